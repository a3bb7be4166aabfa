package jp.kenkotecho.record;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a record is not seen by everybody with whom its category is shared. */
public enum Restriction {
    /** HL7 v3-ActCode, information sensitivity: withheld until whoever shares the category opens it too. */
    PSYCHIATRIC("PSY", "精神科", "Psychiatric"),
    REPRODUCTIVE("SEX", "性と生殖", "Sexual and reproductive health"),
    HIV("HIV", "HIV", "HIV"),
    GENETIC("GDIS", "遺伝", "Genetic"),
    /** The resident hides this one record from clinics, offices and research. */
    FROM_PROFESSIONALS("from-professionals", "医療機関・自治体に見せない", "Hidden from professionals"),
    /** The resident hides this one record from family. */
    FROM_FAMILY("from-family", "家族に見せない", "Hidden from family"),
    /** Never shared: consents themselves, and what the server tells the resident about other people. */
    PRIVATE("private", "本人だけ", "For the resident alone");

    private static final Set<Restriction> SENSITIVE = Set.of(PSYCHIATRIC, REPRODUCTIVE, HIV, GENETIC);

    private final String code;
    private final Text name;

    Restriction(String code, String ja, String en) {
        this.code = code;
        this.name = new Text(ja, en);
    }

    public String code() {
        return code;
    }

    public Text display() {
        return name;
    }

    public boolean isSensitivity() {
        return SENSITIVE.contains(this);
    }

    /** The four that come from what a record says. */
    public static Set<Restriction> sensitivities() {
        return SENSITIVE;
    }

    /** The two restrictions by which a resident hides one record. */
    public static Set<Restriction> hidings() {
        return Set.of(FROM_PROFESSIONALS, FROM_FAMILY);
    }

    public static Optional<Restriction> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    static Set<Restriction> all(Set<String> codes) {
        return codes.stream().map(Restriction::of).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }
}

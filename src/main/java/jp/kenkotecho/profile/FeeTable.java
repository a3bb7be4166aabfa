package jp.kenkotecho.profile;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;

/** The fee table by which an institution is paid (点数表), the third of the ten digits of its code: what kind it is. */
public enum FeeTable {
    MEDICAL("1", "医科"),
    DENTAL("3", "歯科"),
    PHARMACY("4", "調剤");

    private static final String SYSTEM = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationFeeScoreType";
    private static final int PLACE = 2;

    private final String digit;
    private final String words;

    FeeTable(String digit, String words) {
        this.digit = digit;
        this.words = words;
    }

    /**
     * The fee table of an institution.
     *
     * @param code 医療機関コード, ten digits: 都道府県 2, 点数表 1, seven more
     * @return empty for a code of another shape
     */
    public static Optional<FeeTable> of(String code) {
        return Arrays.stream(values())
                .filter(table -> code.length() == 10 && code.startsWith(table.digit, PLACE))
                .findFirst();
    }

    /** The fee table of an institution of the directory: by its code, or else by its type; empty for one without. */
    public static Optional<FeeTable> of(Organization institution) {
        return institution.getIdentifier().stream()
                .filter(identifier -> Canonical.INSTITUTION.equals(identifier.getSystem()) && identifier.hasValue())
                .flatMap(identifier -> of(identifier.getValue()).stream())
                .findFirst()
                .or(() -> institution.getType().stream()
                        .flatMap(type -> type.getCoding().stream())
                        .flatMap(coding -> Arrays.stream(values()).filter(table -> table.isSaidBy(coding)))
                        .findFirst());
    }

    private boolean isSaidBy(Coding coding) {
        return SYSTEM.equals(coding.getSystem()) && digit.equals(coding.getCode());
    }

    /** The type of an Organization, by which a directory is searched for pharmacies. */
    public Coding coding() {
        return new Coding(SYSTEM, digit, words);
    }
}

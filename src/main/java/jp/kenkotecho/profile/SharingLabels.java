package jp.kenkotecho.profile;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.SharingClass;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Resource;

/**
 * The labels by which records are shared, in {@code meta.security}, set by the server alone: the information category
 * ({@link CategoryLabels}), the {@link SharingClass} that searches are narrowed by, and for whoever reads HL7's
 * vocabulary the sensitivity and {@code R}, restricted. Beside them stands whose word it is ({@link Integrity}).
 */
public final class SharingLabels {

    private static final Set<String> OURS = Set.of(
            Canonical.INFORMATION_CATEGORY,
            Canonical.SHARING_CLASS,
            Canonical.CONFIDENTIALITY,
            Canonical.ACT_CODE,
            Integrity.SYSTEM);

    private SharingLabels() {}

    /** The class that this resource is labelled with; empty when it has none, and is shared with nobody. */
    public static Optional<SharingClass> of(Resource resource) {
        return resource.getMeta().getSecurity().stream()
                .filter(label -> Canonical.SHARING_CLASS.equals(label.getSystem())
                        && label.getCodeElement().hasValue())
                .findFirst()
                .flatMap(label -> SharingClass.read(label.getCode()));
    }

    /** The restrictions by which the resident hides this one record. */
    public static Set<Restriction> hidings(Resource resource) {
        return of(resource).map(SharingClass::restrictions).orElse(Set.of()).stream()
                .filter(Restriction.hidings()::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Replaces whatever labels of these the resource came with by those that its content gives; whose word it is, no
     * content tells, so that {@link Integrity} is to be added after.
     *
     * @param hidings what its owner said of it, which no content tells
     */
    public static void apply(Resource resource, Set<Restriction> hidings) {
        resource.getMeta().getSecurity().removeIf(SharingLabels::isOurs);
        CategoryLabels.apply(resource);
        CategoryLabels.categoryOf(resource).ifPresent(category -> {
            var restrictions = EnumSet.noneOf(Restriction.class);
            restrictions.addAll(hidings);
            restrictions.addAll(Sensitivity.of(resource));
            if (isPrivate(resource)) {
                restrictions.add(Restriction.PRIVATE);
            }
            add(resource, new SharingClass(category, restrictions));
        });
    }

    /**
     * Whether a client tries to say something by labels that are the server's to say: any that its content does not give
     * and that were not there before.
     *
     * @param before what is stored; empty for something new
     */
    public static boolean differ(Resource sent, Optional<Resource> before) {
        var given = labels(sent);
        before.ifPresent(stored -> given.removeAll(labels(stored)));
        if (given.isEmpty()) {
            return false;
        }
        var right = sent.copy();
        apply(right, before.map(SharingLabels::hidings).orElse(Set.of()));
        return !labels(right).containsAll(given);
    }

    public static Coding labelOf(SharingClass one) {
        return new Coding().setSystem(Canonical.SHARING_CLASS).setCode(one.code());
    }

    private static void add(Resource resource, SharingClass one) {
        var meta = resource.getMeta();
        meta.addSecurity(labelOf(one));
        if (!one.restrictions().isEmpty()) {
            meta.addSecurity(new Coding().setSystem(Canonical.CONFIDENTIALITY).setCode("R"));
        }
        one.restrictions().stream()
                .filter(Restriction::isSensitivity)
                .sorted()
                .forEach(sensitivity -> meta.addSecurity(
                        new Coding().setSystem(Canonical.ACT_CODE).setCode(sensitivity.code())));
    }

    private static boolean isPrivate(Resource resource) {
        return resource.fhirType().equals("Consent")
                || (resource instanceof Communication message && Notice.hasKind(message));
    }

    private static boolean isOurs(Coding label) {
        return label.getSystemElement().hasValue() && OURS.contains(label.getSystem());
    }

    private static Set<String> labels(Resource resource) {
        return resource.getMeta().getSecurity().stream()
                .filter(SharingLabels::isOurs)
                .map(label -> label.getSystem() + "|" + Objects.toString(label.getCode(), ""))
                .collect(Collectors.toSet());
    }
}

package jp.kenkotecho.profile;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * The name of a resource that has no id yet: made from its identifier of ours, so that two resources of one import can
 * refer to each other, and the same import names them alike every time.
 */
public final class Placeholder {

    private Placeholder() {}

    /** {@code urn:uuid:…}, for {@code fullUrl} and references. */
    public static String of(Identifier identifier) {
        var token = identifier.getSystem() + "|" + identifier.getValue();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The identifier of ours that a resource carries.
     *
     * @throws IllegalArgumentException when it carries none
     */
    public static Identifier ours(DomainResource resource) {
        return resource.getNamedProperty("identifier").getValues().stream()
                .map(Identifier.class::cast)
                .filter(identifier -> identifier.getSystemElement().hasValue()
                        && identifier.getSystem().startsWith(Canonical.ID))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it has no identifier of ours"));
    }

    public static String of(DomainResource resource) {
        return of(ours(resource));
    }

    public static Reference to(DomainResource resource) {
        return new Reference(of(resource)).setType(resource.fhirType());
    }
}

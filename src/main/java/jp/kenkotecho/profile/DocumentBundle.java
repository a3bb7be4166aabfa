package jp.kenkotecho.profile;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;

/**
 * A document (FHIR R4, Documents): its Composition, and behind it each resource that it tells of once, under the address
 * by which the Composition refers to it. What HAPI's generator of summaries makes is its own.
 */
public final class DocumentBundle {

    private static final String URN = "urn:uuid:";

    private final Bundle bundle = new Bundle().setType(BundleType.DOCUMENT);
    private final Set<String> added = new HashSet<>();
    private final String base;

    private DocumentBundle(String base) {
        this.base = base;
    }

    /**
     * Begins one, with an identifier of its own and the Composition's time.
     *
     * @param composition dated; it is filled while others are added
     * @param base of this server's addresses, without a slash at the end
     */
    public static DocumentBundle of(Composition composition, String base) {
        var document = new DocumentBundle(base);
        document.bundle.setIdentifier(
                new Identifier().setSystem("urn:ietf:rfc:3986").setValue(URN + UUID.randomUUID()));
        document.bundle.setTimestampElement(
                new InstantType(composition.getDateElement().getValueAsString()));
        document.add(composition);
        return document;
    }

    /** Puts a resource in, unless it is there; by its id when it is stored. Gives what refers to it. */
    public Reference add(DomainResource resource) {
        var isStored = resource.getIdElement().hasIdPart();
        var reference =
                isStored ? resource.fhirType() + "/" + resource.getIdElement().getIdPart() : URN + UUID.randomUUID();
        if (added.add(reference)) {
            bundle.addEntry()
                    .setFullUrl(isStored ? base + "/" + reference : reference)
                    .setResource(resource);
        }
        return new Reference(reference);
    }

    public Bundle bundle() {
        return bundle;
    }
}

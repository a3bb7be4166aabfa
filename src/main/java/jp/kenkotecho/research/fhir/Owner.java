package jp.kenkotecho.research.fhir;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Whose a resource is, as it says itself by {@code subject}, {@code patient} or the like. */
public final class Owner {

    private Owner() {}

    /** The logical id of a Patient of this server; empty when it is nobody's or that cannot be told. */
    public static String of(Resource resource) {
        if (resource.fhirType().equals("Patient")) {
            return resource.getIdElement().getIdPart();
        }
        return Stream.of("subject", "patient", "for", "individual", "beneficiary")
                .flatMap(name -> Stream.ofNullable(resource.getNamedProperty(name)))
                .flatMap(property -> property.getValues().stream())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .map(reference -> new IdType(reference.getReference()))
                .filter(id -> "Patient".equals(id.getResourceType()) && !id.isAbsolute() && id.hasIdPart())
                .map(IdType::getIdPart)
                .findFirst()
                .orElse("");
    }
}

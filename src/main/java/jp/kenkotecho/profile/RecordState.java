package jp.kenkotecho.profile;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Goal;

/** In which state a resource is, whatever its type calls that. */
public final class RecordState {

    private RecordState() {}

    /** The code of {@code clinicalStatus}, {@code lifecycleStatus} or {@code status}; empty where it has none. */
    public static String of(DomainResource resource) {
        if (resource instanceof Condition condition) {
            return code(condition.getClinicalStatus());
        }
        if (resource instanceof AllergyIntolerance allergy) {
            return code(allergy.getClinicalStatus());
        }
        var name = resource instanceof Goal ? "lifecycleStatus" : "status";
        var status = resource.getNamedProperty(name).getValues();
        return status.isEmpty() ? "" : status.get(0).primitiveValue();
    }

    private static String code(CodeableConcept status) {
        return status.hasCoding() ? status.getCodingFirstRep().getCode() : "";
    }
}

package jp.kenkotecho.profile;

import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;

/** The state of a resource, whatever its type calls that. */
public final class RecordState {

    /** The states of a goal that somebody still has. */
    public static final Set<String> OPEN_GOALS = Set.of("proposed", "planned", "accepted", "active", "on-hold");

    private static final Set<String> MEASURED = Set.of("final", "amended", "corrected", "preliminary");

    private RecordState() {}

    /** Whether it is a value, and neither entered in error, cancelled, nor still to come. */
    public static boolean isMeasured(Observation observation) {
        return MEASURED.contains(of(observation));
    }

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

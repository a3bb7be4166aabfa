package jp.kenkotecho.medication.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.medication.model.Dose;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;

/** The states of doses, from MedicationAdministrations that carry the id of one. */
public final class RecordedDoses {

    /** The identifier system of a dose's id. */
    public static final String SYSTEM = Canonical.ID + "dose";

    private static final String FORGOTTEN = "forgotten";

    private RecordedDoses() {}

    /** The state by the id of a dose. Where two records disagree, the dose was taken. */
    public static Map<String, Dose.State> of(List<MedicationAdministration> administrations) {
        var states = new HashMap<String, Dose.State>();
        for (var administration : administrations) {
            var state = state(administration);
            for (var id : administration.getIdentifier()) {
                if (SYSTEM.equals(id.getSystem()) && id.hasValue() && state.isPresent()) {
                    states.merge(id.getValue(), state.get(), RecordedDoses::stronger);
                }
            }
        }
        return states;
    }

    static Identifier identifier(Dose dose) {
        return new Identifier().setSystem(SYSTEM).setValue(dose.id());
    }

    private static Dose.State stronger(Dose.State one, Dose.State other) {
        return one == Dose.State.TAKEN ? one : other;
    }

    private static Optional<Dose.State> state(MedicationAdministration administration) {
        if (administration.getStatus() == MedicationAdministrationStatus.COMPLETED) {
            return Optional.of(Dose.State.TAKEN);
        }
        if (administration.getStatus() != MedicationAdministrationStatus.NOTDONE) {
            return Optional.empty();
        }
        var forgotten = administration.getStatusReason().stream()
                .flatMap(reason -> reason.getCoding().stream())
                .anyMatch(coding -> FORGOTTEN.equals(coding.getCode()));
        return Optional.of(forgotten ? Dose.State.FORGOTTEN : Dose.State.SKIPPED);
    }
}

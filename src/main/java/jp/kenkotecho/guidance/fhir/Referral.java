package jp.kenkotecho.guidance.fhir;

import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.record.InformationCategory;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Advice to see a doctor (受診勧奨), {@code kt-referral}, and what becomes of it. */
public final class Referral {

    /** The code of a referral: of the advice, and of the task of seeing to it. */
    public static final Token KIND = new Token(Canonical.GUIDANCE, "referral");

    /** The states of an Encounter in which somebody has come. */
    private static final Set<String> CAME = Set.of("arrived", "triaged", "in-progress", "onleave", "finished");

    private Referral() {}

    /** The person whose visit to a doctor this is; empty when it is none yet, or a session of guidance. */
    public static Optional<String> visitor(Encounter encounter) {
        var isMedical = CategoryLabels.categoryOf(encounter)
                .filter(InformationCategory.MEDICAL::equals)
                .isPresent();
        return isMedical
                        && CAME.contains(RecordState.of(encounter))
                        && encounter.getPeriod().getStartElement().hasValue()
                ? Optional.ofNullable(encounter.getSubject().getReference())
                : Optional.empty();
    }

    /** Whether the visit began after the advice was given. */
    public static boolean isFollowed(ServiceRequest advice, Encounter visit) {
        return advice.getAuthoredOnElement().hasValue()
                && !visit.getPeriod()
                        .getStart()
                        .toInstant()
                        .isBefore(advice.getAuthoredOn().toInstant());
    }

    public static ServiceRequest completed(ServiceRequest advice) {
        return advice.copy().setStatus(ServiceRequestStatus.COMPLETED);
    }

    /** The task of seeing to it. */
    public static Task completed(Task task) {
        return task.copy()
                .setStatus(TaskStatus.COMPLETED)
                .setBusinessStatus(new CodeableConcept().setText("受診の記録あり Visit recorded"));
    }
}

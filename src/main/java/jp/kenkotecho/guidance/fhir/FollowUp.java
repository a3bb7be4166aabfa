package jp.kenkotecho.guidance.fhir;

import java.time.LocalDate;
import java.util.Optional;
import jp.kenkotecho.guidance.fhir.DraftedSession.Signed;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What is to be done after a session: {@code kt-task} and {@code kt-referral}, signed by whoever held it. */
public final class FollowUp {

    private FollowUp() {}

    /**
     * A task.
     *
     * @param kind a code of our code system: {@code next-contact}, {@code to-do}, {@code referral}
     * @param due the day by which it is to be done
     * @param owner whose it is to do, {@code Patient/…} or {@code Organization/…}
     */
    public static Task task(String kind, String words, Optional<LocalDate> due, String owner, Signed signed) {
        var task = new Task().setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.PLAN);
        task.getMeta().addProfile(Canonical.profile("kt-task"));
        task.setCode(ours(kind));
        task.setDescription(words);
        task.setFor(patient(signed));
        task.setAuthoredOnElement(new DateTimeType(signed.day().toString()));
        task.setRequester(new Reference(signed.author()));
        task.setOwner(new Reference(owner));
        due.ifPresent(day -> until(task, day));
        return task;
    }

    /** The day by which it is to be done. */
    static void until(Task task, LocalDate day) {
        task.getRestriction().setPeriod(new Period().setEndElement(new DateTimeType(day.toString())));
    }

    /** Advice to see a doctor (受診勧奨). */
    public static ServiceRequest advice(String words, Signed signed) {
        var advice =
                new ServiceRequest().setStatus(ServiceRequestStatus.ACTIVE).setIntent(ServiceRequestIntent.PROPOSAL);
        advice.getMeta().addProfile(Canonical.profile("kt-referral"));
        advice.setCode(ours("referral").setText(words));
        advice.setSubject(patient(signed));
        advice.setAuthoredOnElement(new DateTimeType(signed.day().toString()));
        advice.setRequester(new Reference(signed.author()));
        return advice;
    }

    static CodeableConcept ours(String code) {
        return new CodeableConcept(new Coding().setSystem(Canonical.GUIDANCE).setCode(code));
    }

    static Reference patient(Signed signed) {
        return new Reference("Patient/" + signed.person().value());
    }
}

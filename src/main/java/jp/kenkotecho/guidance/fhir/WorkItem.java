package jp.kenkotecho.guidance.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.guidance.model.Need;
import jp.kenkotecho.guidance.model.Need.Urgency;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * Something on a nurse's list: a Task that is not done, a Flag that stands, or a value for which a doctor is to be seen.
 *
 * @param person whose it is, {@code Patient/…}
 * @param words that it says to people
 */
public record WorkItem(DomainResource resource, String person, Need need, String words) {

    /** The states of a Task that is still to be done. */
    public static final Set<String> OPEN =
            Set.of("requested", "received", "accepted", "ready", "in-progress", "on-hold");

    private static final String FLAG_PRIORITY = "http://hl7.org/fhir/StructureDefinition/flag-priority";

    /**
     * The item of a Task: by its priority, then by the end of its restriction.
     *
     * @param zone where the nurse works
     */
    public static WorkItem of(Task task, LocalDate today, ZoneId zone) {
        var due = CalendarDay.of(task.getRestriction().getPeriod().getEndElement(), zone);
        var since = CalendarDay.of(task.getAuthoredOnElement(), zone);
        var byDay = Need.by(due, since, today);
        var priority = task.getPriorityElement().hasValue() ? task.getPriority().toCode() : "";
        return new WorkItem(
                task,
                reference(task.getFor()),
                switch (priority) {
                    case "stat", "asap" -> new Need(Urgency.AT_ONCE, due, since);
                    case "urgent" -> new Need(Urgency.URGENT, due, since);
                    default -> byDay;
                },
                task.getDescriptionElement().hasValue() ? task.getDescription() : words(task.getCode()));
    }

    /**
     * The item of a Flag: by the priority that R4's extension gives it, and how long it stands.
     *
     * @param zone where the nurse works
     */
    public static WorkItem of(Flag flag, LocalDate today, ZoneId zone) {
        var since = CalendarDay.of(flag.getPeriod().getStartElement(), zone);
        return new WorkItem(
                flag,
                reference(flag.getSubject()),
                switch (priority(flag)) {
                    case "PH" -> new Need(Urgency.AT_ONCE, Optional.empty(), since);
                    case "PM" -> new Need(Urgency.URGENT, Optional.empty(), since);
                    default -> Need.by(Optional.empty(), since, today);
                },
                words(flag.getCode()));
    }

    /** The item of a value for which a doctor is to be seen (受診勧奨判定値): since the day on which it was found. */
    public static WorkItem of(BeyondReferral beyond, LocalDate today) {
        var source = beyond.sources().get(0);
        return new WorkItem(
                source,
                reference(source.getSubject()),
                Need.by(Optional.empty(), Optional.of(beyond.day()), today),
                "受診勧奨の値: " + beyond.name().ja() + " " + beyond.value());
    }

    /** What sort of thing it is: a code of our code system, {@code watch} for a flag, else {@code other}. */
    public String kind() {
        if (resource instanceof Task task) {
            return kindOf(task);
        }
        return resource instanceof Observation ? Referral.KIND.code() : "watch";
    }

    /** The same of a Task. */
    public static String kindOf(Task task) {
        return task.getCode().getCoding().stream()
                .filter(coding -> coding.getCodeElement().hasValue() && Canonical.GUIDANCE.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse("other");
    }

    private static String words(CodeableConcept concept) {
        return concept.getTextElement().hasValue()
                ? concept.getText()
                : String.valueOf(concept.getCodingFirstRep().getDisplay());
    }

    /** The priority by the extension of R4 ({@code flag-priority}): PN none, PL low, PM medium, PH high. */
    private static String priority(Flag flag) {
        return Optional.ofNullable(flag.getExtensionByUrl(FLAG_PRIORITY))
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .map(value -> String.valueOf(
                        ((CodeableConcept) value).getCodingFirstRep().getCode()))
                .orElse("");
    }

    private static String reference(Reference reference) {
        return String.valueOf(reference.getReferenceElement().toUnqualifiedVersionless());
    }
}

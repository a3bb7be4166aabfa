package jp.kenkotecho.guidance.fhir;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.guidance.model.Need;
import jp.kenkotecho.guidance.model.Need.Urgency;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * Something on a nurse's list: a Task that is not done, or a Flag that stands.
 *
 * @param person whose it is, {@code Patient/…}
 */
public record WorkItem(DomainResource resource, String person, Need need) {

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
                });
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
                });
    }

    /** What sort of thing it is: a code of our code system, {@code watch} for a flag, else {@code other}. */
    public String kind() {
        if (resource instanceof Task task) {
            return kindOf(task);
        }
        return "watch";
    }

    /** The same of a Task. */
    public static String kindOf(Task task) {
        return task.getCode().getCoding().stream()
                .filter(coding -> coding.getCodeElement().hasValue() && Canonical.GUIDANCE.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse("other");
    }

    /** The words that an item says to people. */
    public String words() {
        if (resource instanceof Task task) {
            return task.getDescriptionElement().hasValue() ? task.getDescription() : words(task.getCode());
        }
        return words(((Flag) resource).getCode());
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

package jp.kenkotecho.guidance.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** A drafted session as somebody fills it in: which of its goals and tasks are kept, in which words, by when. */
public final class EditedSession {

    private static final String WEIGHT = "29463-7";

    private EditedSession() {}

    /**
     * A goal or a task of a draft.
     *
     * @param index of its entry in the draft
     * @param kind {@code goal}, {@code next-contact}, {@code to-do} or {@code referral}
     */
    public record Line(int index, String kind, String words, Optional<LocalDate> due) {}

    /**
     * A line as it was filled in.
     *
     * @param kilograms the body weight that a goal wants to reach
     */
    public record Edit(boolean isKept, String words, Optional<LocalDate> due, Optional<BigDecimal> kilograms) {}

    /** What can be changed in a draft; advice to see a doctor is changed with the task of seeing to it. */
    public static List<Line> lines(Bundle draft) {
        return IntStream.range(0, draft.getEntry().size())
                .boxed()
                .flatMap(index -> line(index, draft.getEntry().get(index).getResource()))
                .toList();
    }

    private static Stream<Line> line(int index, Resource resource) {
        if (resource instanceof Goal goal) {
            return Stream.of(new Line(index, "goal", goal.getDescription().getText(), Optional.empty()));
        }
        if (resource instanceof Task task) {
            var due = CalendarDay.of(task.getRestriction().getPeriod().getEndElement(), ZoneOffset.UTC);
            return Stream.of(new Line(index, WorkItem.kindOf(task), task.getDescription(), due));
        }
        return Stream.empty();
    }

    /** What a plan consists of beside goals and tasks. */
    public static List<String> activities(Bundle draft) {
        return plans(draft)
                .flatMap(plan -> plan.getActivity().stream())
                .map(activity -> String.valueOf(activity.getDetail().getDescription()))
                .toList();
    }

    /**
     * The session as it is to be stored. A line without an edit is not kept.
     *
     * @param note what was said; empty for nothing
     */
    public static Bundle of(Bundle draft, Map<Integer, Edit> edits, String note) {
        var edited = draft.copy();
        var dropped = new HashSet<String>();
        for (var line : lines(edited)) {
            var entry = edited.getEntry().get(line.index());
            var edit = Optional.ofNullable(edits.get(line.index())).filter(Edit::isKept);
            edit.ifPresentOrElse(
                    one -> edit(edited, entry.getResource(), one),
                    () -> drop(entry.getFullUrl(), entry.getResource(), dropped));
        }
        edited.getEntry().removeIf(entry -> dropped.contains(entry.getFullUrl()));
        plans(edited).forEach(plan -> {
            plan.getGoal().removeIf(goal -> dropped.contains(goal.getReference()));
            if (!note.isEmpty()) {
                plan.addNote().setText(note);
            }
        });
        return edited;
    }

    private static void drop(String address, Resource resource, Set<String> dropped) {
        dropped.add(address);
        if (resource instanceof Task task && task.hasFocus()) {
            dropped.add(task.getFocus().getReference());
        }
    }

    private static void edit(Bundle session, Resource resource, Edit edit) {
        if (resource instanceof Goal goal) {
            goal.setDescription(new CodeableConcept().setText(edit.words()));
            edit.kilograms().ifPresent(kilograms -> aim(goal, kilograms));
        } else if (resource instanceof Task task) {
            task.setDescription(edit.words());
            edit.due().ifPresent(day -> FollowUp.until(task, day));
            advice(session, task).forEach(advice -> advice.getCode().setText(edit.words()));
        }
    }

    private static void aim(Goal goal, BigDecimal kilograms) {
        goal.setTarget(new ArrayList<>());
        goal.addTarget()
                .setMeasure(new CodeableConcept(
                        new Coding().setSystem(Canonical.LOINC).setCode(WEIGHT)))
                .setDetail(new Quantity()
                        .setValue(kilograms)
                        .setUnit("kg")
                        .setSystem(Canonical.UCUM)
                        .setCode("kg"));
    }

    private static Stream<ServiceRequest> advice(Bundle session, Task task) {
        return session.getEntry().stream()
                .filter(entry -> entry.getFullUrl().equals(task.getFocus().getReference()))
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .map(ServiceRequest.class::cast);
    }

    private static Stream<CarePlan> plans(Bundle session) {
        return session.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(CarePlan.class::isInstance)
                .map(CarePlan.class::cast);
    }
}

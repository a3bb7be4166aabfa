package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.web.Letter.ToDo;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * What health guidance left, as letters to the person: what was said, what was agreed and what comes next, as long as it
 * stands. All that one professional wrote on one day is one letter.
 */
@Component
class GuidanceLetters {

    static final Set<String> TYPES = Set.of("CarePlan", "Goal", "Task");

    /** The number of each type that is read, the newest. */
    private static final int MOST = 50;

    /** The kinds of tasks that have a message of their own. */
    private static final Set<String> KINDS = Set.of("next-contact", "to-do", "referral");

    /** The states in which a plan, a goal or a task stands. */
    private static final Set<String> STANDS =
            Set.of("active", "accepted", "planned", "requested", "received", "ready", "in-progress", "on-hold");

    private final RecordStore store;
    private final Clock clock;

    GuidanceLetters(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * One resource as a part of a letter.
     *
     * @param author {@code Practitioner/…}, or somebody who writes no such letters
     */
    private record Part(String author, OffsetDateTime at, List<String> texts, List<ToDo> toDos) {

        String letter() {
            return author + " " + at.toLocalDate();
        }
    }

    /** The letters in no order. */
    List<Letter> of(Caller reader, PersonId person) {
        var letters = Stream.of(plans(reader, person), goals(reader, person), tasks(reader, person))
                .flatMap(parts -> parts)
                .filter(part -> part.author().startsWith("Practitioner/"))
                .collect(Collectors.groupingBy(Part::letter, LinkedHashMap::new, Collectors.toList()));
        return letters.values().stream().map(parts -> letter(reader, parts)).toList();
    }

    private Letter letter(Caller reader, List<Part> parts) {
        return new Letter(
                "",
                parts.stream().map(Part::at).max(Comparator.naturalOrder()).orElseThrow(),
                Letter.OTHER,
                name(reader, parts.get(0).author()),
                parts.stream().flatMap(part -> part.texts().stream()).toList(),
                parts.stream().flatMap(part -> part.toDos().stream()).toList(),
                false,
                List.of());
    }

    private Stream<Part> plans(Caller reader, PersonId person) {
        return standing(store, reader, RecordQuery.of(CarePlan.class, person), "status", "_lastUpdated")
                .map(plan -> {
                    var said = plan.getNote().stream().flatMap(note -> Stream.ofNullable(note.getText()));
                    return part(
                            plan,
                            plan.getAuthor(),
                            Stream.concat(Stream.ofNullable(plan.getTitle()), said)
                                    .toList(),
                            List.of());
                });
    }

    private Stream<Part> goals(Caller reader, PersonId person) {
        return standing(store, reader, RecordQuery.of(Goal.class, person), "lifecycle-status", "_lastUpdated")
                .map(goal -> {
                    var words = words(goal.getDescription());
                    return part(goal, goal.getExpressedBy(), List.of(), List.of(new ToDo("goal", words, List.of())));
                });
    }

    private Stream<Part> tasks(Caller reader, PersonId person) {
        return standing(store, reader, RecordQuery.of(Task.class, person), "status", "authored-on")
                .map(task -> {
                    var toDo = new ToDo(
                            kind(task),
                            words(task),
                            due(task, clock.getZone()).stream().toList());
                    return part(task, task.getRequester(), List.of(), List.of(toDo));
                });
    }

    /**
     * The newest of those that stand: however many are over, they take no place.
     *
     * @param status the search parameter of their state
     * @param written the one by which they are sorted
     */
    static <T extends DomainResource> Stream<T> standing(
            RecordStore store, Caller reader, RecordQuery<T> query, String status, String written) {
        var standing = query.oneOf(status, STANDS).newestFirst(written).first(MOST);
        return store.search(reader, standing).stream().filter(one -> STANDS.contains(RecordState.of(one)));
    }

    private Part part(DomainResource written, Reference author, List<String> texts, List<ToDo> toDos) {
        var at = OffsetDateTime.ofInstant(written.getMeta().getLastUpdated().toInstant(), clock.getZone());
        return new Part(String.valueOf(author.getReference()), at, texts, toDos);
    }

    /** What it says in words, or else what its code is called; empty where it says neither. */
    static String words(CodeableConcept concept) {
        return Stream.concat(
                        Stream.ofNullable(concept.getText()),
                        concept.getCoding().stream().flatMap(coding -> Stream.ofNullable(coding.getDisplay())))
                .findFirst()
                .orElse("");
    }

    /** What is to be done. */
    static String words(Task task) {
        return Optional.ofNullable(task.getDescription()).orElseGet(() -> words(task.getCode()));
    }

    static Optional<LocalDate> due(Task task, ZoneId zone) {
        return CalendarDay.of(task.getRestriction().getPeriod().getEndElement(), zone);
    }

    /** {@code next-contact}, {@code to-do}, {@code referral} or {@code other}. */
    static String kind(Task task) {
        return task.getCode().getCoding().stream()
                .filter(coding -> Canonical.GUIDANCE.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(KINDS::contains)
                .findFirst()
                .orElse("other");
    }

    private String name(Caller reader, String author) {
        return store.read(reader, Practitioner.class, new IdType(author).getIdPart())
                .map(one -> ShownName.of(one.getNameFirstRep()))
                .orElse("");
    }
}

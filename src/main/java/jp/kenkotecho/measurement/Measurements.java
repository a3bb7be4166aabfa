package jp.kenkotecho.measurement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.measurement.fhir.AgreedGoal;
import jp.kenkotecho.measurement.fhir.ObservedReading;
import jp.kenkotecho.measurement.fhir.Origin;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.MeasuredValue;
import jp.kenkotecho.measurement.model.PressureGoal;
import jp.kenkotecho.measurement.model.ValueGoal;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.stereotype.Component;

/**
 * What somebody measured by themselves: Observations of the record, read in the name of whoever asks. A look costs one
 * search whatever the record holds, and a goal another.
 */
@Component
public class Measurements {

    /** Readings that one look goes over, the newest: four a day for a year. */
    public static final int MOST = 1500;

    private static final int WHOLE_DAY = "2026-11-05".length();

    private static final int MOST_GOALS = 50;
    private static final int MOST_IMPORTS = 5;

    private final RecordStore store;
    private final Clock clock;
    private final ObservedReading observed;

    Measurements(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.observed = new ObservedReading(clock.getZone());
    }

    /**
     * What was read in some days.
     *
     * @param list newest first
     * @param isCut whether there is more in those days than {@link #MOST}
     */
    public record Found(List<MeasuredValue> list, boolean isCut) {
        public Found {
            list = List.copyOf(list);
        }
    }

    /**
     * One value with all that is known of it.
     *
     * @param isStruck whether it was struck out, and counts no more
     * @param isOwn whether those who act for the person may correct it
     * @param version which state of it this is
     */
    public record Value(
            MeasuredKind kind, MeasuredValue reading, Origin origin, boolean isStruck, boolean isOwn, String version) {}

    /** All of a kind from one day to another, both included; a day ends at four in the next morning. */
    public Found found(Caller caller, PersonId person, MeasuredKind kind, LocalDate first, LocalDate last) {
        var codes = ObservedReading.codes(kind).map(Token::of).toList();
        var query = RecordQuery.of(Observation.class, person)
                .anyOf("code", codes)
                .from("date", first)
                .until("date", last.plusDays(1))
                .newestFirst("date")
                .first(MOST);
        var observations = store.search(caller, query);
        var readings = observations.stream()
                .flatMap(one -> observed.read(kind, one).stream())
                .filter(one -> !one.day().isBefore(first) && !one.day().isAfter(last))
                .toList();
        return new Found(readings, observations.size() == MOST);
    }

    /** The person's own agreed goal, else the guideline's; none of a child, whom that guideline is not about. */
    public PressureGoal goal(Caller caller, PersonId person) {
        return AgreedGoal.of(goals(caller, person))
                .orElseGet(() -> isChild(caller, person) ? PressureGoal.NONE : PressureGoal.GUIDELINE);
    }

    /** What the person agreed to reach of a kind with one number; empty where nothing is agreed. */
    public Optional<ValueGoal> goal(Caller caller, PersonId person, MeasuredKind kind) {
        return AgreedGoal.of(goals(caller, person), kind);
    }

    private List<Goal> goals(Caller caller, PersonId person) {
        var query = RecordQuery.of(Goal.class, person)
                .oneOf("lifecycle-status", List.of("accepted", "active"))
                .newestFirst("start-date")
                .first(MOST_GOALS);
        return store.search(caller, query);
    }

    /** Somebody whose birth date is not known is taken for an adult. */
    private boolean isChild(Caller caller, PersonId person) {
        return store.read(caller, Patient.class, person.value())
                .map(patient -> patient.getBirthDateElement().getValueAsString())
                .filter(text -> text.length() == WHOLE_DAY)
                .filter(text -> PressureGoal.isOfChild(LocalDate.parse(text), LocalDate.now(clock)))
                .isPresent();
    }

    /**
     * One value of this person's; empty for what is no such value, and for what the caller may not know of.
     *
     * @param signers the references by which whoever asks and the person sign
     */
    public Optional<Value> value(Caller caller, PersonId person, String id, Set<String> signers) {
        return observation(caller, person, id).flatMap(observation -> ObservedReading.kindOf(observation)
                .flatMap(kind -> observed.readStruck(kind, observation)
                        .map(reading -> new Value(
                                kind,
                                reading,
                                Origin.of(observation, provenances(caller, person, id)),
                                !RecordState.isMeasured(observation),
                                Origin.isOwn(observation, signers),
                                observation.getMeta().getVersionId()))));
    }

    Optional<Observation> observation(Caller caller, PersonId person, String id) {
        return PersonId.read(id)
                .flatMap(readable -> store.read(caller, Observation.class, id))
                .filter(one ->
                        ("Patient/" + person.value()).equals(one.getSubject().getReference()));
    }

    private List<Provenance> provenances(Caller caller, PersonId person, String id) {
        var query = RecordQuery.of(Provenance.class, person).is("target", "Observation/" + id);
        return store.search(caller, query.first(MOST_IMPORTS));
    }

    /** The wall clock where people live. */
    public LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    /** The names of all kinds, pressure first. */
    public static Stream<String> kinds() {
        return MeasuredKind.all().stream().map(MeasuredKind::name);
    }
}

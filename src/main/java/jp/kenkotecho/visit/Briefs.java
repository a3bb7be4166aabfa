package jp.kenkotecho.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.access.WithheldNotice;
import jp.kenkotecho.audit.LastLook;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.measurement.model.MorningOrEvening;
import jp.kenkotecho.medication.CurrentMedicines;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.DateParameter;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.fhir.BriefDocument;
import jp.kenkotecho.visit.fhir.BriefSection;
import jp.kenkotecho.visit.fhir.HomeObservations;
import jp.kenkotecho.visit.fhir.HomeSections;
import jp.kenkotecho.visit.fhir.MedicineSection;
import jp.kenkotecho.visit.model.SectionKind;
import jp.kenkotecho.visit.model.WeightTrend;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a doctor reads before a visit, drawn up anew at each call from what the caller may see: whatever the person hides
 * is not missed here either.
 */
@Component
public class Briefs {

    /** States in which a problem or an allergy is one now; most records say nothing of it. */
    private static final Set<String> PRESENT = Set.of("active", "recurrence", "relapse", "");

    /** What of something may be withheld. Messages are not: the server's notices are for the person alone. */
    private static final List<Class<? extends DomainResource>> TOLD = Stream.concat(
                    BriefNews.TYPES.stream().filter(type -> type != Communication.class), Stream.of(Observation.class))
            .toList();

    private static final Text SOME_WITHHELD =
            new Text("本人の希望で、示していない記録があります。", "At the person's wish some records are withheld.");

    /** Days of which every reading at home is read at once: a month, and what is compared with it. */
    private static final int RECENT = 62;

    /** A cuff thrice and a scale once a day. */
    private static final int MOST_READINGS = 250;

    /** Readings of which one will do: some may be in another unit, or entered in error. */
    private static final int FEW = 3;

    private final RecordStore store;
    private final CurrentMedicines medicines;
    private final LastLook lastLook;
    private final WithheldNotice withheldNotice;
    private final Clock clock;
    private final String base;

    Briefs(
            RecordStore store,
            CurrentMedicines medicines,
            LastLook lastLook,
            WithheldNotice withheldNotice,
            Clock clock,
            @Value("${phr.fhir.base-url}") String baseUrl) {
        this.store = store;
        this.medicines = medicines;
        this.lastLook = lastLook;
        this.withheldNotice = withheldNotice;
        this.clock = clock;
        this.base = baseUrl.replaceAll("/+$", "") + "/fhir";
    }

    /** The types of which it tells: whoever reads it must be able to read them. */
    public static Set<String> types() {
        return Stream.concat(BriefNews.TYPES.stream(), Stream.of(Observation.class, MedicationRequest.class))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }

    /**
     * The brief.
     *
     * @param since from when on something is new; empty for the caller's own last look
     * @throws Refusal when the caller may not know of such a person
     */
    public Brief of(Caller caller, PersonId person, Optional<Instant> since) {
        var patient =
                store.read(caller, Patient.class, person.value()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        return new Brief(
                patient,
                sections(caller, patient, person, since),
                withheldNotice.isSaid(caller, person, TOLD) ? List.of(SOME_WITHHELD) : List.of(),
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * The same.
     *
     * @param day as somebody wrote it
     * @throws Refusal also for what is no day
     */
    Brief since(Caller caller, PersonId person, Optional<String> day) {
        return of(caller, person, day.map(text -> DateParameter.of(text, "since")
                .atStartOfDay(clock.getZone())
                .toInstant()));
    }

    /** The same as a FHIR document. */
    public Bundle document(Brief brief) {
        return BriefDocument.of(brief.patient(), brief.sections(), brief.remarks(), brief.drawnUp(), base);
    }

    private List<BriefSection> sections(Caller caller, Patient patient, PersonId person, Optional<Instant> since) {
        var look = new RecordLook(store, caller, person);
        var today = LocalDate.now(clock);
        var measured = MorningOrEvening.dayOf(LocalDateTime.now(clock));
        var home = new HomeSections("Patient/" + person.value(), measured, clock.getZone());
        var sections = new ArrayList<BriefSection>();
        since.or(() -> lastLook.beforeToday(caller, person))
                .ifPresent(from -> sections.add(BriefNews.of(look, from, clock.getZone())));
        sections.add(BriefSection.of(SectionKind.ALLERGIES, look.all(AllergyIntolerance.class, PRESENT)));
        sections.add(BriefSection.of(SectionKind.PROBLEMS, look.all(Condition.class, PRESENT)));
        var taken = medicines.of(caller, person);
        sections.add(MedicineSection.of(taken.statements(), taken.twice()));
        var recent = look.newest(
                look.coded(HomeObservations.PRESSURE, HomeObservations.WEIGHT).from("date", today.minusDays(RECENT)),
                MOST_READINGS);
        sections.add(home.pressure(pressures(look, recent)));
        sections.add(home.weight(weights(look, recent)));
        sections.add(values(patient).of(look.newest(look.coded(CheckupValues.CODES), CheckupValues.MOST)));
        sections.add(BriefSection.of(SectionKind.GOALS, look.all(Goal.class, RecordState.OPEN_GOALS)));
        return sections;
    }

    /** The values of somebody's check-ups. */
    CheckupValues values(Patient patient) {
        return new CheckupValues(CheckupItems.reader(List.of(patient), clock.getZone()), CheckupItems.sex(patient));
    }

    /** The recent pressures; where there are none, the newest there are. */
    private List<Observation> pressures(RecordLook look, List<Observation> recent) {
        return new HomeObservations(clock.getZone()).pressures(recent).isEmpty()
                ? look.newest(look.coded(HomeObservations.PRESSURE), FEW)
                : recent;
    }

    /**
     * The recent weights, or the newest, and of each window before that the newest. Each search costs as much as the
     * person has Observations, so that what was found already is not asked for again.
     */
    private List<Observation> weights(RecordLook look, List<Observation> recent) {
        var home = new HomeObservations(clock.getZone());
        var weight = look.coded(HomeObservations.WEIGHT);
        var found = new ArrayList<>(home.weights(recent).isEmpty() ? look.newest(weight, FEW) : recent);
        WeightTrend.missing(home.weights(found))
                .forEach(window -> found.addAll(
                        look.newest(weight.from("date", window.earliest()).until("date", window.latest()), FEW)));
        return found;
    }
}

package jp.kenkotecho.prediction;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.prediction.fhir.History;
import jp.kenkotecho.prediction.fhir.History.Found;
import jp.kenkotecho.prediction.model.Drift;
import jp.kenkotecho.prediction.model.Drift.Forecast;
import jp.kenkotecho.prediction.model.Drift.Trajectory;
import jp.kenkotecho.prediction.model.Fact;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;

/**
 * A person as the record tells of them on a day, and what is to be expected of their values.
 *
 * @param read all that the record holds, of later days too
 */
record Outlook(LocalDate asOf, LocalDate born, List<Observation> read, History history, Person person) {

    private static final Problem NO_PERSON = Problem.of(
            Problem.Kind.INCOMPLETE,
            "生年月日と性別 (男・女) が記録にないと計算できません。",
            "Without birth date and sex (male or female) in the record nothing can be computed.");
    private static final Problem NO_CHECKUP = Problem.of(
            Problem.Kind.INCOMPLETE,
            "使える健診の値がありません。健診の結果 (血圧、脂質、血糖、腹囲、質問票) を取り込んでください。",
            "There is no usable check-up: import its results (blood pressure, lipids, glucose, waist, questions).");

    /** Which drug's start breaks the series of an item. */
    private static final Map<Item, Fact> DRUGS = Map.of(
            Item.SBP,
            Fact.PRESSURE_DRUG,
            Item.DBP,
            Fact.PRESSURE_DRUG,
            Item.LDL,
            Fact.LIPID_DRUG,
            Item.HDL,
            Fact.LIPID_DRUG);

    /**
     * Reads the record.
     *
     * @throws Refusal when there is no such person, or too little is known of them
     */
    static Outlook of(RecordStore store, Caller caller, String patient, LocalDate asOf) {
        var of = store.read(caller, Patient.class, patient).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var born = born(of).orElseThrow(() -> new Refusal(NO_PERSON));
        var query = "patient=Patient/" + patient + "&" + History.query(CheckupItems::codes, CheckupItems::loinc)
                + "&_sort=date";
        var read = store.search(caller, Observation.class, query);
        return of(read, born, of.getGender() == AdministrativeGender.MALE, asOf)
                .orElseThrow(() -> new Refusal(NO_CHECKUP));
    }

    private static Optional<Outlook> of(List<Observation> read, LocalDate born, boolean man, LocalDate asOf) {
        var history = History.of(read, asOf, CheckupItems::loinc);
        return history.newest().isEmpty()
                ? Optional.empty()
                : Optional.of(new Outlook(
                        asOf,
                        born,
                        read,
                        history,
                        history.person(born.until(asOf).getYears(), man)));
    }

    /** As it was seen on an earlier day; empty when there was nothing yet. */
    Optional<Outlook> on(LocalDate day) {
        return of(read, born, person.man(), day);
    }

    /** The readings of an item that the projection reads, in the present state of treatment. */
    List<Found> series(Item item) {
        var series = history.series(item, Optional.ofNullable(DRUGS.get(item)));
        return history.usable(series, Drift.of(item).orElseThrow(), person.man(), born, asOf);
    }

    /** What a series tells of the years to come; empty without a reading. */
    Optional<Trajectory> trajectory(Item item, List<Found> series) {
        return Drift.of(item)
                .orElseThrow()
                .trajectory(
                        series.stream()
                                .map(found -> History.reading(found, born, asOf))
                                .toList(),
                        reading -> Drift.mean(item, person.man(), reading.age()));
    }

    /** What is expected in so many years. */
    Forecast forecast(Item item, Trajectory trajectory, int years) {
        return forecast(item, trajectory, asOf.plusYears(years));
    }

    Forecast forecast(Item item, Trajectory trajectory, LocalDate day) {
        return trajectory.at(History.years(asOf, day), Drift.mean(item, person.man(), History.years(born, day)));
    }

    /** The newest readings for which a doctor is to be seen (受診勧奨判定値). */
    Map<Item, Observation> referred() {
        var referred = new EnumMap<Item, Observation>(Item.class);
        history.current().forEach((item, found) -> {
            if (limits(item).filter(limits -> limits.refers(found.value())).isPresent()) {
                referred.put(item, found.source());
            }
        });
        return referred;
    }

    private static Optional<CheckupItems.Limits> limits(Item item) {
        return History.codes(item)
                .flatMap(CheckupItems::codes)
                .flatMap(code -> CheckupItems.limits(code).stream())
                .findFirst();
    }

    /** By how much an item of the changed person differs. */
    double effect(Item item, Person changed) {
        return changed.of(item).orElse(0.0) - person.of(item).orElse(0.0);
    }

    private static Optional<LocalDate> born(Patient patient) {
        var text = patient.getBirthDateElement().getValueAsString();
        var isKnown =
                patient.getGender() == AdministrativeGender.MALE || patient.getGender() == AdministrativeGender.FEMALE;
        return isKnown && text != null && text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    }
}

package jp.kenkotecho.prediction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.access.Deceased;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.medication.Treatment;
import jp.kenkotecho.prediction.Outlook.Read;
import jp.kenkotecho.prediction.fhir.History;
import jp.kenkotecho.prediction.fhir.Pregnancy;
import jp.kenkotecho.prediction.model.Drifts;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Reads of people what predictions are made from, and knows how items drift here ({@code phr.prediction.drift}). */
@Component
class Outlooks {

    private static final Problem NO_PERSON = Problem.of(
            Problem.Kind.INCOMPLETE,
            "生年月日と性別 (男・女) が記録にないと計算できません。",
            "Without birth date and sex (male or female) in the record nothing can be computed.");
    static final Problem NO_CHECKUP = Problem.of(
            Problem.Kind.INCOMPLETE,
            "使える健診の値がありません。健診の結果 (血圧、脂質、血糖、腹囲、質問票) を取り込んでください。",
            "There is no usable check-up: import its results (blood pressure, lipids, glucose, waist, questions).");

    static final Problem NO_CHILD = Problem.of(
            Problem.Kind.NOT_SUPPORTED,
            "見こみは、おとな（18歳以上）の調査から計算するものです。お子さんについては計算しません。",
            "What is expected is computed from studies of adults (from 18): of a child nothing is computed.");
    static final Problem PREGNANT = Problem.of(
            Problem.Kind.NOT_SUPPORTED,
            "妊娠中は値が変わり、計算のもとの調査にも妊娠中の人がいないので、計算しません。体重や血圧のことは、妊婦健診で相談してください。",
            "In pregnancy values change, and the studies were of people who were not pregnant, so nothing is computed."
                    + " Ask about weight and blood pressure at the antenatal check-up.");

    static final Problem DECEASED =
            Problem.of(Problem.Kind.INCOMPLETE, "亡くなった人の見こみは計算しません。", "Of somebody who has died nothing is computed.");

    /** An answer counts for two years from the newest reading, and that may be a year ago. */
    private static final int YEARS_OF_DRUGS = 3;

    /** More than a person has of their own; some of receipts. */
    private static final int MOST_CONDITIONS = 1_000;

    private static final int WHOLE_DAY = "2026-11-05".length();

    private final RecordStore store;
    private final ZoneId zone;
    private final Drifts drifts;

    Outlooks(RecordStore store, Clock clock, PredictionSettings settings, ResourceLoader files) {
        this.store = store;
        this.zone = clock.getZone();
        this.drifts = Drifts.with(
                settings.tables().stream().map(place -> own(place, files)).toList());
    }

    Drifts drifts() {
        return drifts;
    }

    private static TsvTable own(String place, ResourceLoader files) {
        try {
            return TsvTable.parse(files.getResource(place).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("phr.prediction.drift", e);
        }
    }

    /**
     * Reads the record.
     *
     * @throws Refusal when there is no such person, or too little is known of them
     */
    Outlook of(Caller caller, String patient, LocalDate asOf) {
        var of = store.read(caller, Patient.class, patient).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        if (Deceased.is(of)) {
            throw new Refusal(DECEASED);
        }
        if (isChild(of, asOf)) {
            throw new Refusal(NO_CHILD);
        }
        var born = Outlook.born(of).orElseThrow(() -> new Refusal(NO_PERSON));
        var man = of.getGender() == AdministrativeGender.MALE;
        var observations = observations(caller, patient);
        var conditions = conditions(caller, patient);
        if (!man && (Pregnancy.told(observations, asOf, zone) || Pregnancy.active(conditions, asOf, zone))) {
            throw new Refusal(PREGNANT);
        }
        var read = new Read(
                observations,
                conditions,
                Treatment.of(drugs(caller, patient, asOf), zone),
                CheckupItems.reader(List.of(of), zone));
        return Outlook.of(drifts, read, born, man, asOf).orElseThrow(() -> new Refusal(NO_CHECKUP));
    }

    private static boolean isChild(Patient patient, LocalDate asOf) {
        var text = patient.getBirthDateElement().getValueAsString();
        return text != null && text.length() == WHOLE_DAY && !CheckupItems.isAdult(LocalDate.parse(text), asOf);
    }

    private List<Observation> observations(Caller caller, String patient) {
        var codes = Stream.of(History.codes(), CheckupItems.limited(), Pregnancy.codes())
                .flatMap(List::stream)
                .distinct()
                .toList();
        return store.search(
                caller,
                RecordQuery.of(Observation.class, new PersonId(patient))
                        .anyOf("code", codes)
                        .oldestFirst("date"));
    }

    /** All of them, in one search: diagnoses are known by how their codes begin, which no search asks for. */
    private List<Condition> conditions(Caller caller, String patient) {
        return store.search(
                caller, RecordQuery.of(Condition.class, new PersonId(patient)).first(MOST_CONDITIONS));
    }

    private List<MedicationStatement> drugs(Caller caller, String patient, LocalDate asOf) {
        var query = RecordQuery.of(MedicationStatement.class, new PersonId(patient))
                .from("effective", asOf.minusYears(YEARS_OF_DRUGS));
        return store.search(caller, query);
    }
}

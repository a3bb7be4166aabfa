package jp.kenkotecho.prediction.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.prediction.fhir.Diagnoses.Diagnosed;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.JasScore;
import jp.kenkotecho.prediction.model.Models;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.Result;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.prediction.model.RiskModel;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records that were read wrongly once. */
class HistoryExamplesTest {

    private static final ValueReader READER = ValueReader.ofAdult(ZoneId.of("Asia/Tokyo"));
    private static final Optional<RiskFactor> DRUG = Optional.of(RiskFactor.PRESSURE_DRUG);
    private static final String TODAY = "2026-07-01";
    private static final String DAY = "2026-06-10";

    /** 160 with an answer, then 128 without one: both are of the same treatment, and the newest counts. */
    @Test
    void a_question_that_was_not_asked_again_is_no_change_of_treatment() {
        var history = read(pressure("2025-06-10", 160), answer("9N701", "2025-06-10", "2"), pressure(DAY, 128));

        assertThat(history.series(Item.SBP, DRUG)).extracting(Found::value).containsExactly(160.0, 128.0);
        assertThat(person(history).is(RiskFactor.PRESSURE_DRUG)).hasValue(false);
    }

    @Test
    void answers_of_the_day_before_and_moments_of_any_zone_belong_together() {
        var history = read(
                answer("9N701", "2025-06-10T00:30:00Z", "2"),
                pressure("2025-06-10T09:30:00+09:00", 131),
                answer("9N701", "2026-06-09", "2"),
                pressure("2026-06-10T00:30:00Z", 128));

        assertThat(history.series(Item.SBP, DRUG)).hasSize(2);
        assertThat(history.notes()).isEmpty();
    }

    @Test
    void what_is_left_out_of_a_series_for_its_treatment_is_said() {
        var history = read(
                pressure("2025-06-10", 160),
                answer("9N701", "2025-06-10", "2"),
                pressure(DAY, 128),
                answer("9N701", DAY, "1"));

        assertThat(history.series(Item.SBP, DRUG)).hasSize(1);
        assertThat(said(history)).anyMatch(note -> note.contains("under another treatment"));
    }

    @Test
    void values_of_2012_tell_nothing_of_2026_and_that_is_said_with_the_day() {
        var history = read(pressure("2012-06-10", 142), answer("9N736", "2012-06-10", "1"));

        assertThat(history.isEmpty()).isFalse();
        assertThat(person(history).values()).isEmpty();
        assertThat(person(history).facts()).isEmpty();
        assertThat(history.series(Item.SBP, Optional.empty())).isEmpty();
        assertThat(said(history)).hasSize(2).allMatch(note -> note.contains("2012-06-10") && note.contains("too old"));
    }

    @Test
    void two_values_of_a_day_are_averaged_whichever_was_stored_first() {
        var one = value("3F077", DAY, 100, "mg/dL");
        var other = value("3F077", DAY, 190, "mg/dL");

        for (var history : List.of(read(one, other), read(other, one))) {
            assertThat(person(history).of(Item.LDL)).hasValue(145.0);
            assertThat(history.sources(Set.of(Item.LDL), Set.of())).hasSize(2);
        }
    }

    @Test
    void bmi_follows_from_height_and_weight() {
        var history = read(value("9N001", "2025-06-10", 170, "cm"), value("9N006", DAY, 86.7, "kg"));

        assertThat(person(history).of(Item.BMI).orElseThrow()).isBetween(29.999, 30.001);
    }

    @Test
    void a_casual_glucose_of_250_is_diabetes_and_one_of_150_excludes_nothing() {
        var high = read(value("3D0101299", DAY, 250, "mg/dL"), value("3D046", DAY, 6.0, "%"));
        var other = read(value("3D0101299", DAY, 150, "mg/dL"));

        assertThat(person(high).hasDiabetes()).hasValue(true);
        assertThat(person(other).hasDiabetes()).isEmpty();
    }

    @Test
    void serum_albumin_is_no_albumin_of_the_urine() {
        var history = read(value("3A0150000023", DAY, 4.3, "g/dL"));

        assertThat(history.isEmpty()).isTrue();
        assertThat(history.notes()).isEmpty();
    }

    @Test
    void pressures_that_were_written_in_each_others_place_are_left_out() {
        var history = read(pressure(DAY, 80), value("9A761", DAY, 130, "mm[Hg]"));

        assertThat(history.isEmpty()).isTrue();
        assertThat(said(history)).anyMatch(note -> note.contains("not below the systolic"));
    }

    @Test
    void an_answer_in_words_is_read() {
        var takes = answer("9N701", DAY, "1");
        takes.setValue(new CodeableConcept().setText("はい"));

        assertThat(person(read(takes)).is(RiskFactor.PRESSURE_DRUG)).hasValue(true);
    }

    /** All questions answered "no", and the diagnoses say otherwise. */
    @Test
    void diagnoses_count_against_answers_and_the_contradiction_is_said() {
        var infarction = DiagnosesTest.condition("http://hl7.org/fhir/sid/icd-10", "I21.9");
        var history = History.of(
                List.of(answer("9N721", DAY, "2"), pressure(DAY, 120)),
                List.of(),
                List.of(new Diagnosed(RiskFactor.HEART_DISEASE, infarction)),
                LocalDate.parse(TODAY),
                READER);

        assertThat(person(history).is(RiskFactor.HEART_DISEASE)).hasValue(true);
        assertThat(new JasScore().judge(person(history))).isInstanceOf(Result.NotApplicable.class);
        assertThat(said(history)).anyMatch(note -> note.contains("diagnosis counts"));
        assertThat(history.sources(Set.of(), Set.of(RiskFactor.HEART_DISEASE))).contains(infarction);
    }

    /** What no importable item, drug or diagnosis can tell, no model may ask for. */
    @ParameterizedTest
    @EnumSource(RiskFactor.class)
    void every_factor_that_a_model_asks_for_can_be_known(RiskFactor fact) {
        var isAsked = models().anyMatch(model -> model.card().facts().contains(fact));
        var isTold = Stream.concat(ModelInput.ANSWERS.stream().map(ModelInput.Answer::fact), Diagnoses.told())
                .anyMatch(fact::equals);

        assertThat(!isAsked || isTold || person(drinksMuch()).is(fact).isPresent())
                .isTrue();
        ModelInput.ANSWERS.stream().filter(answer -> answer.fact() == fact).forEach(answer -> assertThat(
                        History.codes())
                .anyMatch(token -> token.code().startsWith(answer.code())));
    }

    @ParameterizedTest
    @EnumSource(Item.class)
    void every_number_that_a_model_asks_for_can_be_known(Item item) {
        assertThat(History.codes(item)).isNotEmpty().allSatisfy(code -> assertThat(History.codes())
                .anyMatch(token -> token.code().startsWith(code)));
    }

    @Test
    void heavy_drinking_and_the_brinkman_index_are_known_by_their_questions() {
        var brinkman = pressure(DAY, 1).setValue(new Quantity().setValue(600).setCode("1"));
        brinkman.setCode(new CodeableConcept(new Coding("urn:oid:" + Catalogue.SCREENING, "9N737000000000012", "")));

        assertThat(person(drinksMuch()).is(RiskFactor.HEAVY_DRINKING)).hasValue(true);
        assertThat(person(read(brinkman)).is(RiskFactor.BRINKMAN_OVER_500)).hasValue(true);
        assertThat(person(read(answer("9N786", DAY, "3"))).is(RiskFactor.HEAVY_DRINKING))
                .hasValue(false);
    }

    private static History drinksMuch() {
        return read(answer("9N786", DAY, "1"), answer("9N791", DAY, "4"));
    }

    private static Stream<RiskModel> models() {
        return Stream.concat(Models.all().stream(), Models.optional().stream());
    }

    private static Person person(History history) {
        return history.person(50, 50, true);
    }

    private static List<String> said(History history) {
        return history.notes().stream().map(note -> note.message().en()).toList();
    }

    private static History read(Observation... observations) {
        return History.of(List.of(observations), List.of(), List.of(), LocalDate.parse(TODAY), READER);
    }

    private static Observation pressure(String when, double value) {
        return value("9A751", when, value, "mm[Hg]");
    }

    private static Observation value(String beginning, String when, double value, String unit) {
        return of(beginning, when).setValue(new Quantity().setValue(value).setCode(unit));
    }

    private static Observation answer(String beginning, String when, String answer) {
        return of(beginning, when).setValue(new CodeableConcept(new Coding("urn:oid:own", answer, "")));
    }

    /** The first item of check-ups whose code begins so. */
    private static Observation of(String beginning, String when) {
        var item = Catalogue.items()
                .filter(one ->
                        one.system().equals(Catalogue.CHECKUP) && one.code().startsWith(beginning))
                .min((one, other) -> one.code().compareTo(other.code()))
                .orElseThrow();
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding("urn:oid:" + item.system(), item.code(), "")))
                .setEffective(new DateTimeType(when));
    }
}

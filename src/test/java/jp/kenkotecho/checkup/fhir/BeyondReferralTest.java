package jp.kenkotecho.checkup.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.AnswerThreshold;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.checkup.model.Threshold;
import jp.kenkotecho.checkup.model.Threshold.Sex;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BeyondReferralTest {

    private static final ValueReader READER = ValueReader.ofAdult(ZoneId.of("Asia/Tokyo"));
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final String EGFR = "8A065000002391901";

    static Stream<CheckupItem> limited() {
        return Catalogue.items()
                .filter(item -> item.system().equals(Catalogue.CHECKUP)
                        && Threshold.of(item.code()).isPresent());
    }

    static Stream<CheckupItem> answered() {
        return Catalogue.items()
                .filter(item -> item.system().equals(Catalogue.CHECKUP)
                        && AnswerThreshold.of(item.code()).isPresent());
    }

    /** Whatever the item: at the threshold and beyond a doctor is to be seen, on its other side not. */
    @ParameterizedTest
    @MethodSource("limited")
    void no_value_beyond_a_threshold_is_silent(CheckupItem item) {
        for (var sex : Sex.values()) {
            var limits = Threshold.of(item.code(), sex).orElseThrow();
            var little = new BigDecimal("0.1");
            var beyond = limits.below() ? limits.referral().subtract(little) : limits.referral();
            var within = limits.below() ? limits.referral() : limits.referral().subtract(little);

            assertThat(of(item, beyond, sex)).hasSize(1);
            assertThat(of(item, within, sex)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("answered")
    void no_answer_beyond_a_threshold_is_silent(CheckupItem item) {
        var limits = AnswerThreshold.of(item.code()).orElseThrow();
        Catalogue.answersIn(item.answers()).forEach(code -> assertThat(
                        BeyondReferral.of(List.of(answer(item.code(), code)), READER, Sex.ALL, TODAY))
                .hasSize(limits.referral().contains(code) ? 1 : 0));
    }

    @Test
    void urine_protein_in_words_is_read_too() {
        var words = answer("1A010000000191111", "5");
        words.setValue(new CodeableConcept().setText("＋＋＋"));

        assertThat(BeyondReferral.of(List.of(words), READER, Sex.ALL, TODAY)).hasSize(1);
    }

    @Test
    void urine_protein_as_a_text_is_read_too() {
        var text = answer("1A010000000191111", "5");
        text.setValue(new StringType("＋＋＋"));

        assertThat(BeyondReferral.of(List.of(text), READER, Sex.ALL, TODAY)).hasSize(1);
    }

    /** Beyond what can be measured is the most extreme of all, and beside it stands an older value that is not raised. */
    @ParameterizedTest
    @CsvSource({
        "3B035000002327201, U/L, >=, 1000, 25, 1",
        "3B035000002327201, U/L, >, 51, 25, 1",
        "3B035000002327201, U/L, >, 40, 25, 0",
        "3B035000002327201, U/L, <, 60, 25, 0",
        "8A065000002391901, mL/min/{1.73_m2}, <, 45, 62, 1",
        "8A065000002391901, mL/min/{1.73_m2}, <=, 45, 62, 0",
        "8A065000002391901, mL/min/{1.73_m2}, <=, 10, 62, 1",
        "8A065000002391901, mL/min/{1.73_m2}, >, 90, 62, 0"
    })
    void a_bound_past_the_limit_is_not_silent(
            String code, String unit, String comparator, String bound, String before, int referrals) {
        var beyond = ValueReaderTest.value(code, bound, unit);
        beyond.getValueQuantity().setComparator(QuantityComparator.fromCode(comparator));
        beyond.setEffective(new DateTimeType("2026-06-20"));

        assertThat(BeyondReferral.of(
                        List.of(ValueReaderTest.value(code, before, unit), beyond), READER, Sex.MAN, TODAY))
                .hasSize(referrals);
    }

    @Test
    void a_later_casual_value_takes_no_fasting_one_away() {
        var fasting = ValueReaderTest.value("3D010000001926101", "182", "mg/dL");
        var casual = ValueReaderTest.value("3D010129901926101", "98", "mg/dL");
        casual.setEffective(new DateTimeType("2026-06-20"));

        assertThat(BeyondReferral.of(List.of(fasting, casual), READER, Sex.MAN, TODAY))
                .extracting(one -> one.item().code())
                .containsExactly("3D010000001926101");
    }

    @Test
    void the_newest_counts_for_two_years() {
        var high = ValueReaderTest.value(EGFR, "23", "mL/min/{1.73_m2}");
        var later = ValueReaderTest.value(EGFR, "62", "mL/min/{1.73_m2}");
        later.setEffective(new DateTimeType("2026-06-20"));

        assertThat(BeyondReferral.of(List.of(high), READER, Sex.MAN, TODAY))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).startsWith("23 "));
        assertThat(BeyondReferral.of(List.of(high, later), READER, Sex.MAN, TODAY))
                .isEmpty();
        assertThat(BeyondReferral.of(List.of(high), READER, Sex.MAN, LocalDate.of(2028, 6, 10)))
                .hasSize(1);
        assertThat(BeyondReferral.of(List.of(high), READER, Sex.MAN, LocalDate.of(2028, 6, 11)))
                .isEmpty();
    }

    /** Casual glucose of 300 beside a fasting one of the same day that is not raised. */
    @Test
    void of_one_day_the_worse_of_an_analyte_counts_and_of_pressures_their_mean() {
        var fasting = ValueReaderTest.value("3D010000001926101", "98", "mg/dL");
        var casual = ValueReaderTest.value("3D010129901926101", "300", "mg/dL");
        var first = ValueReaderTest.value("9A751000000000001", "150", "mm[Hg]");
        var mean = ValueReaderTest.value("9A755000000000001", "138", "mm[Hg]");

        assertThat(BeyondReferral.of(List.of(fasting, casual, first, mean), READER, Sex.MAN, TODAY))
                .extracting(one -> one.item().code())
                .containsExactly("3D010129901926101");
    }

    private static List<BeyondReferral> of(CheckupItem item, BigDecimal value, Sex sex) {
        var unit = item.units().orElseThrow().ucum();
        return BeyondReferral.of(
                List.of(ValueReaderTest.value(item.code(), value.toPlainString(), unit)), READER, sex, TODAY);
    }

    private static Observation answer(String code, String answer) {
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, code, "")))
                .setEffective(new DateTimeType("2026-06-10"))
                .setValue(new CodeableConcept(new Coding("urn:oid:1.2.392.200119.6.2102", answer, "")));
    }
}

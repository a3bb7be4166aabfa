package jp.kenkotecho.checkup.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.kenkotecho.checkup.fhir.ReadValue.Counted;
import jp.kenkotecho.checkup.fhir.ReadValue.LeftOut;
import jp.kenkotecho.checkup.fhir.ReadValue.Reason;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueReaderTest {

    private static final ValueReader READER = ValueReader.ofAdult(ZoneId.of("Asia/Tokyo"));
    private static final String HBA1C = "3D046000001906202";

    @ParameterizedTest
    @EnumSource(
            value = ObservationStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NULL"})
    void counts_what_is_settled_and_says_why_not_of_the_rest(ObservationStatus status) {
        var read = READER.read(value(HBA1C, "6.0", "%").setStatus(status)).orElseThrow();

        switch (status) {
            case FINAL, AMENDED, CORRECTED -> assertThat(read).isInstanceOf(Counted.class);
            case ENTEREDINERROR, CANCELLED -> assertThat(reason(read)).isEqualTo(Reason.STRUCK_OUT);
            default -> assertThat(reason(read)).isEqualTo(Reason.NOT_FINAL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3D046000001906202, 6.0, %, 6.0",
        "3F077000002327101, 120, mg/dl, 120",
        "3B035000002327201, 30, [IU]/L, 30",
        "2A050000001930101, 220, 10*3/uL, 22.0",
        "2A050000001930101, 220, 10*9/L, 22.0",
        "2A050000001930101, 22, 10*4/uL, 22",
        "3D046000001906202, 42, mmol/mol, OTHER_UNIT",
        "3D046000001906202, 6.0, '', OTHER_UNIT",
        "9N006000000000001, 6000, kg, IMPLAUSIBLE",
        "9A765000000000001, 950, mm[Hg], IMPLAUSIBLE",
        // Little of the one, and much of the other, is what worries.
        "8A065000002391901, 3, mL/min/{1.73_m2}, 3",
        "3F015000002327101, 2600, mg/dL, 2600",
    })
    void counts_what_people_have_in_a_unit_that_says_the_same(String code, String value, String unit, String expected) {
        var read = READER.read(value(code, value, unit)).orElseThrow();

        assertThat(
                        read instanceof Counted counted
                                ? counted.value().toPlainString()
                                : reason(read).name())
                .isEqualTo(expected);
    }

    @Test
    void a_bound_is_no_value() {
        var bound = value(HBA1C, "6.0", "%");
        bound.getValueQuantity().setComparator(QuantityComparator.LESS_THAN);

        assertThat(reason(READER.read(bound).orElseThrow())).isEqualTo(Reason.BOUND);
    }

    @Test
    void the_day_is_that_of_where_the_person_lives_however_it_is_written() {
        assertThat(dayOf(new DateTimeType("2026-06-10"))).isEqualTo("2026-06-10");
        assertThat(dayOf(new DateTimeType("2026-06-09T15:30:00Z"))).isEqualTo("2026-06-10");
        assertThat(dayOf(new DateTimeType("2026-06-10T00:30:00+09:00"))).isEqualTo("2026-06-10");
        assertThat(dayOf(new InstantType("2026-06-09T15:30:00Z"))).isEqualTo("2026-06-10");
        assertThat(dayOf(new Period().setStartElement(new DateTimeType("2026-06-09T16:00:00Z"))))
                .isEqualTo("2026-06-10");
        assertThat(dayOf(new DateTimeType("2026-06"))).isEqualTo("NO_DAY");
    }

    @Test
    void a_laboratory_is_read_by_loinc_and_says_so() {
        var hba1c = value(HBA1C, "6.0", "%");
        hba1c.setCode(new CodeableConcept(new Coding(Canonical.LOINC, "4548-4", "")));

        var read = READER.read(hba1c).orElseThrow();

        assertThat(read.isByLoinc()).isTrue();
        assertThat(read.item().code()).startsWith("3D046");
    }

    @Test
    void a_child_may_weigh_less_than_any_adult() {
        var reader = new ValueReader(ZoneId.of("Asia/Tokyo"), day -> day.isAfter(LocalDate.parse("2026-06-10")));
        var weight = value("9N006000000000001", "15", "kg");

        assertThat(reader.read(weight).orElseThrow()).isInstanceOf(Counted.class);
        assertThat(READER.read(weight).orElseThrow()).isInstanceOf(LeftOut.class);
    }

    @Test
    void a_day_has_the_mean_of_its_repetitions() {
        assertThat(ReadValue.mean(List.of(new BigDecimal("100"), new BigDecimal("190"))))
                .isEqualTo(new BigDecimal("145"));
        assertThat(ReadValue.mean(List.of(new BigDecimal("5.6"), new BigDecimal("5.7"))))
                .isEqualTo(new BigDecimal("5.65"));
    }

    private static String dayOf(Type effective) {
        var read = READER.read(value(HBA1C, "6.0", "%").setEffective(effective)).orElseThrow();
        return read instanceof Counted counted
                ? counted.day().toString()
                : reason(read).name();
    }

    private static Reason reason(ReadValue read) {
        return ((LeftOut) read).reason();
    }

    static Observation value(String code, String value, String unit) {
        var quantity = new Quantity().setValue(new BigDecimal(value));
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, code, "")))
                .setEffective(new DateTimeType("2026-06-10"))
                .setValue(unit.isEmpty() ? quantity : quantity.setCode(unit));
    }
}

package jp.kenkotecho.prediction.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.fhir.History.Found;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final String BY_JDS = "3D045000001906202";
    private static final String BY_NGSP = "3D046000001906202";

    /** JDS of 6.1 is NGSP of 6.5: the series goes over 2013 without a step. */
    @Test
    void hba1c_before_2013_is_read_by_ngsp() {
        var old = hba1c(BY_JDS, "2012-06-01", 6.1);
        var history = read(List.of(old, hba1c(BY_NGSP, "2013-06-01", 6.6)), "2013-07-01");

        assertThat(history.series(Item.HBA1C, Optional.empty()))
                .extracting(Found::value)
                .containsExactly(6.5, 6.6);
        assertThat(history.series(Item.HBA1C, Optional.empty()).get(0).source()).isSameAs(old);
        assertThat(history.person(50, true).of(Item.HBA1C_JDS)).hasValue(6.1);
    }

    @Test
    void of_one_day_the_value_written_by_ngsp_counts() {
        var history = read(List.of(hba1c(BY_JDS, "2012-06-01", 6.1), hba1c(BY_NGSP, "2012-06-01", 6.4)), "2012-07-01");

        assertThat(history.person(50, true).of(Item.HBA1C)).hasValue(6.4);
    }

    @Test
    void a_jds_value_that_nobody_can_have_is_left_out_and_said() {
        var history = read(List.of(hba1c(BY_JDS, "2012-06-01", 61)), "2012-07-01");

        assertThat(history.person(50, true).of(Item.HBA1C)).isEmpty();
        assertThat(history.notes()).isNotEmpty();
    }

    private static History read(List<Observation> observations, String asOf) {
        return History.of(observations, LocalDate.parse(asOf), code -> Stream.of());
    }

    private static Observation hba1c(String code, String day, double percent) {
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, code, "")))
                .setEffective(new DateTimeType(day))
                .setValue(new Quantity().setValue(percent).setCode("%"));
    }
}

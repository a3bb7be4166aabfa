package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    @Test
    void is_what_a_record_is_called_whatever_its_type_calls_that() {
        assertThat(Headline.of(new CarePlan().setTitle("支援計画"))).isEqualTo("支援計画");
        assertThat(Headline.of(new Goal().setDescription(new CodeableConcept().setText("体重を減らす"))))
                .isEqualTo("体重を減らす");
        assertThat(Headline.of(new Observation().setCode(new CodeableConcept().setText("体重"))))
                .isEqualTo("体重");
        assertThat(Headline.of(new Goal())).isEqualTo("目標");
        assertThat(Headline.of(new Basic())).isEqualTo("Basic");
        assertThat(Headline.of(
                        new Encounter().setClass_(new Coding().setCode("AMB").setDisplay("ambulatory"))))
                .isEqualTo("受診");
    }
}

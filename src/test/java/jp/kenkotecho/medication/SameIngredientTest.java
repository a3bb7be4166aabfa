package jp.kenkotecho.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class SameIngredientTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void finds_one_ingredient_from_two_doctors_whatever_the_numbers_of_their_prescriptions() {
        var same = List.of(drug("a", "みほん薬局"), drug("b", "みほん薬局"));
        var requests = List.of(by("a", "見本整形外科"), by("b", "みほん歯科"));

        assertThat(found(same, requests)).isEqualTo(1);
    }

    @Test
    void takes_a_refill_of_one_doctor_at_another_pharmacy_for_no_finding() {
        var same = List.of(drug("a", "みほん薬局"), drug("b", "あおぞら薬局"));
        var requests = List.of(by("a", "見本整形外科"), by("b", "見本整形外科"));

        assertThat(found(same, requests)).isZero();
    }

    private static int found(List<MedicationStatement> statements, List<MedicationRequest> requests) {
        return new SameIngredient(new PersonId("p"), requests)
                .issues(SameIngredient.twice(statements, TODAY))
                .size();
    }

    private static MedicationStatement drug(String id, String pharmacy) {
        var statement = new MedicationStatement().setStatus(MedicationStatementStatus.ACTIVE);
        statement.setId("MedicationStatement/" + id);
        statement.getMedicationCodeableConcept().setText("ミホン鎮痛錠" + id);
        statement
                .getMedicationCodeableConcept()
                .addCoding()
                .setSystem(Canonical.YJ)
                .setCode("0000001F000" + (id.equals("a") ? 1 : 2));
        statement.addIdentifier().setSystem(Canonical.RP_NUMBER).setValue("1");
        statement.addBasedOn(new Reference("MedicationRequest/" + id));
        statement.setInformationSource(new Reference().setDisplay(pharmacy));
        return statement.setEffective(new Period()
                .setStartElement(new DateTimeType("2026-11-22"))
                .setEndElement(new DateTimeType("2026-12-10")));
    }

    private static MedicationRequest by(String id, String clinic) {
        var request = new MedicationRequest();
        request.setId("MedicationRequest/" + id);
        request.addIdentifier().setSystem(Canonical.RP_NUMBER).setValue("1");
        return request.setRequester(new Reference().setDisplay(clinic));
    }
}

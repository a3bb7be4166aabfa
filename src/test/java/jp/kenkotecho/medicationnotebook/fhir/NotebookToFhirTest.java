package jp.kenkotecho.medicationnotebook.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import jp.kenkotecho.conformance.Conformity;
import jp.kenkotecho.medication.DoseTimes;
import jp.kenkotecho.medicationnotebook.NotebookCases;
import jp.kenkotecho.medicationnotebook.model.NotebookReader;
import jp.kenkotecho.medicationnotebook.model.NotebookReading;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotebookToFhirTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);

    static List<Path> cases() {
        return NotebookCases.read();
    }

    static List<Path> refused() {
        return NotebookCases.refused();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void maps_as_expected(Path folder) {
        var found = json(folder);

        assertThat(found).isEqualTo(NotebookCases.expected(folder, found));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_as_expected(Path folder) {
        var reading = (NotebookReading.Refused) NotebookReader.read(NotebookCases.input(folder));
        var found = FHIR.newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(Outcome.of(List.of(reading.why()), IssueSeverity.ERROR));

        assertThat(found).isEqualTo(NotebookCases.expected(folder, found));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makes_conforming_resources(Path folder) {
        assertThat(resources(folder)).isNotEmpty().allSatisfy(Conformity::assertConforms);
    }

    @Test
    void keeps_the_original_in_a_conforming_document() {
        var person = new PersonId("demo-hanako");

        Conformity.assertConforms(NotebookDocument.of(person, List.of(new byte[] {'J'}), Instant.EPOCH, "key"));
    }

    @Test
    void recognises_the_same_slip_in_another_encoding_and_another_calendar() {
        var print =
                "JAHISTC08,1\r\n5,R080115,1\r\n11,薬局,27,4,0000019,,,,1\r\n201,1,薬,1.0,錠,1,,1\r\n301,1,朝,7,日分,1,1,,1\r\n";
        var export = "JAHISTC07,2\n5,20260115,2\n11,薬局,27,4,0000019,,,,2\n201,1,薬,1,錠,1,,9\n301,1,朝,7,日分,1,1,,9\n";

        assertThat(keys(print)).isEqualTo(keys(export)).hasSize(1);
    }

    @Test
    void a_medicine_from_the_shop_without_a_day_gets_none() {
        var text =
                "JAHISTC08,1\n3,ミホン胃腸薬,,,1\n5,20200410,1\n11,薬局,27,4,0000019,,,,1\n201,1,薬,1,錠,1,,1\n301,1,朝,7,日分,1,1,,1\n";
        var slip =
                ((NotebookReading.Complete) NotebookReader.read(text)).slips().get(0);

        var bought = new NotebookToFhir(new PersonId("p"), TODAY, NotebookToFhirTest::seal, DoseTimes::spelledOut)
                .resources(slip).stream()
                        .filter(MedicationStatement.class::isInstance)
                        .map(MedicationStatement.class::cast)
                        .filter(one ->
                                one.getMedicationCodeableConcept().getText().equals("ミホン胃腸薬"))
                        .toList();

        assertThat(bought).hasSize(1).allSatisfy(Conformity::assertConforms);
        assertThat(bought.get(0).getEffectiveDateTimeType().hasValue()).isFalse();
    }

    @Test
    void tells_the_drugs_of_two_people_apart() {
        var slip = "JAHISTC08,1\n5,20260115,1\n11,薬局,27,4,0000019,,,,1\n201,1,薬,1,錠,1,,1\n301,1,朝,7,日分,1,1,,1\n";

        assertThat(keys(slip, "a")).isNotEqualTo(keys(slip, "b"));
    }

    @Test
    void tells_two_equal_drugs_of_one_prescription_apart() {
        var slip =
                "JAHISTC08,1\n5,20260115,1\n11,薬局,27,4,0000019,,,,1\n201,1,薬,1,錠,1,,1\n201,1,薬,1,錠,1,,1\n301,1,朝,7,日分,1,1,,1\n";

        assertThat(keys(slip)).hasSize(2).doesNotHaveDuplicates();
    }

    private static List<String> keys(String text) {
        return keys(text, "demo-hanako");
    }

    private static List<String> keys(String text, String person) {
        var slip =
                ((NotebookReading.Complete) NotebookReader.read(text)).slips().get(0);
        return new NotebookToFhir(new PersonId(person), TODAY, NotebookToFhirTest::seal, DoseTimes::spelledOut)
                .resources(slip).stream()
                        .filter(MedicationStatement.class::isInstance)
                        .map(statement -> Placeholder.ours(statement).getValue())
                        .toList();
    }

    private static List<DomainResource> resources(Path folder) {
        var reading = (NotebookReading.Complete) NotebookReader.read(NotebookCases.input(folder));
        var mapping =
                new NotebookToFhir(new PersonId("demo-hanako"), TODAY, NotebookToFhirTest::seal, DoseTimes::spelledOut);
        return reading.slips().stream()
                .flatMap(slip -> mapping.resources(slip).stream())
                .toList();
    }

    private static String json(Path folder) {
        var reading = (NotebookReading.Complete) NotebookReader.read(NotebookCases.input(folder));
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        resources(folder).forEach(resource -> bundle.addEntry().setResource(resource));
        bundle.addEntry().setResource(Outcome.of(reading.notes(), IssueSeverity.WARNING));
        return FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle);
    }

    private static String seal(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

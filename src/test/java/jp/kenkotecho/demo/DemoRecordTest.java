package jp.kenkotecho.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.conformance.Conformity;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoRecordTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    static Stream<Resident> residents() {
        return Resident.all().stream();
    }

    @ParameterizedTest
    @MethodSource("residents")
    void every_resource_of_a_resident_conforms(Resident resident) {
        var record = new DemoRecord(resident, TODAY);

        Conformity.assertConforms(record.patient());
        assertThat(record.checkups()).allSatisfy(Conformity::assertConforms);
        assertThat(record.dailyReadings(2)).hasSize(4).allSatisfy(Conformity::assertConforms);
        assertThat(DemoImmunizations.of(resident, TODAY)).isNotEmpty().allSatisfy(Conformity::assertConforms);
    }

    @Test
    void the_clinic_its_people_and_the_consents_conform() {
        assertThat(DemoDirectory.organizations()).isNotEmpty().allSatisfy(Conformity::assertConforms);
        assertThat(new DemoCare(TODAY).resources()).isNotEmpty().allSatisfy(Conformity::assertConforms);
        assertThat(new DemoVisit(TODAY).resources()).isNotEmpty().allSatisfy(Conformity::assertConforms);
        var guidance = new DemoGuidance(TODAY).resources();
        assertThat(guidance)
                .allSatisfy(one -> assertThat(Conformity.errors(one)).isEmpty());
        // Templates are R4's own: we have no profile of them.
        assertThat(guidance)
                .filteredOn(one -> !(one instanceof PlanDefinition))
                .isNotEmpty()
                .allSatisfy(Conformity::assertConforms);
    }

    /** The card for the purse and the doctor's screen would be empty where they matter. */
    @ParameterizedTest
    @MethodSource("residents")
    void everybody_has_somebody_to_call_and_a_doctor_of_the_directory(Resident resident) {
        var patient = new DemoRecord(resident, TODAY).patient();

        assertThat(patient.getContact()).hasSize(1).allSatisfy(one -> assertThat(
                        one.getTelecomFirstRep().getValue())
                .startsWith("090-0000-"));
        assertThat(DemoDirectory.organizations())
                .map(DomainResource::getId)
                .contains(patient.getGeneralPractitionerFirstRep().getReference());
        assertThat(teams(resident))
                .contains(patient.getGeneralPractitionerFirstRep().getReference());
    }

    private static List<String> teams(Resident resident) {
        return new DemoCare(TODAY)
                .resources().stream()
                        .filter(CareTeam.class::isInstance)
                        .map(CareTeam.class::cast)
                        .filter(team -> team.getSubject()
                                .getReference()
                                .equals("Patient/" + resident.id().value()))
                        .map(team -> team.getParticipantFirstRep().getMember().getReference())
                        .toList();
    }

    @Test
    void whoever_a_slip_names_is_in_the_directory_by_code_and_name() {
        var directory = DemoDirectory.organizations().stream()
                .map(Organization.class::cast)
                .map(one -> one.getIdentifierFirstRep().getValue() + " " + one.getName())
                .toList();

        var named = TsvTable.of(DemoResidents.class, "slips.tsv").rows().stream()
                .flatMap(row -> Pattern.compile("(?:^|/)(?:11|51),([^,]*),(\\d\\d),(\\d),(\\d{7}),")
                        .matcher(row.get(2))
                        .results())
                .map(found -> found.group(2) + found.group(3) + found.group(4) + " " + found.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(directory).containsAll(named);
    }

    @Test
    void a_check_up_is_that_of_the_item_list_and_answers_are_of_the_list_of_its_day() {
        var kenji = resident("demo-kenji");

        var smokes = new DemoRecord(kenji, TODAY)
                .checkups().stream()
                        .map(Observation.class::cast)
                        .filter(found -> found.getCode().getText().equals("喫煙"))
                        .map(found -> found.getValueCodeableConcept().getCodingFirstRep())
                        .map(answer -> answer.getSystem() + "|" + answer.getCode() + "|" + answer.getDisplay());

        assertThat(smokes)
                .containsExactly(
                        "urn:oid:1.2.392.200119.6.2003|1|はい",
                        "urn:oid:1.2.392.200119.6.2003|1|はい",
                        "urn:oid:1.2.392.200119.6.24060|1|はい",
                        "urn:oid:1.2.392.200119.6.24060|1|はい",
                        "urn:oid:1.2.392.200119.6.24060|1|はい");
    }

    /** 3rd to 97th percentile of boys in 令和5年乳幼児身体発育調査, by the age in months at check-ups of 10 June. */
    @Test
    void the_child_grows_within_the_percentiles_of_the_survey() {
        var haruto = resident("demo-haruto");

        var heights = values(haruto, "身長");
        var weights = values(haruto, "体重");

        // 46 months, 58, 70; from 79 months on the survey has no band.
        assertThat(heights.get(0)).isBetween(91.0, 104.7);
        assertThat(heights.get(1)).isBetween(97.3, 112.3);
        assertThat(heights.get(2)).isBetween(103.3, 119.7);
        assertThat(weights.get(0)).isBetween(12.1, 17.94);
        assertThat(weights.get(1)).isBetween(13.64, 20.74);
        assertThat(weights.get(2)).isBetween(15.37, 24.12);
        assertThat(steps(heights)).hasSize(4).allSatisfy(step -> assertThat(step)
                .isBetween(5.0, 8.0));
        assertThat(steps(weights)).hasSize(4).allSatisfy(step -> assertThat(step)
                .isPositive());
    }

    @ParameterizedTest
    @MethodSource("residents")
    void nobody_who_is_grown_changes_in_height_by_more_than_a_centimetre(Resident resident) {
        if (!resident.id().value().equals("demo-haruto")) {
            assertThat(steps(values(resident, "身長")))
                    .allSatisfy(step -> assertThat(step).isBetween(-1.0, 1.0));
        }
    }

    @ParameterizedTest
    @MethodSource("residents")
    void the_body_mass_index_is_that_of_the_same_day(Resident resident) {
        var heights = values(resident, "身長");
        var weights = values(resident, "体重");

        assertThat(values(resident, "BMI")).hasSize(5).allSatisfy(index -> assertThat(index)
                .isCloseTo(anyOf(heights, weights, index), within(0.051)));
    }

    private static double anyOf(List<Double> heights, List<Double> weights, double index) {
        return IntStream.range(0, heights.size())
                .mapToDouble(i -> weights.get(i) / Math.pow(heights.get(i) / 100, 2))
                .boxed()
                .min(Comparator.comparingDouble(found -> Math.abs(found - index)))
                .orElseThrow();
    }

    private static Resident resident(String id) {
        return residents()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Year by year. */
    private static List<Double> values(Resident resident, String item) {
        return new DemoRecord(resident, TODAY)
                .checkups().stream()
                        .map(Observation.class::cast)
                        .filter(found -> item.equals(found.getCode().getText()))
                        .map(found -> found.getValueQuantity().getValue().doubleValue())
                        .toList();
    }

    private static List<Double> steps(List<Double> values) {
        return IntStream.range(1, values.size())
                .mapToObj(i -> values.get(i) - values.get(i - 1))
                .toList();
    }
}

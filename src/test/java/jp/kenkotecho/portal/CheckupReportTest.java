package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.CheckupFindings;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.conformance.Conformity;
import jp.kenkotecho.portal.fhir.CheckupToFhir;
import jp.kenkotecho.portal.model.CheckupFile;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.Performer;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckupReportTest {

    private static final String HEIGHT = "9N001000000000001";

    static Stream<CheckupItem> items() {
        return Catalogue.items();
    }

    /** Every item of the catalogue with every one of its answers. */
    @ParameterizedTest
    @MethodSource("items")
    void each_item_comes_back_as_it_was_written(CheckupItem item) {
        var attributes = "codeSystem=\"" + item.system() + "\"";
        if (item.kind() == CheckupItem.Kind.ANSWER) {
            Catalogue.answersIn(item.answers()).forEach(answer -> {
                var observation = only(new CheckupReport()
                        .item(
                                item.code(),
                                attributes,
                                "<value xsi:type=\"CO\" code=\"" + answer + "\" codeSystem=\"" + item.answers()
                                        + "\"/>"));
                var value = observation.getValueCodeableConcept();
                assertThat(value.getCodingFirstRep().getSystem()).isEqualTo("urn:oid:" + item.answers());
                assertThat(value.getCodingFirstRep().getCode()).isEqualTo(answer);
                assertThat(value.getCodingFirstRep().getDisplay())
                        .isEqualTo(Catalogue.answer(item.answers(), answer).orElseThrow());
                isOf(item, observation);
            });
        } else if (item.kind() == CheckupItem.Kind.NUMBER) {
            var unit = item.units().orElseThrow();
            var observation = only(new CheckupReport()
                    .item(
                            item.code(),
                            attributes,
                            "<value xsi:type=\"PQ\" value=\"12.50\" unit=\"" + unit.ucum() + "\"/>"
                                    + "<interpretationCode code=\"H\"/>"));
            assertThat(observation.getValueQuantity().getValue()).hasToString("12.50");
            assertThat(observation.getValueQuantity().getCode()).isEqualTo(unit.ucum());
            assertThat(observation
                            .getInterpretationFirstRep()
                            .getCodingFirstRep()
                            .getCode())
                    .isEqualTo("H");
            assertThat(observation.getCode().getCoding()).hasSize(item.loinc().isEmpty() ? 1 : 2);
            isOf(item, observation);
        } else {
            var observation =
                    only(new CheckupReport().item(item.code(), attributes, "<value xsi:type=\"ST\">所見</value>"));
            assertThat(observation.getValueStringType().getValue()).isEqualTo("所見");
            isOf(item, observation);
        }
    }

    private static void isOf(CheckupItem item, Observation observation) {
        var coding = observation.getCode().getCodingFirstRep();
        assertThat(coding.getSystem()).isEqualTo("urn:oid:" + item.system());
        assertThat(coding.getCode()).isEqualTo(item.code());
        assertThat(coding.getDisplay()).isEqualTo(item.name().ja());
        assertThat(
                        observation.getMethod().getCodingFirstRep().getCode() == null
                                ? ""
                                : observation.getMethod().getCodingFirstRep().getCode())
                .isEqualTo(item.method().code());
    }

    @Test
    void reads_what_could_not_be_measured_was_not_done_or_lies_beyond_the_form() {
        var observations = observations(new CheckupReport()
                .entry("<entry><observation classCode=\"OBS\" moodCode=\"EVN\" negationInd=\"true\"><code code=\""
                        + HEIGHT + "\"/></observation></entry>")
                .item("9N006000000000001", "", "<value xsi:type=\"PQ\" nullFlavor=\"NI\"/>")
                .item(
                        "9A751000000000001",
                        "",
                        "<value xsi:type=\"CD\" code=\"H\" codeSystem=\"2.16.840.1.113883.5.83\"/>")
                .item(
                        "9A761000000000001",
                        "",
                        "<value xsi:type=\"PQ\" value=\"29\" unit=\"mmHg\"/>"
                                + "<value xsi:type=\"CD\" code=\"L\" codeSystem=\"2.16.840.1.113883.5.83\"/>")
                .item(
                        "9N121000000000001",
                        "",
                        "<value xsi:type=\"CD\" code=\"L\" codeSystem=\"2.16.840.1.113883.5.83\"/>"));

        assertThat(observations.get(0).getStatus()).isEqualTo(ObservationStatus.CANCELLED);
        assertThat(observations.get(0).getDataAbsentReason().getText()).isEqualTo("未実施");
        assertThat(observations.get(1).getDataAbsentReason().getText()).isEqualTo("測定不可能");
        assertThat(observations.get(2).getValueQuantity().getComparator())
                .isEqualTo(QuantityComparator.GREATER_OR_EQUAL);
        assertThat(observations.get(2).getValueQuantity().getValue()).hasToString("300");
        assertThat(observations.get(3).getValueQuantity().getValue()).hasToString("29");
        assertThat(observations
                        .get(3)
                        .getInterpretationFirstRep()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("LX");
        assertThat(observations.get(4).getValueStringType().getValue()).isEqualTo("入力下限以下");
    }

    @ParameterizedTest
    @CsvSource({"20230610, 1.2.392.200119.6.2003", "20260610, 1.2.392.200119.6.24060"})
    void the_same_answer_means_what_it_meant_on_the_day(String day, String list) {
        var observation =
                only(new CheckupReport().day(day).item("9N736000000000011", "", "<value xsi:type=\"CD\" code=\"2\"/>"));

        assertThat(observation.getValueCodeableConcept().getCodingFirstRep().getSystem())
                .isEqualTo("urn:oid:" + list);
    }

    @ParameterizedTest
    @CsvSource({"1.2.392.200119.6.2001", "1.2.392.100495.100.2050", "http://x.example/answers"})
    void an_answer_of_another_list_is_told_and_not_read_as_one_of_the_items(String list) {
        var file = file(new CheckupReport().answer("9N701000000000011", list, "2"));
        var findings = CheckupFindings.of(file.findings(), new PersonId("p"), file.day());

        assertThat(findings.observations().values()).singleElement().satisfies(observation -> assertThat(
                        observation.getValueCodeableConcept())
                .satisfies(value -> {
                    assertThat(value.getCoding()).isEmpty();
                    assertThat(value.getText()).isEqualTo("(" + list + " の 2)");
                }));
        assertThat(findings.notes()).singleElement().satisfies(note -> assertThat(
                        note.message().en())
                .startsWith("The answer is of another list than the item's"));
    }

    @ParameterizedTest
    @CsvSource({"20230610, 1.2.392.200119.6.24060", "20260610, 1.2.392.200119.6.2003"})
    void an_answer_of_a_list_that_was_or_will_be_the_items_is_one_of_it(String day, String list) {
        var observation = only(new CheckupReport().day(day).answer("9N736000000000011", list, "2"));

        assertThat(observation.getValueCodeableConcept().getCodingFirstRep().getSystem())
                .isEqualTo("urn:oid:" + list);
    }

    @Test
    void finds_observations_at_any_depth_and_each_once() {
        var inner = "<entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" moodCode=\"EVN\"><code code=\""
                + "2A040000001930102\"/><value xsi:type=\"PQ\" value=\"45.1\" unit=\"%\"/></observation></entryRelationship>";
        var report = new CheckupReport()
                .entry("<entry><observation classCode=\"OBS\" moodCode=\"EVN\"><code nullFlavor=\"NA\"/>" + inner
                        + inner + "</observation></entry>");

        assertThat(observations(report)).hasSize(1);
    }

    @Test
    void keeps_an_unknown_item_an_odd_unit_and_another_name_and_says_so() {
        var report = new CheckupReport()
                .item(
                        "9Z999999999999999",
                        "displayName=\"新しい検査\"",
                        "<value xsi:type=\"PQ\" value=\"1.0\" unit=\"furlong\"/>")
                .item(HEIGHT, "displayName=\"収縮期血圧\"", "<value xsi:type=\"PQ\" value=\"171.5\" unit=\"mmHg\"/>");
        var file = file(report);
        var findings = CheckupFindings.of(file.findings(), new PersonId("p"), file.day());
        var observations = List.copyOf(findings.observations().values());

        assertThat(observations.get(0).getCode().getText()).isEqualTo("新しい検査");
        assertThat(observations.get(0).getValueQuantity().getUnit()).isEqualTo("furlong");
        assertThat(observations.get(1).getCode().getText()).isEqualTo("身長");
        assertThat(observations.get(1).getCode().getCoding()).hasSize(1);
        assertThat(findings.notes()).hasSize(3).allSatisfy(note -> assertThat(note.toString())
                .doesNotContain("171.5", "新しい"));
    }

    /** As official samples and public software call the items of these codes. */
    @ParameterizedTest
    @CsvSource({
        "3D046000001906202, HbA1c, true",
        "3D046000001906202, ＨｂＡ１ｃ（ＮＧＳＰ値）, true",
        "3B035000002327201, AST, true",
        "3F015000002327101, 空腹時中性脂肪(トリグリセリド)(トリグリセリド), true",
        "9A751000000000001, 収縮期血圧, true",
        "9N001000000000001, height, true",
        "9N001000000000001, 骨粗鬆症検診の問診：現在の身長, true",
        "9N001000000000001, 体重, false",
        "3F070000002327101, LDLコレステロール, false",
        "9N001000000000001, 気分, false",
    })
    void a_name_that_is_the_items_in_another_spelling_is_not_told(String code, String name, boolean isName) {
        var file = file(new CheckupReport()
                .item(code, "displayName=\"" + name + "\"", "<value xsi:type=\"PQ\" value=\"60\"/>"));

        assertThat(CheckupFindings.of(file.findings(), new PersonId("p"), file.day())
                        .notes())
                .hasSize(isName ? 0 : 1);
    }

    @Test
    void builds_the_panel_from_the_pair_that_stands_for_the_day_and_conforms() {
        var resources = resources(new CheckupReport()
                .number("9A751000000000001", "150", "mmHg")
                .number("9A761000000000001", "95", "mmHg")
                .number("9A752000000000001", "138", "mmHg")
                .number("9A762000000000001", "88", "mmHg")
                .number(HEIGHT, "171.50", "cm")
                .answer("1A010000000191111", "1.2.392.200119.6.2102", "2")
                .words("9N056160400000049", "みほんの既往"));

        var panel = resources.stream()
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(Observation::hasComponent)
                .findFirst()
                .orElseThrow();
        assertThat(panel.getComponent())
                .extracting(component -> component.getValueQuantity().getValue().intValue())
                .containsExactly(138, 88);
        assertThat(resources).filteredOn(DiagnosticReport.class::isInstance).hasSize(1);
        assertThat(resources).filteredOn(Composition.class::isInstance).hasSize(1);
        resources.forEach(Conformity::assertConforms);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-31j", "UTF-8"})
    void reads_both_encodings_whatever_the_declaration_says(String charset) {
        var bytes = new CheckupReport().words("9N056160400000049", "髙血圧").xml().getBytes(Charset.forName(charset));

        assertThat(read(bytes)).isInstanceOf(MynaFile.Checkups.class);
    }

    @Test
    void keeps_no_number_of_the_insurance() {
        var kept = new String(
                FileReader.read(new CheckupReport().xml().getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .kept(),
                StandardCharsets.UTF_8);

        assertThat(kept).doesNotContain("9990001", "みほん\" root").contains("1310000099", "ClinicalDocument");
    }

    @ParameterizedTest
    @CsvSource({
        "<a/>, NOT_SUPPORTED",
        "<ClinicalDocument, MALFORMED",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>, MALFORMED",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>, MALFORMED",
        "hello, NOT_SUPPORTED",
        "<a>12345678901" + "8</a>, REFUSED",
        "<a>12345678901" + "7</a>, NOT_SUPPORTED",
        "<a>x12345678901" + "8</a>, NOT_SUPPORTED",
        "<ClinicalDocument/>, NOT_SUPPORTED",
        "<x xmlns='urn:hl7-org:v3'/>, NOT_SUPPORTED",
        "<ClinicalDocument xmlns='urn:hl7-org:v3'/>, MALFORMED",
        "<ClinicalDocument xmlns='urn:hl7-org:v3'><code code='19'/></ClinicalDocument>, NOT_SUPPORTED",
    })
    void refuses_what_it_cannot_or_must_not_read(String text, Problem.Kind kind) {
        assertThat(((MynaFile.Refused) read(text.getBytes(StandardCharsets.UTF_8)))
                        .why()
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void refuses_depth_and_size_at_once() {
        var deep = "<a>".repeat(100_000);

        assertThat(read(deep.getBytes(StandardCharsets.UTF_8))).isInstanceOf(MynaFile.Refused.class);
        assertThat(read(new byte[20_000_001])).isInstanceOf(MynaFile.Refused.class);
        assertThat(read(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0x41})).isInstanceOf(MynaFile.Refused.class);
    }

    /** A file may say very little of itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<effectiveTime value='20260610'/> | <name>タナカ</name> | 1 | 1978-11-03",
                "<effectiveTime><low value='20260610'/></effectiveTime> | <name><family>タ</family><given>ナカ</given></name> | 1 | 1978-11-03",
                "<effectiveTime value='202606101200+0900'/> | | | ",
            })
    void reads_what_little_a_file_says_of_itself(String time, String name, String sex, String birth) {
        var patient = name == null
                ? ""
                : "<patient>" + name + "<administrativeGenderCode code='" + sex + "'/><birthTime value='"
                        + birth.replace("-", "") + "'/></patient>";
        var xml = "<ClinicalDocument xmlns='urn:hl7-org:v3'><code code='40'/><recordTarget><patientRole>" + patient
                + "</patientRole></recordTarget><documentationOf><serviceEvent>" + time
                + "</serviceEvent></documentationOf></ClinicalDocument>";
        var file = ((MynaFile.Checkups) read(xml.getBytes(StandardCharsets.UTF_8)))
                .files()
                .get(0);

        assertThat(file.day()).hasToString("2026-06-10");
        assertThat(file.subject().name()).isEqualTo(name == null ? "" : "タナカ");
        assertThat(file.subject().birth().map(Object::toString).orElse("")).isEqualTo(birth == null ? "" : birth);
        assertThat(file.provider()).isEqualTo(Performer.NONE);
        assertThat(file.subject().toString()).doesNotContain("タナカ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999", "20261301", "2026", ""})
    void refuses_a_report_of_no_day(String day) {
        var read = read(new CheckupReport().day(day).xml().getBytes(StandardCharsets.UTF_8));

        assertThat(((MynaFile.Refused) read).why().kind()).isEqualTo(Problem.Kind.MALFORMED);
    }

    @Test
    void leaves_out_what_has_no_value_and_says_so() {
        var file = file(new CheckupReport()
                .item(HEIGHT, "", "")
                .item("9N006000000000001", "", "<value xsi:type=\"PQ\" value=\"viel\" unit=\"kg\"/>")
                .item("1A010000000191111", "", "<value xsi:type=\"CD\"/>")
                .item(
                        "9N011000000000001",
                        "",
                        "<value xsi:type=\"CD\" code=\"N\" codeSystem=\"2.16.840.1.113883.5.83\"/>")
                .words("9N056160400000049", "  "));

        assertThat(file.notes()).hasSize(3).allSatisfy(note -> assertThat(note.where())
                .startsWith("/ClinicalDocument"));
        assertThat(CheckupFindings.of(file.findings(), new PersonId("p"), file.day())
                        .notes())
                .isNotEmpty();
    }

    @Test
    void takes_the_range_the_doctor_and_the_text_of_an_attribute() {
        var observation = only(new CheckupReport()
                .item(
                        "3D046000001906202",
                        "",
                        "<value xsi:type=\"PQ\" value=\"6.30\"/><referenceRange><observationRange><value xsi:type=\"IVL_PQ\">"
                                + "<low value=\"4.6\" unit=\"%\"/><high value=\"6.2\" unit=\"%\"/></value></observationRange>"
                                + "</referenceRange><author><assignedAuthor><assignedPerson><name>見本 医太郎</name>"
                                + "</assignedPerson></assignedAuthor></author>"));

        assertThat(observation.getValueQuantity().getValue()).hasToString("6.30");
        assertThat(observation.getValueQuantity().getCode()).isEqualTo("%");
        assertThat(observation.getReferenceRangeFirstRep().getHigh().getValue()).hasToString("6.2");
        assertThat(observation.getPerformerFirstRep().getDisplay()).isEqualTo("見本 医太郎");
    }

    @Test
    void a_text_that_is_a_day_becomes_one() {
        var observation = only(new CheckupReport().words("9N211161100000049", "20260610"));

        assertThat(observation.getValueDateTimeType().getValueAsString()).isEqualTo("2026-06-10");
    }

    @Test
    void keeps_guidance_and_pdf_as_they_are() {
        assertThat(read(new CheckupReport().kind("21").xml().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MynaFile.DocumentOnly.class);
        assertThat(read("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(MynaFile.DocumentOnly.class);
    }

    private static MynaFile read(byte[] bytes) {
        return FileReader.read(bytes).get(0).file();
    }

    private static CheckupFile file(CheckupReport report) {
        return ((MynaFile.Checkups) read(report.xml().getBytes(StandardCharsets.UTF_8)))
                .files()
                .get(0);
    }

    private static List<Observation> observations(CheckupReport report) {
        var file = file(report);
        return List.copyOf(CheckupFindings.of(file.findings(), new PersonId("p"), file.day())
                .observations()
                .values());
    }

    private static Observation only(CheckupReport report) {
        var observations = observations(report);
        assertThat(observations).hasSize(1);
        return observations.get(0);
    }

    private static List<DomainResource> resources(CheckupReport report) {
        var file = file(report);
        var findings = CheckupFindings.of(file.findings(), new PersonId("p"), file.day());
        return new CheckupToFhir(
                        new PersonId("p"), ZoneId.of("Asia/Tokyo"), text -> Integer.toHexString(text.hashCode()))
                .resources(file, findings.observations());
    }
}

package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextDecoder;
import jp.kenkotecho.spi.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What files get that are broken, odd, hostile or of no use: a clear word, and nothing stored. */
class BadFilesTest {

    private static final String MY_NUMBER = "12345678901" + "8";

    static Stream<List<String>> refused() {
        return Stream.of(
                List.of("MALFORMED", "{\"resultCode\":"),
                List.of("MALFORMED", "[".repeat(200) + "]".repeat(200)),
                List.of("NOT_SUPPORTED", "{}"),
                List.of("NOT_SUPPORTED", "[]"),
                List.of("NOT_SUPPORTED", "{\"resultCode\":\"9000\",\"errors\":[],\"resBody\":{}}"),
                List.of("MALFORMED", "{\"resultCode\":\"0000\",\"resBody\":{\"drugInfoGetResults\":[]}}"),
                List.of(
                        "MALFORMED",
                        "{\"resultCode\":\"0000\",\"resBody\":{\"drugInfoGetResults\":[{\"2026年\":{"
                                + "\"drugInfoDetailListByDate\":[{\"いつか\":[{\"drugInfoContentList\":"
                                + "[{\"drugN\":\"ミホン錠\"},{\"drugN\":7}]}]}]}}]}}"),
                List.of("NOT_SUPPORTED", "{\"resourceType\":\"Patient\"}"),
                List.of("NOT_SUPPORTED", "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}"),
                List.of("NOT_SUPPORTED", "{\"resourceType\":\"Nonsense\"}"),
                List.of("NOT_SUPPORTED", "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"x\"/></Bundle>"),
                List.of("REFUSED", "{\"myNumber\": \"" + "1".repeat(12) + "\"}"),
                List.of("REFUSED", "個人番号,123412341234\n"),
                List.of(
                        "REFUSED",
                        "番号," + MY_NUMBER.substring(0, 4) + "-" + MY_NUMBER.substring(4, 8) + "-"
                                + MY_NUMBER.substring(8)),
                List.of("NOT_SUPPORTED", "番号,1234-5678-9017"),
                List.of("REFUSED", "接種日,予防接種名,備考\n2026-01-05,BCG,\"12345678\n9018\"\n"),
                List.of(
                        "REFUSED",
                        "{\"resultCode\":\"0000\",\"resBody\":{\"file\":\""
                                + Base64.getEncoder().encodeToString(MY_NUMBER.getBytes(StandardCharsets.US_ASCII))
                                + "\"}}"),
                List.of("NOT_SUPPORTED", "<checkupClaim xmlns=\"http://tokuteikenshin.jp/checkup/2007\"/>"),
                List.of("NOT_SUPPORTED", "<XmlMsg><MessageHeader><ErrorCode>E1</ErrorCode></MessageHeader></XmlMsg>"),
                List.of("NOT_SUPPORTED", "a,b\n1,2\n"),
                List.of("NOT_SUPPORTED", "\"a,b\n"),
                List.of("NOT_SUPPORTED", ""),
                List.of("MALFORMED", "わたしの情報\n医療費通知情報\n"),
                List.of("MALFORMED", "調剤年月日,医薬品名\n"),
                List.of("MALFORMED", "調剤年月日,医薬品名\nいつか,ミホン錠\n2026-10-05,\n"),
                List.of("MALFORMED", "診療年月,診療行為名\n2026年13月,手術\n2026年1月,\n"),
                List.of("MALFORMED", "接種日,予防接種名\n2026-01-01,\n,BCG\n"),
                List.of("MALFORMED", "診療年月,診療区分,医療機関等名称,医療費の総額,窓口相当負担額\n2026年1月,調剤,,x,1\n2026年1月,調剤,,1,\n,調剤,,1,1\n"),
                List.of("MALFORMED", "受診日,項目コード,値\n2026-01-01,9N001000000000001,\n,9N001000000000001,1\n"),
                List.of("MALFORMED", "健診日,妊娠週数\nいつか,24\n"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void is_refused_with_a_reason(List<String> file) {
        var read = FileReader.read(file.get(1).getBytes(StandardCharsets.UTF_8));

        assertThat(read).hasSize(1);
        assertThat(read.get(0).file()).isInstanceOfSatisfying(MynaFile.Refused.class, refused -> assertThat(
                        refused.why().kind())
                .isEqualTo(Problem.Kind.valueOf(file.get(0))));
        assertThatThrownBy(() -> MynaCasesTest.arrivals(file.get(1).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class);
    }

    /** Kept as a document, with the reason: what no public description exists of. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "わたしの情報\\n薬剤情報\\n",
                "{\"resultCode\":\"0000\",\"resBody\":{\"x\":1}}",
                "[{\"わたしの情報\":{}}]",
                "[{\"特定個人情報等\":{}}]",
                "<XmlMsg><MessageBody>x</MessageBody></XmlMsg>",
                "<医療費通知><a>1</a></医療費通知>",
                "<a xmlns='http://xml.e-tax.nta.go.jp/XSD/kyotsu'><b/></a>",
                "<a><医療費/></a>",
            })
    void is_kept_as_a_document(String text) {
        var arrivals = MynaCasesTest.arrivals(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(arrivals.all()).hasSize(1);
        assertThat(arrivals.all().get(0).resources()).hasSize(1);
        assertThat(arrivals.notes()).extracting(Problem::kind).containsOnly(Problem.Kind.NOT_SUPPORTED);
    }

    @Test
    void a_checkup_within_a_file_of_the_online_check_is_read() {
        var checkup =
                new CheckupReport().number("9N001000000000001", "171.5", "cm").xml();
        var packed = "<XmlMsg><MessageBody><File>"
                + Base64.getEncoder().encodeToString(checkup.getBytes(StandardCharsets.UTF_8))
                + "</File></MessageBody></XmlMsg>";
        var plain = "<XmlMsg><MessageBody>" + checkup.substring(checkup.indexOf("<ClinicalDocument"))
                + "</MessageBody></XmlMsg>";

        for (var file : List.of(packed, plain)) {
            var read = FileReader.read(file.getBytes(StandardCharsets.UTF_8)).get(0);
            assertThat(read.file()).isInstanceOf(MynaFile.Checkups.class);
            assertThat(new String(read.kept(), StandardCharsets.UTF_8)).doesNotContain("9990001", "OTk5MDAwMQ");
        }
        assertThat(FileReader.read(
                                ("<XmlMsg><a>" + "QUJD".repeat(40) + "</a></XmlMsg>").getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .file())
                .isInstanceOf(MynaFile.DocumentOnly.class);
    }

    @ParameterizedTest
    @CsvSource({"20991231", "20261121"})
    void a_checkup_of_a_day_to_come_is_refused(String day) {
        var bytes = new CheckupReport().day(day).xml().getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> MynaCasesTest.arrivals(bytes)).isInstanceOf(Refusal.class);
    }

    @Test
    void lines_of_days_to_come_are_left_out() {
        var table = "接種日,予防接種名\n2026-11-19,BCG\n2099-01-01,BCG\n";

        var arrivals = MynaCasesTest.arrivals(table.getBytes(StandardCharsets.UTF_8));

        assertThat(arrivals.all().get(0).resources()).hasSize(1);
        assertThat(arrivals.notes())
                .extracting(note -> note.message().en())
                .contains("Lines of days to come were left out.");
    }

    /** A document without results may carry an older one as it was; money is skipped. */
    @Test
    void a_checkup_carried_by_a_document_is_read() {
        var checkup =
                new CheckupReport().number("9N001000000000001", "171.5", "cm").xml();
        var bundle = """
            {"resourceType":"Bundle","type":"document","entry":[
             {"resource":{"resourceType":"Composition","status":"final","category":[{"coding":[
              {"system":"urn:oid:1.2.392.200119.6.1001","code":"10"}]}]}},
             {"resource":{"resourceType":"DocumentReference","content":[
              {"attachment":{"data":"%s"}},{"attachment":{"data":"%s"}},{"attachment":{"url":"x"}}]}}]}
            """.formatted(base64(checkup), base64("<checkupClaim/>"));

        assertThat(FileReader.read(bundle.getBytes(StandardCharsets.UTF_8)))
                .hasSize(1)
                .allMatch(read -> read.file() instanceof MynaFile.Checkups);
    }

    /** A picture is what it is declared to be; everything else tells by its content. */
    @ParameterizedTest
    @CsvSource({
        "application/pdf, '%PDF-1.7', application/pdf",
        "image/png, PNG, image/png",
        "x/y, '%PDF-1.7', application/pdf"
    })
    void an_attachment_alone_is_kept_and_no_empty_report(String type, String content, String kept) {
        var arrivals = MynaCasesTest.arrivals(
                withAttachments("2", attachment(type, content)).getBytes(StandardCharsets.UTF_8));

        assertThat(arrivals.all()).singleElement().satisfies(arrival -> {
            assertThat(arrival.resources())
                    .singleElement()
                    .isInstanceOfSatisfying(DocumentReference.class, document -> {
                        var attachment = document.getContentFirstRep().getAttachment();
                        assertThat(attachment.getContentType()).isEqualTo(kept);
                        assertThat(attachment.getData())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo(content);
                    });
        });
    }

    @Test
    void of_several_attachments_those_of_money_are_told_and_set_aside() {
        var pdf = attachment("application/pdf", "%PDF-1.7");
        var claim = attachment("text/xml", "<checkupClaim/>");

        var arrivals =
                MynaCasesTest.arrivals(withAttachments("2", claim + "," + pdf).getBytes(StandardCharsets.UTF_8));

        assertThat(arrivals.all()).hasSize(1);
        assertThat(arrivals.notes()).extracting(Problem::where).contains("DocumentReference");
        assertThatThrownBy(
                        () -> MynaCasesTest.arrivals(withAttachments("2", claim).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_forbidden_attachment_one_of_two_persons_and_one_to_delete_refuse_all() {
        var pdf = attachment("application/pdf", "%PDF-1.7");
        var forbidden = pdf + "," + attachment("text/plain", MY_NUMBER);
        var two = withAttachments("2", pdf).replace("\"entry\":[", "\"entry\":[" + patient("1") + ",");

        var toDelete = withAttachments("2", pdf).replace("\"code\":\"10\"", "\"code\":\"19\"");

        for (var bundle : List.of(withAttachments("2", forbidden), two, toDelete)) {
            assertThatThrownBy(() -> MynaCasesTest.arrivals(bundle.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Refusal.class);
        }
    }

    private static String withAttachments(String day, String attachments) {
        return """
            {"resourceType":"Bundle","type":"document","entry":[
             {"resource":{"resourceType":"Composition","status":"final","category":[{"coding":[
              {"system":"urn:oid:1.2.392.200119.6.1001","code":"10"}]}]}},
             %s,
             {"resource":{"resourceType":"DocumentReference","content":[%s]}}]}
            """.formatted(patient(day), attachments);
    }

    private static String patient(String day) {
        return "{\"resource\":{\"resourceType\":\"Patient\",\"gender\":\"female\",\"birthDate\":\"1985-01-0" + day
                + "\"}}";
    }

    private static String attachment(String type, String content) {
        return "{\"attachment\":{\"contentType\":\"" + type + "\",\"data\":\"" + base64(content) + "\"}}";
    }

    @ParameterizedTest
    @CsvSource({"19, NOT_SUPPORTED", "10, MALFORMED"})
    void a_document_of_no_day_or_to_delete_is_refused(String kind, Problem.Kind why) {
        var bundle = """
            {"resourceType":"Bundle","type":"document","entry":[
             {"resource":{"resourceType":"Composition","status":"final","category":[{"coding":[
              {"system":"urn:oid:1.2.392.200119.6.1001","code":"%s"}]}]}}]}
            """.formatted(kind);

        assertThat(((MynaFile.Refused) FileReader.read(bundle.getBytes(StandardCharsets.UTF_8))
                                .get(0)
                                .file())
                        .why()
                        .kind())
                .isEqualTo(why);
    }

    @Test
    void odd_values_of_a_fhir_document_are_read_or_left_out() {
        var observations = Stream.of(
                        "\"valueQuantity\":{\"value\":30,\"unit\":\"cm\",\"comparator\":\"<=\"}",
                        "\"valueQuantity\":{\"value\":300,\"comparator\":\">\"}",
                        "\"valueQuantity\":{\"unit\":\"cm\"}",
                        "\"valueString\":\"たぶん\"",
                        "\"valueDateTime\":\"2026\"",
                        "\"valueBoolean\":true",
                        "\"dataAbsentReason\":{\"coding\":[{\"code\":\"error\"}]}",
                        "\"valueCodeableConcept\":{\"text\":\"x\"}",
                        "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://x\",\"code\":\"1\"}]}")
                .map(
                        "{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\",\"effectiveDateTime\":\"2026-06-10\",\"code\":{\"coding\":[{\"system\":\"urn:oid:1.2.392.200119.6.1005\",\"code\":\"9N001000000000001\"}]},%s}}"
                                ::formatted)
                .toList();
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"document\",\"entry\":[{\"resource\":{\"resourceType\":"
                + "\"Composition\",\"meta\":{\"profile\":[\"x/JP_Composition_eCheckupGeneral\"]},\"status\":\"final\"}},"
                + "{\"resource\":{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"見本\",\"given\":[\"健二\"]}],\"gender\":\"female\"}},"
                + "{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"cancelled\",\"code\":{\"coding\":[{\"system\":\"http://x\",\"code\":\"1\"}]}}},"
                + String.join(",", observations) + "]}";

        var arrivals = MynaCasesTest.arrivals(bundle.getBytes(StandardCharsets.UTF_8));

        assertThat(arrivals.all().get(0).resources().stream().filter(Observation.class::isInstance))
                .hasSize(6);
        assertThat(arrivals.notes()).hasSizeGreaterThanOrEqualTo(5);
    }

    /** However a file is cut or changed, it is taken or refused with a reason; never a crash, never its words in it. */
    @Property(tries = 400)
    void a_damaged_file_is_taken_or_refused(
            @ForAll @IntRange(max = 11) int which, @ForAll @IntRange(max = 20_000) int at, @ForAll byte with)
            throws Exception {
        var cases = MynaCasesTest.cases();
        var bytes = java.nio.file.Files.readAllBytes(MynaCasesTest.input(cases.get(which)));
        bytes[at % bytes.length] = with;
        var cut = java.util.Arrays.copyOf(bytes, at % bytes.length);

        for (var damaged : List.of(bytes, cut)) {
            try {
                MynaCasesTest.arrivals(damaged);
            } catch (Refusal refused) {
                assertThat(refused.problems())
                        .noneMatch(problem ->
                                problem.message().ja().toLowerCase(Locale.ROOT).contains("ミホン"));
            }
        }
    }

    /** Elements that R4 lets be absent are absent some day: a coding without a code, an identifier without a value. */
    @Test
    void a_document_without_any_one_of_its_elements_is_taken_or_refused() throws Exception {
        var key = Pattern.compile("\"([A-Za-z]+)\" *:");
        var tried = 0;
        for (var folder : MynaCasesTest.cases()) {
            var text =
                    new String(java.nio.file.Files.readAllBytes(MynaCasesTest.input(folder)), StandardCharsets.UTF_8);
            if (!text.stripLeading().startsWith("{")) {
                continue;
            }
            var names = key.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
            for (var name : names) {
                var damaged = text.replaceAll("\"" + name + "\"( *:)", "\"_" + name + "s\"$1");
                tried++;
                try {
                    MynaCasesTest.arrivals(damaged.getBytes(StandardCharsets.UTF_8));
                } catch (Refusal refused) {
                    assertThat(refused.problems()).as(name).isNotEmpty();
                } catch (RuntimeException e) {
                    throw new AssertionError("without " + name + " in " + folder, e);
                }
            }
        }
        assertThat(tried).isGreaterThan(20);
    }

    @Test
    void mojibake_of_neither_encoding_is_refused() {
        var bytes = "診療年月".getBytes(StandardCharsets.UTF_16);

        assertThat(FileReader.read(bytes).get(0).file()).isInstanceOf(MynaFile.Refused.class);
        assertThat(TextDecoder.text(bytes)).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

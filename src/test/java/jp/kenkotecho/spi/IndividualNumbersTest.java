package jp.kenkotecho.spi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kenkotecho.record.IndividualNumber;
import jp.kenkotecho.record.Problem;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever an Individual Number hides it is found, and what only looks like one is left alone. */
class IndividualNumbersTest {

    /** Invented; its last digit is valid. In two, so that it stands in no file of ours. */
    private static final String NUMBER = "12345678901" + "8";

    @ParameterizedTest
    @CsvSource({
        "N, true",
        "番号:N。, true",
        "123 4567 8901 8, false",
        "1234 5678 9018, true",
        "1234-5678-9018, true",
        "１２３４５６７８９０１８, true",
        "1 2 3 4 5 6 7 8 9 0 1 8, true",
        "123456789017, false",
        "1N, false",
        "+N, false",
        "N-1, false",
        "1.N, false",
        "0f0e0d0c-0000-4000-8000-N, false",
        "個人番号 111111111111, true",
        "N.5, false",
    })
    void is_told_from_other_numbers(String text, boolean isOne) {
        assertThat(IndividualNumber.isIn(text.replace("N", NUMBER))).isEqualTo(isOne);
    }

    @Test
    void a_minute_is_none_whatever_its_last_digit() {
        for (var minute = 0; minute < 60; minute++) {
            assertThat(IndividualNumber.isIn("2026010512%02d".formatted(minute)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678\n9018", "1234\r\n5678\r\n9018", "番号 1234567 \n 89018 です"})
    void is_found_broken_over_the_lines_of_a_value(String value) {
        assertThat(IndividualNumber.isInValue(value)).isTrue();
    }

    @Test
    void is_found_in_what_is_packed() throws IOException {
        var text = "番号 " + NUMBER;
        var base64 = base64(text.getBytes(StandardCharsets.UTF_8));
        var twice = base64(("{\"a\":\"" + base64 + "\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(GuardedContent.holdsIndividualNumber("{\"resBody\":{\"x\":\"" + base64 + "\"}}"))
                .isTrue();
        assertThat(GuardedContent.holdsIndividualNumber("{\"x\":\"" + twice + "\"}"))
                .isTrue();
        assertThat(GuardedContent.holdsIndividualNumber(
                        "{\"x\":\"" + base64.substring(0, 8) + "\\r\\n" + base64.substring(8) + "\"}"))
                .isTrue();
        assertThat(GuardedContent.holdsIndividualNumber(pdf(NUMBER))).isTrue();
        assertThat(GuardedContent.holdsIndividualNumber("<text>" + base64(pdf(NUMBER)) + "</text>"))
                .isTrue();
        assertThat(GuardedContent.holdsIndividualNumber(zip(text))).isTrue();
        assertThat(GuardedContent.holdsIndividualNumber(pdf("123456789017"))).isFalse();
        assertThat(GuardedContent.holdsIndividualNumber("%PDF-1.7 damaged".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    /** A bomb would take gigabytes, or hours: this ends, in the memory that a test has. */
    @Test
    void is_looked_for_no_further_than_a_bound_whatever_is_packed_into_what() throws IOException {
        var zeros = zip("a.txt", new byte[60_000_000]);
        var entries = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(entries)) {
            for (var i = 0; i < 1_500; i++) {
                zip.putNextEntry(new ZipEntry("z" + i));
                zip.write(zeros);
            }
        }

        assertThat(GuardedContent.holdsIndividualNumber(entries.toByteArray())).isFalse();
        assertThat(GuardedContent.holdsIndividualNumber(
                        zip("a.txt", ("x".repeat(5_000_000) + NUMBER).getBytes(US_ASCII))))
                .as("it grows to more than fifty times its size")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_pdf_whose_streams_grow_beyond_all_bounds_is_not_read(int times) throws IOException {
        var content = new byte[100_000_000];
        for (var i = 0; i < times; i++) {
            content = deflated(content);
        }
        var head = "%PDF-1.4\n1 0 obj\n<< /Length " + content.length + " /Filter /FlateDecode >>\nstream\n";
        var reader = new PdfContent(5_000_000);

        assertThat(reader.text(joined(head.getBytes(US_ASCII), content, "\nendstream\nendobj\n".getBytes(US_ASCII))))
                .isEmpty();
        assertThat(reader.left()).isNegative().isGreaterThan(-10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/LZWDecode", "/LZW", "/L#5aWDecode", "/ASCII85Decode /FlateDecode", "/RL", "/Encrypt 1 0 R"})
    void a_pdf_whose_streams_cannot_be_counted_is_not_read(String filter) throws IOException {
        var read = new String(pdf(NUMBER), ISO_8859_1);

        assertThat(new PdfContent(5_000_000).text(read.getBytes(ISO_8859_1))).contains(NUMBER);
        assertThat(new PdfContent(5_000_000).text((read + "\n% " + filter + " ").getBytes(ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void is_found_in_texts_and_attachments_of_a_resource() {
        var noted = new Observation();
        noted.addNote().setText("番号は " + NUMBER);
        var attached = new DocumentReference();
        attached.addContent().setAttachment(new Attachment().setData(NUMBER.getBytes(StandardCharsets.US_ASCII)));
        var identified = new Patient();
        identified.addIdentifier().setSystem("http://example.org/my-number").setValue(NUMBER);
        var untold = new Patient();
        untold.addIdentifier().setValue(NUMBER);
        var narrated = new Patient();
        narrated.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + NUMBER + "</div>");

        assertThat(GuardedResource.problem(noted)).map(Problem::where).contains("Observation.note[0].text");
        assertThat(GuardedResource.problem(attached))
                .map(Problem::where)
                .contains("DocumentReference.content[0].attachment.data");
        assertThat(GuardedResource.problem(identified)).map(Problem::where).contains("Patient.identifier[0].value");
        assertThat(GuardedResource.problem(untold)).isPresent();
        assertThat(GuardedResource.problem(narrated)).isPresent();
        assertThat(GuardedResource.problem(noted).toString()).doesNotContain(NUMBER);
    }

    @Test
    void what_is_a_number_of_another_kind_by_its_place_is_taken() {
        var patient = new Patient();
        patient.setId(NUMBER);
        patient.addIdentifier().setSystem("http://clinic.example.org/patients").setValue(NUMBER);
        patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(NUMBER);
        var observation = new Observation().setSubject(new Reference("Patient/" + NUMBER));
        observation.getCode().addCoding().setSystem("http://example.org/codes").setCode(NUMBER);
        var device = new Device().setSerialNumber(NUMBER);

        assertThat(GuardedResource.problem(patient)).isEmpty();
        assertThat(GuardedResource.problem(observation)).isEmpty();
        assertThat(GuardedResource.problem(device)).isEmpty();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] pdf(String text) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.showText(text);
                content.endText();
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] zip(String text) throws IOException {
        return zip("a.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }
}

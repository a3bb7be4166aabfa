package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.conformance.Conformity;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.TextDecoder;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixture folders: a file of each format, and all that it becomes with all that is said of it. */
class MynaCasesTest {

    private static final Path HOME = Path.of("src/test/resources/jp/kenkotecho/portal/cases");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneId.of("Asia/Tokyo"));

    static List<Path> cases() throws IOException {
        try (var folders = Files.list(HOME)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void becomes_what_it_says(Path folder) throws IOException {
        var arrivals = arrivals(Files.readAllBytes(input(folder)));

        var found = new Bundle().setType(BundleType.COLLECTION);
        arrivals.all().forEach(arrival -> arrival.resources()
                .forEach(resource -> found.addEntry().setResource(resource)));
        found.addEntry().setResource(Outcome.of(arrivals.notes(), IssueSeverity.WARNING));
        var json =
                FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(found);
        var golden = folder.resolve("expected.json");
        if ("write".equals(System.getProperty("goldens"))) {
            Files.writeString(golden, json + "\n", StandardCharsets.UTF_8);
        }
        assertThat(json)
                .isEqualTo(Files.readString(golden, StandardCharsets.UTF_8).strip());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void conforms(Path folder) throws IOException {
        var arrivals = arrivals(Files.readAllBytes(input(folder)));

        assertThat(arrivals.all().stream()
                        .flatMap(arrival -> Stream.concat(arrival.resources().stream(), arrival.original().stream()))
                        .flatMap(resource -> Conformity.errors(resource).stream()))
                .isEmpty();
    }

    /** Japanese systems write Shift_JIS as often as UTF-8: the same comes out of it. */
    @ParameterizedTest
    @MethodSource("cases")
    void says_the_same_in_shift_jis(Path folder) throws IOException {
        var text = Files.readString(input(folder), StandardCharsets.UTF_8);
        var bytes = text.getBytes(TextDecoder.CP932);
        if (!new String(bytes, TextDecoder.CP932).equals(text)) {
            return;
        }

        assertThat(keys(arrivals(bytes))).isEqualTo(keys(arrivals(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Each resource is recognised by a key of its own, which does not change. */
    @ParameterizedTest
    @MethodSource("cases")
    void keys_are_distinct_and_stable(Path folder) throws IOException {
        var bytes = Files.readAllBytes(input(folder));

        assertThat(keys(arrivals(bytes))).doesNotHaveDuplicates().isEqualTo(keys(arrivals(bytes)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keeps_no_number_of_the_insurance(Path folder) throws IOException {
        for (var file : FileReader.read(Files.readAllBytes(input(folder)))) {
            assertThat(new String(file.kept(), StandardCharsets.UTF_8)).doesNotContain("9990001", "06999999");
        }
    }

    @Test
    void every_case_says_why() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(10).allMatch(folder -> Files.exists(folder.resolve("why.md")));
    }

    private static List<String> keys(PortalRecords arrivals) {
        return arrivals.all().stream()
                .flatMap(arrival -> arrival.resources().stream())
                .map(jp.kenkotecho.profile.Placeholder::of)
                .toList();
    }

    static PortalRecords arrivals(byte[] bytes) {
        var patient = new Patient();
        patient.setId("p");
        var arrivals = new PortalRecords(new PersonId("p"), patient, MynaCasesTest::plainKey, CLOCK);
        FileReader.read(bytes).forEach(arrivals::add);
        return arrivals;
    }

    /** Short and the same on every machine; the real one is HMAC. */
    private static String plainKey(String text) {
        return HexFormat.of().toHexDigits(text.hashCode());
    }

    static Path input(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("input."))
                    .findFirst()
                    .orElseThrow();
        }
    }
}

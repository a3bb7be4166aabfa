package jp.kenkotecho.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of the server is what the guide says; {@code ig/judge} shows the same files to HL7's validator. */
@Checklist("I1")
class ConformanceIT extends ServerTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Path RECORDS = Path.of("target/ig/records");

    @BeforeAll
    static void make_room() throws IOException {
        Files.createDirectories(RECORDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo-hanako", "demo-taro", "demo-kenji", "demo-misaki", "demo-masao", "demo-yoko", "demo-haruto"
            })
    void a_whole_record_conforms_as_it_is_exported(String person) throws IOException {
        var record = everything(person);

        assertThat(record.stream().map(Resource::fhirType).distinct())
                .contains("Patient", "Observation", "MedicationStatement", "Immunization", "Provenance");
        assertThat(record).allSatisfy(Conformity::assertConforms);
        keep(person, record);
    }

    @Test
    void the_directory_conforms() throws IOException {
        var directory = Stream.of("Organization", "Practitioner", "PractitionerRole", "RelatedPerson")
                .flatMap(type -> resources(SERVER.get(type + "?_count=50").text()))
                .filter(resource -> resource.getIdElement().getIdPart().startsWith("demo-"))
                .toList();

        assertThat(directory).hasSizeGreaterThan(5).allSatisfy(Conformity::assertConforms);
        keep("directory", directory);
    }

    @Test
    void what_the_pages_and_the_trail_write_conforms() throws IOException {
        var hana = Resident.in(SERVER);
        hana.drug("ミホンA");
        hana.agrees(new ConsentText(hana.id(), "Organization/demo-ito-clinic").sharing("medication"));
        var log = resources(hana.reads("Patient/" + hana.id() + "/$access-log").text())
                .toList();

        assertThat(log).isNotEmpty().allSatisfy(Conformity::assertConforms);
        keep("access-log", log);
    }

    /** Drawn up and not stored: R4 alone, since it claims no profile. */
    @Test
    void a_visit_brief_is_a_document_of_r4() {
        var brief = resources(SERVER.get("Patient/demo-kenji/$visit-brief?since=2020-01-01")
                        .text())
                .toList();

        assertThat(brief).hasSizeGreaterThan(10);
        assertThat(brief)
                .allSatisfy(resource -> assertThat(Conformity.errors(resource)).isEmpty());
    }

    /** Both ways: what the guide promises is offered, and no profile or operation of ours is missing from the guide. */
    @Test
    void the_server_offers_what_the_guide_says_and_nothing_more() throws IOException {
        var guide = ofTheGuide(Files.readString(Path.of("fhir-profiles/CapabilityStatement-phr-server.json")));
        var server = ofTheGuide(SERVER.send(SERVER.open("/fhir/metadata").GET()).text());

        assertThat(server).isEqualTo(guide);
    }

    private static Set<String> ofTheGuide(String statement) throws IOException {
        var types = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(statement)
                .at("/rest/0/resource");
        var offered = new TreeSet<String>();
        for (var type : types) {
            var name = type.get("type").asText();
            StreamSupport.stream(type.path("supportedProfile").spliterator(), false)
                    .map(profile -> name + " " + profile.asText())
                    .filter(line -> line.contains("kenko-techo.jp"))
                    .forEach(offered::add);
            StreamSupport.stream(type.path("operation").spliterator(), false)
                    .map(operation -> name + " " + operation.get("definition").asText())
                    .filter(line -> line.contains("kenko-techo.jp") || line.contains("/ips/"))
                    // $hide is offered on every type; the guide says so once.
                    .filter(line -> !line.endsWith("/hide") || name.equals("Patient"))
                    .forEach(offered::add);
        }
        return offered;
    }

    /** All that the demo's people began with; not what other tests stored for them since. */
    private static List<Resource> everything(String person) {
        var record = new ArrayList<Resource>();
        var next = "Patient/" + person + "/$everything?_count=200";
        while (!next.isEmpty()) {
            var page = FHIR.newJsonParser()
                    .parseResource(Bundle.class, SERVER.get(next).text());
            page.getEntry().stream().map(BundleEntryComponent::getResource).forEach(record::add);
            next = page.getLink(Bundle.LINK_NEXT) == null
                    ? ""
                    : page.getLink(Bundle.LINK_NEXT).getUrl().replaceFirst(".*/fhir/?", "");
        }
        var end = endOfTheDemo();
        record.removeIf(
                resource -> resource.getMeta().getLastUpdated().toInstant().isAfter(end));
        return record;
    }

    /** The demo's cohort is stored at the end of its records. */
    private static Instant endOfTheDemo() {
        var stored = SERVER.get("Group/demo-cohort/_history/1")
                .json()
                .at("/meta/lastUpdated")
                .asText();
        return OffsetDateTime.parse(stored).toInstant().plusSeconds(1);
    }

    private static Stream<Resource> resources(String bundle) {
        return FHIR.newJsonParser().parseResource(Bundle.class, bundle).getEntry().stream()
                .map(BundleEntryComponent::getResource);
    }

    private static void keep(String name, List<Resource> resources) throws IOException {
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        for (var resource : resources) {
            bundle.addEntry()
                    .setFullUrl("http://kenko-techo.jp/fhir/" + resource.fhirType() + "/"
                            + resource.getIdElement().getIdPart())
                    .setResource(resource);
        }
        Files.writeString(
                RECORDS.resolve("Bundle-" + name + ".json"),
                FHIR.newJsonParser().encodeResourceToString(bundle));
    }
}

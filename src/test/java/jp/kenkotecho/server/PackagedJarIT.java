package jp.kenkotecho.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.BulkReader;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;
import org.apache.pdfbox.Loader;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The jar that is delivered, started as a process of its own and asked for one of everything: whatever the POM leaves
 * out and something needs is missed here. {@code -Dphr.test.jar} names the jar, as the build has just packed it.
 */
@OnBothDatabases(Because.DRIVER)
class PackagedJarIT {

    private static final Path JAR = Path.of(System.getProperty("phr.test.jar", "no jar is named"));
    private static final long MEGABYTE = 1_000_000;

    private static ServerProcess server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = ServerProcess.startJar(JAR, TestDatabase.create(), List.of("--phr.demo.days=7"));
        server.awaitReadiness();
        client = server.client();
    }

    /** What is missing shows where it is first asked for, which may be in a thread that no request waits for. */
    @AfterAll
    static void stop_and_find_no_class_missing() throws IOException {
        server.kill();
        assertThat(Files.readString(server.log()))
                .doesNotContain("NoClassDefFoundError", "ClassNotFoundException", "NoSuchMethodError", "LinkageError");
    }

    @Test
    void is_no_heavier_than_it_need_be() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(240 * MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/developers", "/ig/index.html", "/fhir/.well-known/smart-configuration", "/oauth2/jwks"})
    void shows_its_pages(String page) {
        assertThat(client.send(client.open(page).GET()).status()).isEqualTo(200);
    }

    @Test
    void measures_itself() {
        assertThat(client.send(client.open("/actuator/prometheus").GET()).text())
                .contains("hikaricp_connections");
    }

    @ParameterizedTest
    @CsvSource({"json, \"resourceType\"", "xml, <CapabilityStatement xmlns"})
    void says_what_it_can_do(String format, String start) {
        var answer = client.send(client.open("/fhir/metadata?_format=" + format).GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains(start);
    }

    @Test
    void keeps_a_resource_through_its_life_as_json() {
        var id = client.newPerson();
        var patched = client.send(client.fhir("Patient/" + id)
                .setHeader("Content-Type", "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString("""
                        [{"op":"replace","path":"/birthDate","value":"1965-02-02"}]""")));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(client.get("Patient/" + id).json().get("birthDate").asText()).isEqualTo("1965-02-02");
        assertThat(client.get("Patient/" + id + "/_history").json().get("entry"))
                .hasSize(2);
        assertThat(client.delete("Patient/" + id).status()).isEqualTo(200);
        assertThat(client.get("Patient/" + id).status()).isEqualTo(410);
    }

    @Test
    void keeps_a_resource_as_xml() {
        var created = client.send(client.fhir("Patient")
                .setHeader("Content-Type", "application/fhir+xml")
                .setHeader("Accept", "application/fhir+xml")
                .POST(BodyPublishers.ofString("""
                        <Patient xmlns="http://hl7.org/fhir"><name><text value="見本 花代"/></name></Patient>""")));
        assertThat(created.status()).isEqualTo(201);
        var read = client.send(client.fhir("Patient/" + created.id())
                .setHeader("Accept", "application/fhir+xml")
                .GET());

        assertThat(read.text()).startsWith("<Patient").contains("見本 花代");
        assertThat(client.send(client.fhir("Patient/" + created.id())
                                .setHeader("Content-Type", "application/fhir+xml")
                                .PUT(BodyPublishers.ofString(read.text().replace("花代", "華代"))))
                        .status())
                .isEqualTo(200);
    }

    /** Indexing, paging, terminology, pictures of the future: each stands on libraries of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?name=見本&_sort=-birthdate&_count=1",
                "Observation?patient=Patient/demo-hanako&code=85354-9&_sort=-date&_count=3",
                "Observation?patient=Patient/demo-hanako&date=ge2026-01-01&_security=checkup&_summary=count",
                "Patient/demo-misaki/$everything",
                "Patient/demo-hanako/$summary",
                "Patient/demo-hanako/$meta",
                "CodeSystem/$lookup?system=urn:oid:1.2.392.200119.6.1005&code=9N001000000000001",
                "ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender",
                "ValueSet/$expand?url=http://kenko-techo.jp/fhir/ValueSet/information-category",
                "Patient/demo-kenji/$predict-risk?includeProposals=true",
                "Patient/demo-kenji/$checkup-trend?item=3D046000001906202",
                "Patient/demo-kenji/$dose-schedule?start=2026-11-21",
                "Patient/demo-hanako/$drug-qr"
            })
    void answers(String query) {
        var answer = client.get(query.replace(" ", "%20").replace("見本", "%E8%A6%8B%E6%9C%AC"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().has("resourceType")).isTrue();
    }

    @Test
    void writes_a_transaction() {
        var answer = client.post("", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111",
                  "resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}},
                 {"resource":{"resourceType":"Observation","status":"final","code":{"text":"体重"},
                   "subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"},
                   "valueQuantity":{"value":60.5,"system":"http://unitsofmeasure.org","code":"kg"}},
                  "request":{"method":"POST","url":"Observation"}}]}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("entry")).hasSize(2);
    }

    @Test
    void tells_a_good_resource_from_a_bad_one() {
        var profile = "Patient/$validate?profile=http://kenko-techo.jp/fhir/StructureDefinition/kt-patient";
        var good = client.post(profile, client.get("Patient/demo-hanako").text());
        var bad = client.post(profile, "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"見本 華\"}]}");

        assertThat(good.text()).doesNotContain("\"error\"");
        assertThat(bad.text()).contains("\"error\"");
        assertThat(client.post("Observation", "{\"resourceType\":\"Observation\",\"status\":\"maybe\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void reads_a_slip_and_its_photograph() throws IOException {
        var photograph = Base64.getEncoder().encodeToString(sample("pharmacy-slip.png"));
        var slips = Map.of(
                client.newPerson(),
                Notebooks.storing(Notebooks.ONE_DRUG),
                "demo-kenji",
                Notebooks.body("image", photograph, true));
        slips.forEach((person, slip) -> {
            var answer = client.post("Patient/" + person + "/$parse-drug-qr", slip);

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.text()).contains("MedicationStatement");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "checkup.xml, Observation",
        "echeckup.json, Observation",
        "expenses.csv, ExplanationOfBenefit",
        "expense-form.xlsx, ExplanationOfBenefit",
        "exchange.sphr, Observation",
    })
    void reads_files_of_the_portal(String file, String type) throws IOException {
        var answer =
                client.post("Patient/demo-kenji/$myna-import?dryRun=true", sample(file), "application/octet-stream");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).contains(type);
    }

    @Test
    void writes_the_tax_offices_workbook() throws IOException {
        client.post("Patient/demo-kenji/$myna-import?confirmed=true", sample("expenses.csv"), "text/csv");
        var form = client.get("Patient/demo-kenji/$medical-expense-form?year=2025");

        try (var workbook = new XSSFWorkbook(
                new ByteArrayInputStream(form.json().get("data").binaryValue()))) {
            assertThat(workbook.getNumberOfSheets()).isPositive();
        }
    }

    @Test
    void signs_a_resident_in_who_consents_and_takes_a_receipt_and_a_brief_as_pdf() throws IOException {
        assertThat(Browser.location(new Browser(client.base())
                        .submit("/sign-in", Map.of("username", "hanako", "password", "demo"))))
                .endsWith("/");
        var haru = Resident.in(client);
        var consent = haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic").sharing("medication"));

        var receipt = haru.reads("Consent/" + consent + "/$receipt?format=pdf");
        var brief = haru.reads("Patient/" + haru.id() + "/$visit-brief-page?format=pdf");

        assertThat(pages(receipt.json().get("data").binaryValue())).isPositive();
        assertThat(pages(brief.response().body())).isPositive();
        assertThat(haru.browser().get("/share").text()).contains("伊藤内科");
        assertThat(haru.reads("Patient/" + haru.id() + "/$access-log").status()).isEqualTo(200);
    }

    @Test
    void draws_a_qr_code_and_a_chart() throws IOException {
        var app = App.own(client, "user/*.cruds");
        var doctor = app.exchange(app.code(new Browser(client.base()).signIn("dr-ito"), ""))
                .json()
                .get("access_token")
                .asText();
        var poster = client.get(doctor, "Organization/demo-ito-clinic/$check-in-poster?format=png");

        assertThat(ImageIO.read(new ByteArrayInputStream(poster.response().body())))
                .isNotNull();
        assertThat(file("Patient/demo-kenji/$predict-risk-chart?item=SBP")).contains("<svg");
        assertThat(file("Patient/demo-kenji/$dose-calendar?start=2026-11-21")).contains("BEGIN:VCALENDAR");
    }

    @Test
    void exports_a_cohort() {
        var done = new BulkReader(client, "demo-research", "system/*.rs")
                .export("Group/demo-cohort/$export?_type=Patient,Observation");

        assertThat(done.output().types()).contains("Patient", "Observation");
    }

    private static String file(String path) {
        return client.send(
                        client.open("/fhir/" + path).header("Authorization", "Bearer " + client.token("system/*.rs")))
                .text();
    }

    private static int pages(byte[] pdf) throws IOException {
        assertThat(new String(pdf, 0, 5, UTF_8)).isEqualTo("%PDF-");
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of("docs", "samples", name));
    }
}

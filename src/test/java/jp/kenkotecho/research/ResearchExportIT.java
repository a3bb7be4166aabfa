package jp.kenkotecho.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.identity.SignInAttackIT;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.BulkReader;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

/** A study's export over HTTP: exactly who agreed, under pseudonyms, checked, told of, and gone when they withdraw. */
@SuppressWarnings("NullAway.Init") // filled before the first test
class ResearchExportIT extends ServerTest {

    private static final Path EXPORT = Path.of("target/research-export");
    private static final List<String> CATEGORIES = List.of("daily-health", "medication", "medical");
    private static final String[] SECRETS = {"架空", "春風", "県庁前", "090-0000-1234", "MEMO-77-31"};

    @Autowired
    private JdbcOperations database;

    private static String cohort;
    private static BulkReader researcher;
    private static final List<Resident> MEMBERS = new ArrayList<>();
    private static final List<String> CONSENTS = new ArrayList<>();
    private static Resident outsider;

    /** Once, when the server is there. */
    @BeforeEach
    void study() {
        if (!MEMBERS.isEmpty()) {
            return;
        }
        cohort = newCohort();
        researcher = researcherOf(cohort);
        for (var i = 0; i < 4; i++) {
            var resident = withRecord(i < 3 ? "1961-03-0" + (i + 1) : "1984-07-19");
            CONSENTS.add(resident.agrees(agreement(resident)));
            MEMBERS.add(resident);
        }
        outsider = withRecord("1961-03-09");
    }

    private static ConsentText agreement(Resident resident) {
        return new ConsentText(resident.id(), "Group/" + cohort)
                .research()
                .sharing(CATEGORIES.toArray(String[]::new))
                .period(ConsentText.day(-1), ConsentText.day(300));
    }

    private static String newCohort() {
        return SERVER.post(
                        "Group",
                        "{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true,\"name\":\"架空の研究の参加者\"}")
                .id();
    }

    private static BulkReader researcherOf(String... cohorts) {
        return withScope("system/*.rs", cohorts);
    }

    private static BulkReader withScope(String scope, String... cohorts) {
        var name = "researcher-" + UUID.randomUUID();
        var key =
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-384\",\"kid\":\"demo-research-1\",\"alg\":\"ES384\",\"use\":\"sig\","
                        + "\"x\":\"vTH0jm8_c0xYZaLtexLZ8BhMQTdG_hGUTSyxQQNwKV7LNvxDcKh5v3v0AE0TObmo\","
                        + "\"y\":\"bO7QKMWrc9dPIM8nrKConHBwt-wp9DxYSPMbCuAVl9HUpAnGyegkpECyywKcVQUq\"}]}";
        var made = SERVER.send(SERVER.open("/admin/clients")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"client_id\":\"" + name
                        + "\",\"token_endpoint_auth_method\":\"private_key_jwt\",\"scope\":\"" + scope + "\",\"jwks\":"
                        + key + ",\"cohorts\":[\"" + String.join("\",\"", cohorts) + "\"]}")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return new BulkReader(SERVER, name, scope);
    }

    /** Somebody whose record says who they are wherever it can. */
    private static Resident withRecord(String birth) {
        var resident = Resident.born(SERVER, birth);
        var patient = "{\"resourceType\":\"Patient\",\"id\":\"" + resident.id()
                + "\",\"name\":[{\"text\":\"架空 春\",\"family\":\"架空\"}],\"gender\":\"female\",\"birthDate\":\"" + birth
                + "\",\"telecom\":[{\"system\":\"phone\",\"value\":\"090-0000-1234\"}],\"address\":[{\"text\":\"東京都春風区県庁前1-1\","
                + "\"state\":\"東京都\",\"city\":\"春風区\",\"line\":[\"県庁前1-1\"],\"postalCode\":\"1000000\"}],"
                + "\"identifier\":[{\"system\":\"http://kenko-techo.jp/id/test\",\"value\":\"" + UUID.randomUUID()
                + "-MEMO-77-31\"}]}";
        assertThat(SERVER.put("Patient/" + resident.id(), patient).status()).isEqualTo(200);
        SERVER.post("Observation", observation(resident.id()));
        SERVER.post(
                "MedicationStatement",
                "{\"resourceType\":\"MedicationStatement\",\"status\":\"active\",\"subject\":{\"reference\":\"Patient/"
                        + resident.id()
                        + "\",\"display\":\"架空 春\"},\"medicationCodeableConcept\":{\"text\":\"架空薬 春風\"},"
                        + "\"effectiveDateTime\":\"2026-04-05\",\"note\":[{\"text\":\"MEMO-77-31\"}]}");
        return resident;
    }

    private static String observation(String patient) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"vital-signs\"}]}],\"code\":{"
                + "\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"29463-7\",\"display\":\"春風\"}],\"text\":\"架空の体重\"},"
                + "\"subject\":{\"reference\":\"Patient/" + patient
                + "\"},\"effectiveDateTime\":\"2026-04-05T07:00:00+09:00\","
                + "\"valueQuantity\":{\"value\":61.5,\"unit\":\"架空kg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"},"
                + "\"note\":[{\"text\":\"MEMO-77-31 春風\"}],\"extension\":[{\"url\":\"http://kenko-techo.jp/x\",\"valueString\":\"県庁前\"}]}";
    }

    @Test
    void a_participant_sees_on_the_page_of_sharing_with_which_study_they_share() {
        var page = MEMBERS.get(0).browser().get("/share");

        assertThat(page.text().replaceAll("<[^>]*>", "")).contains("架空の研究の参加者").doesNotContain("Group/" + cohort);
    }

    @Test
    void exports_exactly_who_agreed_under_pseudonyms() throws IOException {
        var done = researcher.export("Group/" + cohort + "/$export?_type=Patient,Observation,MedicationStatement");

        assertThat(done.output().byType().values())
                .allSatisfy(file -> assertThat(file.lines()).hasSize(file.count()));
        // For the sample that reads an export with Spark (docs/samples/spark).
        Files.createDirectories(EXPORT);
        Files.write(
                EXPORT.resolve("Observation-" + System.getProperty("phr.test.database") + ".ndjson"),
                done.output().get("Observation").lines());
        // As many lines as searches find.
        assertThat(done.output().get("Patient").count()).isEqualTo(MEMBERS.size());
        for (var type : List.of("Observation", "MedicationStatement")) {
            var found = MEMBERS.stream()
                    .mapToInt(one -> SERVER.get(type + "?_summary=count&patient=" + one.id())
                            .json()
                            .get("total")
                            .asInt())
                    .sum();
            assertThat(done.output().get(type).count()).as(type).isEqualTo(found);
        }
        var text = done.everything();
        assertThat(text).doesNotContain(SECRETS);
        MEMBERS.forEach(one -> assertThat(text).doesNotContain(one.id()));
        assertThat(text).doesNotContain(outsider.id());
        // A pseudonym may hold the digits of a year by chance.
        assertThat(text.replaceAll("\\b[0-9a-f]{32}\\b", ""))
                .doesNotContain("1961-03", "1984-07", "2026-04-05", "1984");
        assertThat(done.manifest().get("requiresAccessToken").asBoolean()).isTrue();

        // References hold together inside the project.
        var ids = done.output().get("Patient").lines().stream()
                .map(line -> BulkReader.tree(line.getBytes(StandardCharsets.UTF_8))
                        .get("id")
                        .asText())
                .collect(Collectors.toSet());
        var subjects = new HashSet<String>();
        var subject =
                Pattern.compile("\"reference\":\"Patient/([0-9a-f]{32})\"").matcher(text);
        while (subject.find()) {
            subjects.add(subject.group(1));
        }
        assertThat(subjects).isEqualTo(ids);

        // Who is alone with their year of birth has lost it, with another who has not.
        var disclosure = done.manifest().at("/extension/http:~1~1kenko-techo.jp~1fhir~1disclosure");
        assertThat(disclosure.get("participants").asInt()).isEqualTo(4);
        assertThat(disclosure.get("smallestCell").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(disclosure.get("suppressed").asInt()).isEqualTo(4);
    }

    @Test
    void two_projects_cannot_be_joined() {
        var other = newCohort();
        for (var member : MEMBERS.subList(0, 2)) {
            member.agrees(
                    new ConsentText(member.id(), "Group/" + other).research().sharing("daily-health"));
        }
        var one = researcher.export("Group/" + cohort + "/$export?_type=Patient,Observation");
        var another = researcherOf(other).export("Group/" + other + "/$export?_type=Patient,Observation");

        assertThat(another.output().get("Patient").lines()).hasSize(2);
        assertThat(idsIn(one.everything())).doesNotContainAnyElementsOf(idsIn(another.everything()));
        // The same again under the same pseudonyms.
        assertThat(idsIn(researcher
                        .export("Group/" + cohort + "/$export?_type=Patient,Observation")
                        .everything()))
                .isEqualTo(idsIn(one.everything()));
    }

    private static List<String> idsIn(String text) {
        return Pattern.compile("[0-9a-f]{32}")
                .matcher(text)
                .results()
                .map(one -> one.group())
                .sorted()
                .distinct()
                .toList();
    }

    @Checklist("C3")
    @Test
    void tells_participants_and_drops_who_withdraws() {
        var before = Instant.now().toString();
        var own = newCohort();
        var people = new ArrayList<Resident>();
        var consents = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            var resident = withRecord("1970-01-0" + (i + 1));
            people.add(resident);
            consents.add(resident.agrees(
                    new ConsentText(resident.id(), "Group/" + own).research().sharing("daily-health")));
        }
        var reader = researcherOf(own);
        var done = reader.export("Patient/$export?_type=Patient,Observation");
        assertThat(done.output().get("Patient").count()).isEqualTo(3);
        assertThat(done.output().types()).doesNotContain("MedicationStatement");

        for (var person : people) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                var told = person.reads("Communication?patient=" + person.id()).text();
                assertThat(told).contains("research-export", "架空の研究の参加者").doesNotContain("first-access");
                // Two files were fetched one upon the other; it is one export all the same.
                var entries = new ArrayList<String>();
                person.reads("Patient/" + person.id() + "/$access-log")
                        .json()
                        .path("entry")
                        .forEach(entry -> entries.add(entry.toString()));
                assertThat(entries)
                        .filteredOn(entry -> entry.contains("$export"))
                        .hasSize(1)
                        .allMatch(entry -> entry.contains("架空の研究の参加者"));
            });
        }

        var gone = Resident.found(people.get(2)
                        .reads("Observation?patient=" + people.get(2).id()))
                .get(0);
        assertThat(SERVER.delete(gone).status()).isEqualTo(200);
        people.get(0).withdraws(consents.get(0));
        // What is not fetched yet is cut again, and the next export says who is gone.
        var cut = BulkReader.tree(reader.poll(done.status()).body());
        assertThat(reader.files(cut, "output").get("Patient").count()).isEqualTo(2);
        done.manifest().get("output").forEach(file -> assertThat(
                        reader.lines(file.get("url").asText()))
                .hasSize(2));
        var next = reader.export("Patient/$export?_type=Patient,Observation&_since=" + before);
        assertThat(next.output().get("Patient").count()).isEqualTo(2);
        var deleted =
                reader.files(next.manifest(), "deleted").get("Bundle").first().findValuesAsText("url");
        assertThat(deleted).hasSize(2).anyMatch(url -> url.matches("Patient/[0-9a-f]{32}"));
        assertThat(deleted).anyMatch(url -> url.matches("Observation/[0-9a-f]{32}"));

        // Too few are left.
        people.get(1).withdraws(consents.get(1));
        var refused = reader.ended(BulkReader.statusOf(reader.kickOff("Group/" + own + "/$export?_type=Patient")));
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                .contains("OperationOutcome", "too few participants");
    }

    @Test
    void a_category_that_is_not_agreed_to_and_a_hidden_entry_stay() {
        var own = newCohort();
        for (var i = 0; i < 2; i++) {
            var resident = withRecord("1972-01-01");
            resident.agrees(
                    new ConsentText(resident.id(), "Group/" + own).research().sharing("medication"));
            if (i == 0) {
                resident.hides(resident.drug("秘密の薬"), "professionals");
            }
        }
        var done = researcherOf(own).export("Group/" + own + "/$export");

        assertThat(done.output().types()).doesNotContain("Observation");
        assertThat(done.output().get("MedicationStatement").count()).isEqualTo(2);
    }

    /** The client of docs/research.md, as that page starts it. */
    @Test
    void the_client_of_the_documentation_exports_the_demo_cohort(@TempDir Path directory) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "docs/samples/ExportClient.java",
                        SERVER.base(),
                        "demo-cohort",
                        "demo-research",
                        "src/main/resources/jp/kenkotecho/smart/demo-research-key.json",
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("Patient-"))
                    .anyMatch(name -> name.startsWith("Observation-"));
        }
        // It has deleted its export at once; what was handed over is told all the same.
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        SERVER.get("Communication?patient=demo-hanako").text())
                .contains("research-export")
                .doesNotContain("から 0 件"));
    }

    @Test
    void can_be_called_off_and_deleted() {
        var done = researcher.export("Group/" + cohort + "/$export?_type=Patient");
        var file = done.manifest().at("/output/0/url").asText();

        assertThat(researcherOf(cohort).file(file, true).statusCode())
                .as("another client")
                .isEqualTo(404);
        assertThat(researcherOf(cohort).poll(done.status()).statusCode()).isEqualTo(404);
        var plain = researcher.file(file, false);
        assertThat(new String(plain.body(), StandardCharsets.UTF_8).lines()).hasSize(MEMBERS.size());

        assertThat(researcher.delete(done.status()).statusCode()).isEqualTo(202);
        assertThat(researcher.poll(done.status()).statusCode()).isEqualTo(404);
        assertThat(researcher.file(file, true).statusCode()).isEqualTo(404);
        assertThat(researcher.delete(done.status()).statusCode()).isEqualTo(404);

        var running = BulkReader.statusOf(researcher.kickOff("Group/" + cohort + "/$export"));
        assertThat(researcher.delete(running).statusCode()).isEqualTo(202);
        assertThat(researcher.poll(running).statusCode()).isEqualTo(404);
    }

    /** Many clients read the first member of a gzip file and take it for the whole. */
    @Test
    void a_packed_file_is_one_member_with_everybody_in_it() throws Exception {
        var done = researcher.export("Group/" + cohort + "/$export?_type=Patient");
        var answer = researcher.file(done.manifest().at("/output/0/url").asText(), true);

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        var bytes = answer.body();
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(bytes.length))
                .isEqualTo(bytes.length);
        assertThat(bytes).as("no name and no comment in its head").startsWith(0x1f, 0x8b, 8, 0);
        var inflater = new Inflater(true);
        inflater.setInput(bytes, 10, bytes.length - 10);
        var text = new byte[1_000_000];
        var length = inflater.inflate(text);
        assertThat(inflater.finished()).isTrue();
        assertThat(inflater.getRemaining()).as("the trailer alone is left").isEqualTo(8);
        assertThat(new String(text, 0, length, StandardCharsets.UTF_8).lines()).hasSize(MEMBERS.size());
        inflater.end();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            gzip;q=0 # identity
            gzip;q=0, identity # identity
            *;q=0, identity # identity
            junk;;, x # identity
            gzip;q=0.5 # gzip
            identity;q=0, * # gzip
            identity;q=0 # none
            *;q=0 # none
            """)
    void a_file_is_packed_as_the_client_can_read_it(String accepted, String coding) throws IOException {
        var file = researcher
                .export("Group/" + cohort + "/$export?_type=Patient")
                .manifest()
                .at("/output/0/url")
                .asText();
        var answer = researcher.file("GET", file, accepted);

        assertThat(answer.statusCode()).isEqualTo(coding.equals("none") ? 406 : 200);
        assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
        if (coding.equals("none")) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        var isPacked = coding.equals("gzip");
        assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(isPacked);
        var in = new ByteArrayInputStream(answer.body());
        try (var lines = isPacked ? new GZIPInputStream(in) : in) {
            assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(MEMBERS.size());
        }
    }

    /** To look whether it is there would hand nothing over, and nobody has to be told of it. */
    @Test
    void a_file_is_handed_over_by_get_alone() {
        var status = BulkReader.statusOf(researcher.kickOff("Group/" + cohort + "/$export?_type=Patient"));
        var job = status.substring(status.indexOf("id=") + 3);
        var file = BulkReader.tree(researcher.ended(status).body())
                .at("/output/0/url")
                .asText();

        assertThat(researcher.file("HEAD", file, "gzip").statusCode()).isEqualTo(400);
        assertThat(handedOver(job)).isZero();
        assertThat(researcher.file("GET", file, "gzip").statusCode()).isEqualTo(200);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> handedOver(job) == MEMBERS.size());
    }

    private long handedOver(String job) {
        var count = database.queryForObject(
                "select count(*) from export_unit where job = ? and left_at is not null", Long.class, job);
        return count == null ? 0 : count;
    }

    /** By what is in the file and what is not, a filter could tell of a code that does not leave. */
    @Test
    void a_filter_finds_only_what_leaves() {
        var own = newCohort();
        for (var i = 0; i < 2; i++) {
            var resident = withRecord("1971-01-01");
            SERVER.post(
                    "Observation",
                    observation(resident.id())
                            .replace(
                                    "{\"system\":\"http://loinc.org\"",
                                    "{\"system\":\"http://clinic.example/rare\",\"code\":\"rare-" + i
                                            + "\"},{\"system\":\"http://loinc.org\""));
            resident.agrees(new ConsentText(resident.id(), "Group/" + own)
                    .research()
                    .sharing(CATEGORIES.toArray(String[]::new)));
        }
        var reader = researcherOf(own);
        var query = "Group/" + own + "/$export?_type=Observation&_typeFilter=Observation%3Fcode%3D";

        assertThat(reader.export(query + "29463-7").output().get("Observation").count())
                .isEqualTo(4);
        assertThat(reader.export(query + "rare-0").output().types()).isEmpty();
        for (var code :
                List.of("http://clinic.example/rare%7Crare-0", "%7Crare-0", "29463-7,http://clinic.example/rare%7C")) {
            assertThat(reader.kickOff(query + code).statusCode()).as(code).isEqualTo(422);
        }
        assertThat(reader.kickOff(query + "http://loinc.org%7C29463-7").statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            _type=Nonsense # 400
            _type=Communication # 422
            _type=AuditEvent # 422
            _since=yesterday # 400
            _outputFormat=text/csv # 422
            _elements=Patient..x # 400
            includeAssociatedData=LatestProvenanceResources # 422
            organizeOutputBy=Patient # 422
            allowPartialManifests=true # 422
            _exportId=x # 422
            _mdm=true # 422
            _typeFilter=Observation%3Fdate%3Dge2026-04-05 # 422
            _typeFilter=Observation%3Fcode:text%3D%E6%9E%B6%E7%A9%BA # 422
            _typeFilter=Observation%3F_has:x=y # 422
            _typeFilter=Patient%3Fname%3D%E6%9E%B6%E7%A9%BA # 422
            _typeFilter=Patient%3Fidentifier%3Dx # 422
            _typeFilter=Patient%3Fbirthdate%3D1961-03-01 # 422
            _typeFilter=Patient%3Fgender%3Dfemale # 422
            _typeFilter=Patient%3Faddress-state%3D%E6%9D%B1%E4%BA%AC%E9%83%BD # 422
            _typeFilter=Observation%3F_text%3Dx # 422
            _typeFilter=Observation%3F_id%3Dx # 422
            _typeFilter=Observation%3Fsubject.name%3Dx # 422
            _typeFilter=Observation%3Fcode%3Dhttp://clinic.example%7Cx # 422
            _typeFilter=Observation%3F_include%3D* # 422
            _typeFilter=Nonsense%3Fcode%3Dx # 400
            _typeFilter=Observation # 400
            patient=Patient/somebody-else # 422
            """)
    void refuses_what_it_does_not_do(String query, int status) {
        var answer = researcher.kickOff("Group/" + cohort + "/$export?" + query.strip());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("OperationOutcome");
    }

    @Test
    void leaves_aside_what_it_does_not_do_when_asked_to_be_lenient() {
        var done = researcher.export(
                "Group/" + cohort + "/$export?_type=Patient&organizeOutputBy=Patient", "Prefer", "handling=lenient");

        assertThat(researcher
                        .files(done.manifest(), "error")
                        .get("OperationOutcome")
                        .first()
                        .toString())
                .contains("organizeOutputBy");
    }

    @Test
    void names_the_filter_that_it_does_not_take_and_those_that_it_does() {
        var query = "Group/" + cohort + "/$export?_type=Patient&_typeFilter=Patient%3Fstatus%3Dactive";

        var refused = new String(researcher.kickOff(query).body(), StandardCharsets.UTF_8);
        assertThat(refused).contains("_typeFilter does not take status; it takes");

        var done = researcher.export(query, "Prefer", "handling=lenient");
        assertThat(researcher
                        .files(done.manifest(), "error")
                        .get("OperationOutcome")
                        .first()
                        .toString())
                .contains("_typeFilter");
    }

    @Test
    void filters_and_narrows() {
        var some = researcher.export("Group/" + cohort
                + "/$export?_type=Observation&_elements=Observation.status&_typeFilter=Observation%3Fcode%3D29463-7"
                + "&_typeFilter=Observation%3Fcode%3Dnone");
        assertThat(some.output().get("Observation").count()).isEqualTo(MEMBERS.size());
        assertThat(some.output().get("Observation").first().has("valueQuantity"))
                .isFalse();
        assertThat(some.everything()).contains("SUBSETTED").doesNotContain("summary mode");

        var none = researcher.export(
                "Group/" + cohort + "/$export?_type=Observation&_typeFilter=Observation%3Fcode%3Dnone");
        assertThat(none.output().types()).isEmpty();
        var pseudonym = researcher
                .export("Group/" + cohort + "/$export?_type=Patient")
                .output()
                .get("Patient")
                .first()
                .get("id")
                .asText();
        // One person alone is never enough.
        var one = researcher.post(
                "Group/" + cohort + "/$export",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"_type\",\"valueString\":\"Observation\"},"
                        + "{\"name\":\"patient\",\"valueReference\":{\"reference\":\"Patient/" + pseudonym + "\"}}]}");
        assertThat(researcher.ended(BulkReader.statusOf(one)).statusCode()).isEqualTo(500);
    }

    @Test
    void is_for_its_own_cohort_and_nothing_else() {
        assertThat(researcher.kickOff("$export").statusCode()).isEqualTo(403);
        assertThat(researcher.kickOff("Group/" + newCohort() + "/$export").statusCode())
                .isEqualTo(404);
        assertThat(researcher.kickOff("Group/not-there/$export").statusCode()).isEqualTo(404);
        for (var path : List.of(
                "Patient",
                "Patient/" + MEMBERS.get(0).id(),
                "Observation?patient=" + MEMBERS.get(0).id(),
                "Patient/" + MEMBERS.get(0).id() + "/$everything",
                "Patient/" + MEMBERS.get(0).id() + "/$summary",
                "Consent",
                "Organization")) {
            assertThat(researcher.get(path).statusCode()).as(path).isEqualTo(path.endsWith("/$summary") ? 404 : 403);
        }
        assertThat(researcher.get("Group/" + cohort).statusCode()).isEqualTo(200);
        assertThat(withScope("system/Patient.rs", cohort)
                        .kickOff("Group/" + cohort + "/$export?_type=Observation")
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVER.send(SERVER.fhir("Group/" + cohort + "/$export").header("Prefer", "respond-async"))
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.send(SERVER.fhir("$export").header("Prefer", "respond-async"))
                        .status())
                .as("no admin")
                .isEqualTo(403);
        assertThat(SERVER.send(SERVER.with(outsider.token(), "$export").header("Prefer", "respond-async"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void one_that_cannot_be_made_says_so() {
        var own = newCohort();
        var id = SERVER.post("Group", "{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true}")
                .id();
        database.update(
                "insert into sharing_rule (source_id, source_version, person, actor, access_right, denial, purposes,"
                        + " valid_from, valid_until, given_at, categories, sensitivities) select ?, 1, person, ?,"
                        + " access_right, denial, purposes, valid_from, valid_until, given_at, 'no-such-category',"
                        + " sensitivities from sharing_rule where source_id = 'Consent/demo-kenji-study'",
                "Consent/" + id,
                "Group/" + own);
        try {
            var reader = researcherOf(own);
            var status = BulkReader.statusOf(reader.kickOff("Group/" + own + "/$export"));
            var ended = reader.ended(status);
            assertThat(ended.statusCode()).isEqualTo(500);
            assertThat(new String(ended.body(), StandardCharsets.UTF_8)).contains("could not be made");
            assertThat(standing(SERVER.token("admin")).text())
                    .contains(status.substring(status.indexOf("id=") + 3), "IllegalArgumentException");
            assertThat(standing(SERVER.token("system/*.rs")).status()).isEqualTo(403);
            assertThat(reader.delete(status).statusCode()).isEqualTo(202);
            assertThat(reader.poll(status).statusCode()).isEqualTo(404);
        } finally {
            database.update("delete from sharing_rule where source_id = ?", "Consent/" + id);
        }
    }

    private static Client.Answer standing(String token) {
        return SERVER.send(SERVER.open("/admin/jobs").header("Authorization", "Bearer " + token));
    }

    @Test
    void two_at_a_time_and_not_too_often() {
        var own = newCohort();
        var reader = researcherOf(own);
        var path = "Group/" + own + "/$export";
        for (var i = 0; i < 2; i++) {
            var status = BulkReader.statusOf(reader.kickOff(path));
            reader.ended(status);
            // As if it were a large one, in its place: the cohort is empty, so that it has ended already.
            database.update(
                    "update export_job set state = 'RUNNING', slot = ? where id = ?",
                    i,
                    status.substring(status.indexOf("id=") + 3));
        }

        var busy = reader.kickOff(path);

        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.headers().firstValue("Retry-After")).isPresent();
        database.update("update export_job set state = 'GONE', slot = null where cohort = ?", "Group/" + own);
        reader.ended(BulkReader.statusOf(reader.kickOff(path)));
    }

    @Test
    void a_consent_to_research_is_with_a_cohort_and_no_other_is() {
        var resident = Resident.in(SERVER);
        for (var consent : List.of(
                new ConsentText(resident.id(), "Group/" + cohort),
                new ConsentText(resident.id(), "Organization/demo-ito-clinic").research(),
                new ConsentText(resident.id(), "Group/not-there").research())) {
            assertThat(resident.sends("POST", "Consent", consent.text()).status())
                    .isEqualTo(422);
        }
    }

    @Test
    void everything_leaves_when_two_administrators_have_approved_it() {
        var operator = SERVER.token("admin system/*.rs");
        var kickOff = SERVER.send(SERVER.with(operator, "$export?_type=Group,ResearchStudy&_since=2020-01-01T00:00:00Z")
                .header("Prefer", "respond-async"));
        assertThat(kickOff.status()).as(kickOff.text()).isEqualTo(202);
        var status = kickOff.response().headers().firstValue("Content-Location").orElseThrow();
        var id = status.substring(status.indexOf("id=") + 3);
        assertThat(poll(operator, id).status()).isEqualTo(202);
        assertThat(poll(operator, id).status()).isEqualTo(429);

        assertThat(approve(operator, id)).as("a service approves nothing").isEqualTo(403);
        var first = admin();
        var second = admin();
        assertThat(approve(first, id)).isEqualTo(200);
        assertThat(approve(first, id)).as("the same again is one").isEqualTo(200);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1100))
                .until(() -> poll(operator, id), answer -> answer.status() != 429);
        assertThat(approve(second, id)).isEqualTo(200);
        var done = Awaitility.await()
                .pollInterval(Duration.ofMillis(1100))
                .atMost(Duration.ofSeconds(60))
                .until(() -> poll(operator, id), answer -> answer.status() == 200);
        assertThat(done.text()).contains("\"Group\"");
        var url = done.json().at("/output/0/url").asText();
        var file = SERVER.get(operator, url.substring(url.indexOf("/fhir/") + 6));
        assertThat(file.text()).contains("\"id\":\"" + cohort + "\"");
        assertThat(file.text().lines().count())
                .isEqualTo(done.json().at("/output/0/count").asLong());
        var refusedDownload = SERVER.get(
                SERVER.token("system/*.cruds"), "$export-file?id=" + id + "&kind=output&type=Group&from=x&to=1");
        assertThat(refusedDownload.status()).isEqualTo(404);
    }

    private static Client.Answer poll(String token, String id) {
        return SERVER.get(token, "$export-status?id=" + id);
    }

    private static int approve(String token, String id) {
        return SERVER.send(SERVER.open("/admin/exports/" + id + "/approval")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody()))
                .status();
    }

    /** An administrator of the test's own, with a token after two factors. */
    private static String admin() {
        var username = "admin-" + UUID.randomUUID();
        var made = SERVER.send(SERVER.open("/admin/accounts")
                .header("Authorization", "Bearer " + SERVER.token("admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"" + username
                        + "\",\"displayName\":\"管理 太郎\",\"kind\":\"ADMIN\",\"links\":[]}")));
        var browser = new Browser(SERVER.base());
        var secret = SignInAttackIT.secretOn(browser.get("/invitation"));
        browser.submit(
                "/invitation",
                Map.of(
                        "invitation",
                        made.json().get("invitation").asText(),
                        "password",
                        "a long password of a test 9",
                        "code",
                        SignInAttackIT.codeOf(secret)));
        var app = App.own(SERVER, "admin openid");
        return app.exchange(app.code(browser, "")).json().get("access_token").asText();
    }
}

package jp.kenkotecho.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** What a public-health nurse records of a session: hers to correct, the person's to read, to do and to hide. */
public class GuidanceIT extends ServerTest {

    static final String OFFICE = "Organization/demo-city-office";
    static final String NURSE = "Practitioner/demo-phn-takahashi";
    private static final String KINDS = "http://kenko-techo.jp/fhir/CodeSystem/guidance";
    private static final String SCOPES = "user/*.rs user/Encounter.cud user/CarePlan.cud user/Goal.cud user/Task.cud"
            + " user/ServiceRequest.cud user/Communication.cud user/Observation.cud";

    @Test
    void is_recorded_at_once_by_the_nurse_to_whom_the_person_agreed() {
        var kenji = agreed();

        var session = records(kenji);

        assertThat(session).hasSize(5);
        for (var address : session) {
            assertThat(kenji.reads(address).text())
                    .as(address)
                    .contains("\"code\":\"guidance\"")
                    .contains(kenji.id());
            assertThat(SERVER.get(nurse(), address).status()).as(address).isEqualTo(200);
            assertThat(SERVER.get(doctor(), address).status()).as(address).isEqualTo(404);
        }
        assertThat(kenji.reads(session.get(2)).text()).contains(session.get(0)).contains(session.get(1));
        assertThat(SERVER.get(nurse(), "Task?patient=" + kenji.id() + "&status=requested")
                        .text())
                .contains("三か月後の電話");
        assertThat(kenji.reads("Patient/" + kenji.id() + "/$access-log").text()).contains("高橋");
    }

    @Test
    void begins_with_a_template_of_the_office() {
        var kenji = agreed();
        var path = "Patient/" + kenji.id() + "/$guidance-draft?template=PlanDefinition/demo-first-session"
                + "&organization=Organization/demo-city-office";

        var draft = SERVER.get(nurse(), path + "&day=2026-09-10");

        assertThat(draft.status()).as(draft.text()).isEqualTo(200);
        assertThat(SERVER.get(nurse(), path + "&day=2026-09-10").json()).isEqualTo(draft.json());
        assertThat(kenji.reads("CarePlan?patient=" + kenji.id()).text())
                .as("nothing is stored")
                .contains("\"total\":0");
        var sent = posts(nurse(), "", draft.text());
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(kenji.reads("Task?patient=" + kenji.id()).text())
                .contains("\"total\":2", "2026-12-03", "2026-09-24", "電話で様子を聞く");
        assertThat(kenji.reads("Goal?patient=" + kenji.id()).text()).contains("2026-09-10", "半年で体重を減らす");
        assertThat(kenji.reads("CarePlan?patient=" + kenji.id()).text()).contains("毎朝体重を測り", "特定保健指導 初回面談");
        var worklist = SERVER.get(nurse(), "Organization/demo-city-office/$worklist?_count=1000")
                .text();
        assertThat(worklist).contains(kenji.id());

        assertThat(kenji.reads(path).status()).as("not for the person").isEqualTo(403);
        assertThat(SERVER.get(doctor(), path).status())
                .as("whom the doctor does not know")
                .isEqualTo(404);
        for (var bad : List.of(
                path.replace("demo-first-session", "luck") + "!404",
                path.replace("&organization=Organization/demo-city-office", "") + "!400",
                path.replace("demo-city-office", "demo-ito-clinic") + "!403",
                path + "&day=2026-02-30!400",
                path + "&luck=1!400")) {
            var parts = bad.split("!", 2);
            assertThat(SERVER.get(nurse(), parts[0]).status()).as(bad).isEqualTo(Integer.parseInt(parts[1]));
        }
    }

    @Test
    void is_corrected_by_the_nurse_and_neither_changed_nor_deleted_by_the_person() {
        var kenji = agreed();
        var plan = records(kenji).get(2);
        var changed = carePlan(kenji, "id", plan.replace("CarePlan/", ""), NURSE, "見直した計画");

        assertThat(puts(nurse(), plan, changed).status()).isEqualTo(200);
        assertThat(kenji.reads(plan).text()).contains("見直した計画").contains("\"versionId\":\"2\"");
        assertThat(kenji.sends("PUT", plan, changed.replace("見直した", "本人の")).status())
                .isEqualTo(403);
        assertThat(kenji.sends("DELETE", plan, "").status()).isEqualTo(403);
        assertThat(SERVER.send(SERVER.with(nurse(), plan).DELETE()).status()).isEqualTo(403);

        kenji.hides(plan, "everybody");
        assertThat(SERVER.get(nurse(), plan).status()).isEqualTo(404);
        assertThat(puts(nurse(), plan, changed).status()).isEqualTo(404);
    }

    @Test
    void leaves_the_person_tasks_to_do() {
        var kenji = agreed();
        var task = records(kenji).get(4);
        var text = kenji.reads(task).text();

        var done = kenji.sends("PUT", task, text.replace("\"requested\"", "\"completed\""));

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(SERVER.get(nurse(), task).text()).contains("\"completed\"");
    }

    @Test
    void is_nothing_else_and_nobody_elses() {
        var kenji = agreed();
        var id = kenji.id();

        assertThat(posts(nurse(), "CarePlan", carePlan(kenji, "language", "ja", "", "名のない計画"))
                        .text())
                .contains("だれの言葉か", "whose word");
        assertThat(posts(nurse(), "CarePlan", carePlan(kenji, "language", "ja", "Practitioner/demo-dr-ito", "他人の計画"))
                        .status())
                .isEqualTo(403);
        assertThat(posts(
                                nurse(),
                                "Encounter",
                                session(id)
                                        .replace(KINDS, "http://example.org/visits")
                                        .replace("session", "AMB"))
                        .status())
                .as("a visit to a clinic")
                .isEqualTo(403);
        assertThat(posts(
                                nurse(),
                                "Observation",
                                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"体重\"},"
                                        + "\"subject\":{\"reference\":\"Patient/" + id
                                        + "\"},\"performer\":[{\"reference\":\""
                                        + NURSE + "\"}]}")
                        .status())
                .as("a reading")
                .isEqualTo(403);
        assertThat(posts(nurse(), "CarePlan", carePlan(Resident.in(SERVER), "language", "ja", NURSE, "他の人"))
                        .status())
                .as("into another's record")
                .isEqualTo(403);
        assertThat(kenji.reads("CarePlan?patient=" + id).text()).contains("\"total\":0");
    }

    @Test
    void ends_with_the_consent() {
        var kenji = Resident.in(SERVER);
        kenji.agrees(seeing(kenji));
        var right = kenji.agrees(guiding(kenji));
        var plan = records(kenji).get(2);

        kenji.withdraws(right);

        var changed = carePlan(kenji, "id", plan.replace("CarePlan/", ""), NURSE, "おそい");
        assertThat(puts(nurse(), plan, changed).status()).isEqualTo(403);
        assertThat(posts(nurse(), "CarePlan", carePlan(kenji, "language", "ja", NURSE, "おそい"))
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.get(nurse(), plan).status()).as("still shared").isEqualTo(200);
    }

    @Test
    void may_be_agreed_to_on_the_page_of_sharing() {
        var kenji = Resident.in(SERVER);
        var pages = kenji.browser();
        var form = pages.get("/share/new?organization=demo-city-office");
        var wanted = Browser.fieldsOf(form.text(), 0);
        for (var category : List.of("checkup", "guidance", "daily-health", "medical")) {
            wanted.add(new Browser.Field("category", category));
        }
        wanted.add(new Browser.Field("add", "GUIDANCE"));

        var preview = pages.post("/share/preview", wanted);
        pages.post("/share/new", Browser.fieldsOf(preview.text(), 0));

        assertThat(form.text()).contains("書き込みを認める", "保健指導の記録");
        assertThat(pages.get("/share").text()).contains("保健指導を記録すること");
        assertThat(records(kenji)).hasSize(5);
        assertThat(posts(
                                nurse(),
                                "Communication",
                                "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"subject\":{\"reference\":"
                                        + "\"Patient/" + kenji.id() + "\"},\"sender\":{\"reference\":\"" + NURSE
                                        + "\"},\"payload\":[{\"contentString\":\"コメント\"}]}")
                        .status())
                .as("a comment, which was not ticked")
                .isEqualTo(403);
    }

    @Test
    void closes_advice_to_see_a_doctor_after_the_visit() {
        var kenji = agreed();
        kenji.agrees(new ConsentText(kenji.id(), OFFICE).purpose("PUBHLTH").sharing("medical"));
        var session = records(kenji);
        var advice = session.get(3);
        var seeing = posts(nurse(), "Task", task(kenji.id(), "referral", "受診の見届け", advice));
        assertThat(seeing.status()).as(seeing.text()).isEqualTo(201);

        visits(kenji, "2026-09-01");
        assertThat(status(kenji, advice)).as("a visit before").isEqualTo("active");
        var planned = visit(kenji, "2026-10-01").replace("finished", "planned");
        assertThat(kenji.sends("POST", "Encounter", planned).status()).isEqualTo(201);
        assertThat(status(kenji, advice)).as("an appointment").isEqualTo("active");
        visits(kenji, "2026-10-01");

        assertThat(status(kenji, advice)).isEqualTo("completed");
        assertThat(kenji.reads("Task/" + seeing.id()).text()).contains("\"completed\"", "受診の記録あり");
        assertThat(status(kenji, session.get(4))).as("another task").isEqualTo("requested");
    }

    @Test
    void leaves_advice_open_for_whoever_may_not_see_the_visit() {
        var kenji = agreed();
        var advice = records(kenji).get(3);

        visits(kenji, "2026-10-01");

        assertThat(status(kenji, advice)).isEqualTo("active");
    }

    @Test
    void tells_how_far_a_goal_is_reached_by_the_persons_own_readings() {
        var kenji = agreed();
        var goal = posts(
                nurse(),
                "Goal",
                goal(kenji.id())
                        .replace(
                                "\"lifecycleStatus\"",
                                "\"startDate\":\"2026-09-10\",\"target\":[{\"measure\":{\"coding\":[{\"system\":"
                                        + "\"http://loinc.org\",\"code\":\"29463-7\"}]},\"detailQuantity\":{\"value\":77,"
                                        + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"},\"dueDate\":"
                                        + "\"2027-03-10\"}],\"lifecycleStatus\""));
        assertThat(goal.status()).as(goal.text()).isEqualTo(201);
        var address = "Patient/" + kenji.id() + "/$guidance-progress";
        assertThat(SERVER.get(nurse(), address).text()).contains("比べられる測定がまだありません", "2027-03-10");
        weighs(kenji, "2026-09-08T07:00:00+09:00", "80.0");
        weighs(kenji, "2026-10-20T07:00:00+09:00", "79.0");
        weighs(kenji, "2026-10-22T07:00:00+09:00", "78.6");

        var progress = SERVER.get(nurse(), address);

        assertThat(progress.text())
                .contains("Goal/" + goal.id(), "\"done\"", "0.40", "78.8", "\"valueBoolean\":false")
                .contains("2026-10-20", "2026-10-22");
        assertThat(kenji.reads(address).text()).contains("0.40");
        assertThat(SERVER.get(doctor(), address).status()).isEqualTo(404);
        kenji.hides("Goal/" + goal.id(), "everybody");
        assertThat(SERVER.get(nurse(), address).text()).doesNotContain("Goal/" + goal.id());
    }

    private static void weighs(Resident person, String when, String kilograms) {
        var sent = person.sends(
                "POST",
                "Observation",
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"vital-signs\"}]}],"
                        + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"29463-7\"}],\"text\":\"体重\"},"
                        + "\"subject\":{\"reference\":\"Patient/" + person.id() + "\"},\"effectiveDateTime\":\"" + when
                        + "\",\"valueQuantity\":{\"value\":" + kilograms
                        + ",\"unit\":\"kg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"}}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    }

    private static void visits(Resident person, String day) {
        var sent = person.sends("POST", "Encounter", visit(person, day));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    }

    private static String visit(Resident person, String day) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"subject\":"
                + "{\"reference\":\"Patient/" + person.id() + "\"},\"period\":{\"start\":\"" + day
                + "T09:00:00+09:00\"}}";
    }

    private static String status(Resident person, String address) {
        return person.reads(address).json().path("status").asText();
    }

    static Resident agreed() {
        var kenji = Resident.in(SERVER);
        kenji.agrees(seeing(kenji));
        kenji.agrees(guiding(kenji));
        return kenji;
    }

    public static ConsentText seeing(Resident person) {
        return new ConsentText(person.id(), OFFICE).purpose("PUBHLTH").sharing("guidance", "daily-health");
    }

    public static ConsentText guiding(Resident person) {
        return new ConsentText(person.id(), OFFICE)
                .purpose("PUBHLTH")
                .right("guide")
                .sharing();
    }

    /** Encounter, Goal, CarePlan, ServiceRequest and Task of one session, in this order. */
    static List<String> records(Resident person) {
        var id = person.id();
        var sent = posts(
                nurse(),
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                        + String.join(
                                ",",
                                entry("Encounter", "1", session(id)),
                                entry("Goal", "2", goal(id)),
                                entry(
                                        "CarePlan",
                                        "3",
                                        carePlan(person, "language", "ja", NURSE, "支援計画")
                                                .replace(
                                                        "\"status\"",
                                                        "\"encounter\":{\"reference\":\"" + urn("1")
                                                                + "\"},\"goal\":[{\"reference\":\"" + urn("2")
                                                                + "\"}],\"status\"")),
                                entry("ServiceRequest", "4", referral(id)),
                                entry("Task", "5", task(id, "next-contact", "三か月後の電話", urn("4"))))
                        + "]}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        return sent.json().path("entry").findValuesAsText("location").stream()
                .map(location -> location.replaceAll("/_history.*", "").replaceAll(".*/fhir/", ""))
                .toList();
    }

    public static String nurse() {
        return App.named(SERVER, "demo-app", "", SCOPES).token("phn-takahashi", "");
    }

    static String task(String id, String kind, String words, String focus) {
        return "{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"order\"," + coded("code", kind)
                + ",\"description\":\"" + words + "\",\"focus\":{\"reference\":\"" + focus
                + "\"},\"for\":{\"reference\":\"Patient/" + id + "\"},\"authoredOn\":\"2026-09-10T14:30:00+09:00\","
                + "\"requester\":{\"reference\":\"" + NURSE + "\"},\"owner\":{\"reference\":\"Patient/" + id
                + "\"},\"restriction\":{\"period\":{\"end\":\"2026-12-01\"}}}";
    }

    private static String doctor() {
        return App.named(SERVER, "demo-app", "", "user/*.rs").token("dr-ito", "");
    }

    static Client.Answer posts(String token, String address, String text) {
        return SERVER.send(SERVER.with(token, address).POST(BodyPublishers.ofString(text)));
    }

    private static Client.Answer puts(String token, String address, String text) {
        return SERVER.send(SERVER.with(token, address).PUT(BodyPublishers.ofString(text)));
    }

    private static String urn(String number) {
        return "urn:uuid:00000000-0000-4000-8000-00000000000" + number;
    }

    private static String entry(String type, String number, String resource) {
        return "{\"fullUrl\":\"" + urn(number) + "\",\"resource\":" + resource
                + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}";
    }

    private static String coded(String element, String code) {
        return "\"" + element + "\":{\"coding\":[{\"system\":\"" + KINDS + "\",\"code\":\"" + code + "\"}]}";
    }

    private static String session(String id) {
        return "{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"type\":[{\"coding\":"
                + "[{\"system\":\"" + KINDS + "\",\"code\":\"session\"}]}],\"subject\":{\"reference\":\"Patient/" + id
                + "\"},\"participant\":[{\"individual\":{\"reference\":\"" + NURSE
                + "\"}}],\"period\":{\"start\":\"2026-09-10T14:00:00+09:00\"}}";
    }

    private static String goal(String id) {
        return "{\"resourceType\":\"Goal\",\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"体重を 3 kg 減らす\"},"
                + "\"subject\":{\"reference\":\"Patient/" + id + "\"},\"expressedBy\":{\"reference\":\"" + NURSE
                + "\"}}";
    }

    private static String referral(String id) {
        return "{\"resourceType\":\"ServiceRequest\",\"status\":\"active\",\"intent\":\"proposal\","
                + coded("code", "referral") + ",\"subject\":{\"reference\":\"Patient/" + id
                + "\"},\"authoredOn\":\"2026-09-10T14:30:00+09:00\",\"requester\":{\"reference\":\"" + NURSE + "\"}}";
    }

    private static String carePlan(Resident person, String element, String value, String author, String title) {
        var signed = author.isEmpty() ? "" : "\"author\":{\"reference\":\"" + author + "\"},";
        return "{\"resourceType\":\"CarePlan\",\"" + element + "\":\"" + value + "\"," + signed
                + "\"status\":\"active\",\"intent\":\"plan\",\"title\":\"" + title
                + "\",\"subject\":{\"reference\":\"Patient/" + person.id() + "\"}}";
    }
}

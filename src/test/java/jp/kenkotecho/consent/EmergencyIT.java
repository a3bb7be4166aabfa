package jp.kenkotecho.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import jp.kenkotecho.notification.NoticesIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Emergency access to many people in a row slows down, and is told. */
@OnBothDatabases(Because.LOCKS)
@Checklist("S5")
@ExtendWith(OutputCaptureExtension.class)
class EmergencyIT extends ServerTest {

    private static final int FREE = EMERGENCIES;

    @Test
    void slows_down_after_so_many_people_in_an_hour_and_tells_the_administrator(CapturedOutput log) throws Exception {
        var address = NoticesIT.confirmed(administrator());
        var doctor = clinician();
        var people = people(FREE + 2);
        List<Client.Answer> answers;
        try (var earlier = TurnedClock.back(Duration.ofMinutes(30))) {
            answers = people.stream()
                    .map(person -> breakGlass(doctor.token(), person))
                    .toList();
        }

        assertThat(answers.stream().limit(FREE).map(Client.Answer::status)).containsOnly(200);
        assertThat(answers.stream().skip(FREE).map(Client.Answer::status)).containsExactly(429, 429);
        var slowed = answers.get(FREE);
        assertThat(Integer.parseInt(
                        slowed.response().headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(50, 60);
        assertThat(slowed.text()).contains("Retry-After", "管理者に知らせました");
        assertThat(log.getOut().split("EMERGENCY_SLOWED who=" + doctor.account(), -1))
                .as("told once an hour")
                .hasSize(2);
        var mail = NoticesIT.awaited(address, 2).get(1);
        assertThat(mail.getSubject()).contains("緊急アクセス");
        assertThat(String.valueOf(mail.getContent()))
                .contains("EMERGENCY_SLOWED")
                .doesNotContain(doctor.id());

        assertThat(breakGlass(doctor.token(), people.get(FREE)).status())
                .as("after the pause")
                .isEqualTo(200);
        var again = breakGlass(doctor.token(), people.get(FREE + 1));
        assertThat(again.status()).isEqualTo(429);
        assertThat(Integer.parseInt(
                        again.response().headers().firstValue("Retry-After").orElseThrow()))
                .as("twice as long")
                .isBetween(100, 120);
        assertThat(breakGlass(doctor.token(), people.get(0)).status())
                .as("whose record was open already")
                .isEqualTo(200);
        assertThat(breakGlass(clinician().token(), people.get(FREE + 1)).status())
                .as("another clinic is not held up")
                .isEqualTo(200);
    }

    @Test
    void opens_no_more_when_all_are_asked_for_at_once() throws Exception {
        var doctor = clinician();
        var calls = new ArrayList<Callable<Integer>>();
        people(3 * FREE)
                .forEach(person ->
                        calls.add(() -> breakGlass(doctor.token(), person).status()));
        var pool = Executors.newFixedThreadPool(8);
        var opened = 0;
        try {
            for (var call : pool.invokeAll(calls)) {
                assertThat(call.get()).isIn(200, 429);
                opened += call.get() == 200 ? 1 : 0;
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(opened).isEqualTo(FREE);
    }

    private record Clinician(String id, String account, String token) {}

    /** Of a clinic of their own. */
    private static Clinician clinician() {
        var clinic = SERVER.post(
                        "Organization", "{\"resourceType\":\"Organization\",\"active\":true,\"name\":\"架空救急\"}")
                .id();
        var doctor = SERVER.post("Practitioner", "{\"resourceType\":\"Practitioner\",\"name\":[{\"text\":\"架空 急\"}]}")
                .id();
        SERVER.post(
                "PractitionerRole",
                "{\"resourceType\":\"PractitionerRole\",\"active\":true,\"practitioner\":{\"reference\":\"Practitioner/"
                        + doctor + "\"},\"organization\":{\"reference\":\"Organization/" + clinic + "\"}}");
        var account = Resident.of(SERVER, "", "架空 急", "Practitioner/" + doctor);
        return new Clinician(doctor, account.account(), account.tokenFor("", "user/*.rs"));
    }

    private static Browser administrator() {
        var browser = new Browser(SERVER.base()).signIn("admin");
        browser.secondFactor();
        return browser;
    }

    private static List<String> people(int many) {
        return IntStream.range(0, many)
                .mapToObj(one -> SERVER.post(
                                "Patient",
                                "{\"resourceType\":\"Patient\",\"name\":[{\"text\":\"" + UUID.randomUUID() + "\"}]}")
                        .id())
                .toList();
    }

    private static Client.Answer breakGlass(String token, String person) {
        return SERVER.send(SERVER.with(token, "Patient/" + person + "/$break-glass")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\","
                        + "\"valueString\":\"意識がなく、薬を確かめる必要がある\"}]}")));
    }
}

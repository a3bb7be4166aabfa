package jp.kenkotecho.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kenkotecho.consent.FamilyIT;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.TurnedClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail says that there is something new, to whoever asked for it and showed that the address is theirs. */
public class NoticesIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static final Duration LONG = Duration.ofSeconds(20);

    @Autowired
    private JdbcClient database;

    @Test
    void tells_that_there_is_something_new_and_not_what() throws Exception {
        var hana = sharing();
        var address = confirmed(hana);

        comments(hana, "利尿薬を増やします");

        var mail = awaited(address, 2).get(1);
        var text = String.valueOf(mail.getContent());
        assertThat(mail.getSubject()).contains("新しいお知らせ");
        assertThat(text).contains(SERVER.base() + "/messages").doesNotContain("利尿薬", "伊藤", "架空");
        assertThat(hana.browser().get("/messages").text()).contains("利尿薬を増やします", "伊藤 誠一");
    }

    @Test
    void shows_every_message_and_by_whom_it_is_whatever_it_calls_itself() {
        var hana = sharing();
        var doctor = App.named(SERVER, "demo-app", "", "user/*.rs user/Communication.cu")
                .token("dr-ito", "");
        var sent = SERVER.send(SERVER.with(doctor, "Communication")
                .POST(BodyPublishers.ofString(
                        "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"category\":"
                                + "[{\"coding\":[{\"system\":\"http://kenko-techo.jp/fhir/CodeSystem/notice\",\"code\":"
                                + "\"first-access\"}]}],\"subject\":{\"reference\":\"Patient/" + hana.id()
                                + "\"},\"sender\":{\"reference\":\"Practitioner/demo-dr-ito\",\"display\":\"架空市長\"},"
                                + "\"payload\":[{\"contentString\":\"時刻のない一言\"}]}")));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);

        var page = hana.browser().get("/messages").text();

        assertThat(page).contains("時刻のない一言", "伊藤 誠一", "このサーバー").doesNotContain("架空市長");
        assertThat(page.split("このサーバー<", -1))
                .as("the notice of first access alone")
                .hasSize(2);
    }

    @Test
    void tells_once_an_hour_however_much_there_is() throws Exception {
        var hana = sharing();
        var other = sharing();
        var address = confirmed(hana);
        var others = confirmed(other);
        try (var clock = TurnedClock.back(Duration.ofHours(2))) {
            comments(hana, "一つ目");
            awaited(address, 2);
        }

        comments(hana, "二つ目");
        awaited(address, 3);
        comments(hana, "三つ目");
        comments(other, "ほかの人に");
        awaited(others, 2);

        assertThat(mailsTo(address)).hasSize(3);
    }

    @Test
    void does_not_tell_of_ones_own_words_and_nobody_without_a_confirmed_address() throws Exception {
        var hana = Resident.in(SERVER);
        var waiting = sharing();
        var address = confirmed(hana);
        var unconfirmed = address();
        asks(waiting.browser(), unconfirmed);
        awaited(unconfirmed, 1);

        var own = hana.sends(
                "POST",
                "Communication",
                "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/"
                        + hana.id() + "\"},\"payload\":[{\"contentString\":\"私の言葉\"}]}");
        assertThat(own.status()).as(own.text()).isEqualTo(201);
        comments(waiting, "まだ届かない");
        var last = sharing();
        var lasts = confirmed(last);
        comments(last, "最後に");
        awaited(lasts, 2);

        assertThat(mailsTo(address)).as("the code alone").hasSize(1);
        assertThat(mailsTo(unconfirmed)).as("the code alone").hasSize(1);
    }

    @Test
    void tells_whoever_acts_for_a_child() throws Exception {
        var child = Resident.born(SERVER, FamilyIT.birthDate(8));
        var parent = Resident.in(SERVER);
        assertThat(FamilyIT.appoint(child.id(), parent, "MTH", "").status()).isEqualTo(201);
        var stranger = Resident.in(SERVER);
        var address = confirmed(parent);
        var strangers = confirmed(stranger);
        child.agrees(new ConsentText(child.id(), CLINIC));
        child.agrees(new ConsentText(child.id(), CLINIC).right("comment").sharing());

        comments(child, "熱が下がったら来てください");

        awaited(address, 2);
        assertThat(mailsTo(strangers)).as("the code alone").hasSize(1);
        assertThat(parent.browser().get("/messages?person=" + child.id()).text())
                .contains("熱が下がったら");
        assertThat(stranger.browser().get("/messages?person=" + child.id()).status())
                .isEqualTo(404);
    }

    @Test
    void refuses_what_is_no_address_wrong_codes_and_stops_when_asked() throws Exception {
        var hana = Resident.in(SERVER);
        var pages = hana.browser();
        assertThat(asks(pages, "kenji@example.org\r\nBcc: all@example.org").text())
                .contains("メールアドレスを確かめてください");
        assertThat(asks(pages, "nobody").text()).contains("メールアドレスを確かめてください");
        var address = address();
        asks(pages, address);
        assertThat(asks(pages, address).text()).contains("一分に一度だけ");
        var code = codeTo(address);
        var wrong = code.equals("123456") ? "654321" : "123456";
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(enters(pages, wrong).text()).contains("コードが違うか");
        }

        assertThat(enters(pages, code).text()).as("after five wrong ones").contains("コードが違うか");

        pages.post("/messages/stop", Browser.fieldsOf(pages.get("/messages").text(), 0));
        assertThat(pages.get("/messages").text()).doesNotContain(address.substring(address.indexOf('@')), address);
        assertThat(new Browser(SERVER.base()).get("/messages").status()).isEqualTo(302);
    }

    @Test
    void mails_to_the_old_address_until_the_new_one_is_confirmed_and_tells_it_then() throws Exception {
        var hana = sharing();
        var pages = hana.browser();
        var next = address();
        String old;
        try (var clock = TurnedClock.back(Duration.ofMinutes(92))) {
            old = confirmed(hana);
        }
        try (var clock = TurnedClock.back(Duration.ofMinutes(90))) {
            assertThat(asks(pages, next).status()).isEqualTo(302);
            comments(hana, "まだ前のアドレスへ");
            awaited(old, 2);
            assertThat(pages.get("/messages").text())
                    .as("both are shown")
                    .contains("a…@example.org に送ります", "a…@example.org に送った確認コード");
            assertThat(enters(pages, codeTo(next)).status()).isEqualTo(302);
            awaited(old, 3);
        }

        var told = mailsTo(old).get(2);
        assertThat(told.getSubject()).contains("宛先が変わりました");
        assertThat(String.valueOf(told.getContent())).doesNotContain(next, "架空");
        comments(hana, "新しいアドレスへ");
        awaited(next, 2);
        assertThat(mailsTo(old)).hasSize(3);
    }

    @Test
    void sends_five_codes_an_hour_however_they_are_asked_for() throws Exception {
        var hana = Resident.in(SERVER);
        var pages = hana.browser();
        var address = address();
        for (var minute = 0; minute < 5; minute++) {
            try (var clock = TurnedClock.back(Duration.ofMinutes(-2L * minute))) {
                assertThat(asks(pages, address).status()).as("minute " + minute).isEqualTo(302);
                pages.post(
                        "/messages/stop",
                        Browser.fieldsOf(pages.get("/messages").text(), 0));
            }
        }

        try (var clock = TurnedClock.back(Duration.ofMinutes(-20))) {
            assertThat(asks(pages, address).text()).contains("一時間に五回");
        }
        awaited(address, 5);
        try (var clock = TurnedClock.back(Duration.ofMinutes(-70))) {
            assertThat(asks(pages, address).status()).as("an hour later").isEqualTo(302);
        }
    }

    @Test
    void sends_one_code_and_takes_five_guesses_when_all_come_at_once() throws Exception {
        var hana = Resident.in(SERVER);
        var pages = hana.browser();
        var address = address();
        var fields = new ArrayList<>(Browser.fieldsOf(pages.get("/messages").text(), 0));
        fields.removeIf(field -> field.name().equals("address"));
        fields.add(new Browser.Field("address", address));
        assertThat(atOnce(8, one -> pages.post("/messages/address", fields).status()))
                .containsOnlyOnce(302);

        var code = codeTo(address);
        var guesses = new ArrayList<>(fields);
        atOnce(12, one -> {
            var guess = new ArrayList<>(guesses);
            guess.add(new Browser.Field("code", "%06d".formatted((Integer.parseInt(code) + 1 + one) % 1_000_000)));
            return pages.post("/messages/code", guess).status();
        });

        assertThat(database.sql("select attempts_left from notice_code where account_id = ?")
                        .param(hana.account())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(enters(pages, code).text()).contains("コードが違うか");
    }

    private static List<Integer> atOnce(int many, IntUnaryOperator call) throws Exception {
        var pool = Executors.newFixedThreadPool(many);
        try {
            var calls = IntStream.range(0, many)
                    .mapToObj(one -> (Callable<Integer>) () -> call.applyAsInt(one))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Somebody whom the clinic has seen before: of a first access they are told, too. */
    private Resident sharing() {
        var hana = Resident.in(SERVER);
        hana.agrees(new ConsentText(hana.id(), CLINIC));
        hana.agrees(new ConsentText(hana.id(), CLINIC).right("comment").sharing());
        comments(hana, "はじめまして");
        var until = System.nanoTime() + LONG.toNanos();
        while (isToBeTold(hana) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return hana;
    }

    private boolean isToBeTold(Resident person) {
        var notices = person.reads("Communication?patient=" + person.id()).text();
        return !notices.contains("first-access")
                || database.sql("select count(*) from notice_due where person = ?")
                                .param(person.id())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    private static String address() {
        return "a" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }

    private static String confirmed(Resident person) throws Exception {
        return confirmed(person.browser());
    }

    public static String confirmed(Browser pages) throws Exception {
        var address = address();
        asks(pages, address);
        var confirmed = enters(pages, codeTo(address));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(302);
        assertThat(pages.get("/messages").text()).contains("a…@example.org").doesNotContain(address);
        return address;
    }

    private static Client.Answer asks(Browser pages, String address) {
        return sends(pages, "/messages/address", "address", address);
    }

    private static Client.Answer enters(Browser pages, String code) {
        return sends(pages, "/messages/code", "code", code);
    }

    private static Client.Answer sends(Browser pages, String path, String name, String value) {
        var fields = new ArrayList<>(Browser.fieldsOf(pages.get("/messages").text(), 0));
        fields.removeIf(field -> field.name().equals(name));
        fields.add(new Browser.Field(name, value));
        return pages.post(path, fields);
    }

    private static String codeTo(String address) throws Exception {
        var found = Pattern.compile("\\b\\d{6}\\b")
                .matcher(String.valueOf(awaited(address, 1).get(0).getContent()));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static void comments(Resident person, String words) {
        var doctor = App.named(SERVER, "demo-app", "", "user/*.rs user/Communication.cu")
                .token("dr-ito", "");
        var sent = SERVER.send(SERVER.with(doctor, "Communication")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Communication\",\"status\":\"completed\",\"sent\":"
                        + "\"2026-11-05T10:00:00+09:00\",\"subject\":{\"reference\":\"Patient/" + person.id()
                        + "\"},\"sender\":{\"reference\":\"Practitioner/demo-dr-ito\"},\"payload\":[{\"contentString\":\""
                        + words + "\"}]}")));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    }

    /** All that have come to an address, once there are so many. */
    public static List<MimeMessage> awaited(String address, int many) throws Exception {
        var until = System.nanoTime() + LONG.toNanos();
        var before = MAIL.getReceivedMessages().length;
        while (mailsTo(address).size() < many && System.nanoTime() < until) {
            MAIL.waitForIncomingEmail(500, before + 1);
            before = MAIL.getReceivedMessages().length;
        }
        var mails = mailsTo(address);
        assertThat(mails).hasSize(many);
        return mails;
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .anyMatch(one -> one.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}

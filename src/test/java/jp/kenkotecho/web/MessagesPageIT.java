package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.Browser.Field;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** 書類とやりとり by form: letters with their answers, files, and what was answered to questions. */
class MessagesPageIT extends ServerTest {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    private static final Pattern FILE = Pattern.compile("/messages/file\\?[^\"]*");
    private static final Pattern WHO = Pattern.compile("/access-log/who\\?[^\"]*");

    @Test
    void answers_a_letter_once_however_often_it_is_sent() {
        var haru = agreed();
        comments(haru, "三日後に体重を知らせてください");
        var pages = haru.browser();
        var form = answerForm(pages.get("/messages").text(), "60.5 kg でした");

        for (var press = 0; press < 2; press++) {
            assertThat(Browser.location(pages.post("/messages/answer", form))).contains("sent=true");
        }

        var page = pages.get("/messages?sent=true").text();
        assertThat(page).contains("送りました", "三日後に体重を");
        assertThat(page.split("60.5 kg", -1)).hasSize(2);
        assertThat(page.split("<li class=\"row\"", -1))
                .as("it stands with its letter")
                .hasSize(3);
        assertThat(SERVER.get(doctor(), "Communication?patient=" + haru.id()).text())
                .contains("60.5 kg", "\"sender\":{\"reference\":\"Patient/" + haru.id(), "Practitioner/demo-dr-ito");
    }

    @Test
    void keeps_what_was_typed_where_it_could_not_be_sent() {
        var haru = agreed();
        comments(haru, "お加減はいかがですか");
        var pages = haru.browser();
        var page = pages.get("/messages").text();

        assertThat(pages.post("/messages/answer", answerForm(page, " ")).text()).contains("書くことを入れてください");
        assertThat(pages.post("/messages/answer", answerForm(page, "あ".repeat(2001)))
                        .text())
                .contains("2000 字まで", "あああ");
        assertThat(haru.reads("Communication?patient=" + haru.id()).text()).doesNotContain("あああ");
    }

    @Test
    void answers_nobodys_letter_and_no_notice() {
        var haru = agreed();
        var natsu = agreed();
        var others = comments(natsu, "夏さんへ");
        var pages = haru.browser();
        var token = token(pages);

        for (var letter : List.of(others, "nobody", "../x", "")) {
            var fields = new ArrayList<>(token);
            fields.addAll(List.of(new Field("letter", letter), new Field("text", "返事")));
            var answer = pages.post("/messages/answer", fields);
            assertThat(answer.status()).as(letter).isEqualTo(200);
            assertThat(answer.text()).as(letter).contains("見つかりません").doesNotContain("夏さんへ");
        }
        var fields = new ArrayList<>(token);
        fields.addAll(List.of(new Field("person", natsu.id()), new Field("letter", others), new Field("text", "返事")));
        assertThat(pages.post("/messages/answer", fields).status()).isEqualTo(404);
        assertThat(natsu.browser().get("/messages").text()).doesNotContain("返事</p>");
    }

    @Test
    void gives_a_file_away_to_be_stored_and_to_nobody_else() {
        var haru = Resident.in(SERVER);
        var data = Base64.getEncoder().encodeToString("<script>x</script>".getBytes(StandardCharsets.UTF_8));
        haru.sends(
                "POST",
                "DocumentReference",
                "{\"resourceType\":\"DocumentReference\",\"status\":\"current\",\"subject\":{\"reference\":\"Patient/"
                        + haru.id() + "\"},\"description\":\"紹介状<b>\",\"date\":\"2026-11-05T10:00:00+09:00\","
                        + "\"content\":[{\"attachment\":{\"contentType\":\"text/html\",\"data\":\"" + data + "\"}}]}");
        var pages = haru.browser();

        var page = pages.get("/messages").text();

        assertThat(page).contains("紹介状&lt;b&gt;", "令和8年", "11月5日");
        var link = FILE.matcher(page);
        assertThat(link.find()).isTrue();
        var path = link.group().replace("&amp;", "&");
        var file = pages.get(path);
        assertThat(file.text()).isEqualTo("<script>x</script>");
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(Resident.in(SERVER).browser().get(path).status()).isEqualTo(404);
        assertThat(pages.get(path.replace("part=0", "part=7")).status()).isEqualTo(404);
        assertThat(pages.get("/messages/file?id=../x&part=-1").status()).isEqualTo(404);
    }

    @Test
    void shows_what_was_answered_to_questions() {
        var haru = Resident.in(SERVER);
        var answered = haru.sends(
                "POST",
                "QuestionnaireResponse",
                "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/"
                        + haru.id()
                        + "\"},\"authored\":\"2026-11-05\",\"item\":[{\"linkId\":\"1\",\"text\":\"たばこを吸いますか\","
                        + "\"answer\":[{\"valueBoolean\":false}]},{\"linkId\":\"2\",\"text\":\"歩く時間\",\"item\":[{\"linkId\":\"2.1\","
                        + "\"text\":\"一日に\",\"answer\":[{\"valueString\":\"三十分\"}]}]}]}");
        assertThat(answered.status()).as(answered.text()).isEqualTo(201);

        assertThat(haru.browser().get("/messages").text()).contains("質問への回答", "たばこを吸いますか", "一日に", "三十分");
    }

    /** Whoever looked can be asked, where they see what is written. */
    @Test
    void asks_a_clinic_who_looked() {
        var haru = agreed();
        SERVER.get(doctor(), "Condition?patient=" + haru.id());
        var pages = haru.browser();
        var who = WHO.matcher(pages.get("/access-log").text());
        assertThat(who.find()).isTrue();
        var page = pages.get(who.group().replace("&amp;", "&")).text();
        var fields = new ArrayList<>(Browser.fieldsOf(page, 0));
        assertThat(page).contains("手紙で聞く", "わたしの手帳を見た方と");
        fields.add(new Field("text", "どなたが見ましたか"));

        assertThat(pages.post("/messages/letter", fields).status()).isEqualTo(302);

        assertThat(SERVER.get(doctor(), "Communication?patient=" + haru.id()).text())
                .contains("どなたが見ましたか", "\"recipient\":[{\"reference\":\"" + CLINIC);
        fields.removeIf(field -> field.name().equals("organization"));
        fields.add(new Field("organization", "demo-city-office"));
        assertThat(pages.post("/messages/letter", fields).text()).contains("この相手は手紙を読めません");
    }

    private static Resident agreed() {
        var haru = Resident.in(SERVER);
        haru.agrees(new ConsentText(haru.id(), CLINIC));
        haru.agrees(new ConsentText(haru.id(), CLINIC).right("comment").sharing());
        return haru;
    }

    private static String doctor() {
        return App.named(SERVER, "demo-app", "", "user/*.rs user/Communication.cu")
                .token("dr-ito", "");
    }

    private static String comments(Resident haru, String words) {
        var written = SERVER.send(SERVER.with(doctor(), "Communication")
                .POST(BodyPublishers.ofString(
                        "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"subject\":"
                                + "{\"reference\":\"Patient/" + haru.id()
                                + "\"},\"sender\":{\"reference\":\"Practitioner/demo-dr-ito\"},\"payload\":[{\"contentString\":\""
                                + words + "\"}]}")));
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        return written.id();
    }

    private static List<Field> answerForm(String page, String text) {
        var fields = IntStream.range(0, 10)
                .mapToObj(form -> Browser.fieldsOf(page, form))
                .filter(form -> form.stream().anyMatch(field -> field.name().equals("letter")))
                .findFirst()
                .orElseThrow();
        fields.add(new Field("text", text));
        return fields;
    }

    private static List<Field> token(Browser pages) {
        return Browser.fieldsOf(pages.get("/share/family").text(), 0).stream()
                .filter(field -> field.name().equals("_csrf"))
                .toList();
    }
}

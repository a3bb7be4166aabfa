package jp.kenkotecho.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;

/** What is still to be done stands among the letters, however much is done already. */
class OpenTasksIT extends ServerTest {

    @Test
    void fifty_tasks_that_are_done_hide_no_open_one() {
        var kenji = GuidanceIT.agreed();
        var focus = "Patient/" + kenji.id();
        var open = GuidanceIT.task(kenji.id(), "next-contact", "三か月後の電話", focus);
        var opened = GuidanceIT.posts(GuidanceIT.nurse(), "Task", open);
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        var done = open.replace("\"requested\"", "\"completed\"")
                .replace("三か月後の電話", "済んだこと")
                .replace("2026-09-10T", "2026-09-11T");
        var entries = IntStream.range(0, 51)
                .mapToObj(i -> "{\"resource\":" + done + ",\"request\":{\"method\":\"POST\",\"url\":\"Task\"}}")
                .collect(Collectors.joining(","));
        var written = GuidanceIT.posts(
                GuidanceIT.nurse(), "", "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + entries + "]}");
        assertThat(written.text().split("201 Created", -1)).as(written.text()).hasSize(52);

        assertThat(kenji.browser().get("/messages").text()).contains("三か月後の電話").doesNotContain("済んだこと");
    }
}

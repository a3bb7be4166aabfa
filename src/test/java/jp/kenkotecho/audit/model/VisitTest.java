package jp.kenkotecho.audit.model;

import static jp.kenkotecho.audit.model.Entries.DOCTOR;
import static jp.kenkotecho.audit.model.Entries.SON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitTest {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Test
    void is_one_however_many_requests_it_takes() {
        assertThat(visits(Entries.at("10:36", DOCTOR), Entries.at("10:31", DOCTOR), Entries.at("10:31", DOCTOR)))
                .containsExactly("10:31 10:31 10:36");
    }

    @Test
    void is_of_one_reader_though_another_comes_between() {
        assertThat(visits(Entries.at("10:36", DOCTOR), Entries.at("10:33", SON), Entries.at("10:31", DOCTOR)))
                .containsExactly("10:33", "10:31 10:36");
    }

    @Test
    void ends_with_an_hour_of_nothing_and_with_the_day() {
        assertThat(visits(Entries.at("11:59", DOCTOR), Entries.at("11:30", DOCTOR), Entries.at("10:30", DOCTOR)))
                .containsExactly("11:30 11:59", "10:30");
        assertThat(visits(Entries.at("2026-11-30T00:05", SON), Entries.at("2026-11-29T23:55", SON)))
                .containsExactly("00:05", "23:55");
    }

    @Test
    void is_another_where_it_was_refused() {
        var refused = Entries.on(Entries.at("10:35", DOCTOR), "REFUSED", "NOT_CONSENTED");

        assertThat(visits(refused, Entries.at("10:31", DOCTOR))).containsExactly("10:35", "10:31");
    }

    @Test
    void of_nobody_is_none() {
        assertThat(visits()).isEmpty();
    }

    private static List<String> visits(AuditEntry... newestFirst) {
        return Visit.of(Arrays.asList(newestFirst), JAPAN).stream()
                .map(visit -> String.join(
                        " ",
                        visit.entries().stream()
                                .map(entry -> entry.id().substring("2026-11-30T".length()))
                                .toList()))
                .toList();
    }
}

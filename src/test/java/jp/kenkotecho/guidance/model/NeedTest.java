package jp.kenkotecho.guidance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.kenkotecho.guidance.model.Need.Urgency;
import org.junit.jupiter.api.Test;

class NeedTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");

    @Test
    void puts_what_is_most_needed_first() {
        var asked = List.of(
                need(Urgency.AT_ONCE, "", "2026-11-30"),
                need(Urgency.URGENT, "2026-12-03", ""),
                need(Urgency.URGENT, "", "2026-11-01"),
                by("2026-11-01", ""),
                by("2026-11-30", ""),
                by("2026-12-01", ""),
                by("2026-12-24", "2026-09-01"),
                by("2026-12-24", "2026-11-01"),
                by("", "2026-08-01"),
                by("", ""));
        var sorted = Arrays.asList(asked.toArray(Need[]::new));

        Collections.shuffle(sorted, new Random(7));
        Collections.sort(sorted);

        assertThat(sorted).containsExactlyElementsOf(asked);
    }

    @Test
    void is_overdue_from_the_day_after() {
        assertThat(by("2026-11-30", "").urgency()).isEqualTo(Urgency.OVERDUE);
        assertThat(by("2026-12-01", "").urgency()).isEqualTo(Urgency.DUE);
        assertThat(by("", "2025-01-01").urgency()).isEqualTo(Urgency.OPEN);
    }

    private static Need by(String due, String since) {
        return Need.by(day(due), day(since), TODAY);
    }

    private static Need need(Urgency urgency, String due, String since) {
        return new Need(urgency, day(due), day(since));
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty()).map(LocalDate::parse);
    }
}

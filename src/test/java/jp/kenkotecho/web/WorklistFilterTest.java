package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.guidance.Worklists.Line;
import org.junit.jupiter.api.Test;

class WorklistFilterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static final List<Line> ALL = List.of(
            line("AT_ONCE", Optional.empty(), "watch"),
            line("OVERDUE", Optional.of(TODAY.minusDays(1)), "referral"),
            line("DUE", Optional.of(TODAY), "next-contact"),
            line("DUE", Optional.of(TODAY.plusDays(6)), "to-do"),
            line("DUE", Optional.of(TODAY.plusDays(7)), "next-contact"),
            line("OPEN", Optional.empty(), "other"));

    @Test
    void counts_what_is_urgent_with_what_is_due_and_only_days_that_passed_as_late() {
        assertThat(shown("late")).containsExactly("referral");
        assertThat(shown("today")).containsExactly("watch", "referral", "next-contact");
        assertThat(shown("week")).containsExactly("watch", "referral", "next-contact", "to-do");
        assertThat(shown("all")).hasSize(6);
    }

    @Test
    void takes_every_kind_without_a_name_of_its_own_for_other() {
        assertThat(shown("all", "other")).containsExactly("to-do", "other");
        assertThat(shown("all", "referral", "watch")).containsExactly("watch", "referral");
    }

    @Test
    void shows_all_for_what_is_no_filter() {
        assertThat(shown("luck", "luck", "")).hasSize(6);
    }

    private static List<String> shown(String due, String... needs) {
        var filter = WorklistFilter.of(due, List.of(needs), TODAY);
        return ALL.stream().filter(filter::shows).map(Line::kind).toList();
    }

    private static Line line(String urgency, Optional<LocalDate> due, String kind) {
        return new Line(urgency, due, "invented", "架空 春", kind, "電話");
    }
}

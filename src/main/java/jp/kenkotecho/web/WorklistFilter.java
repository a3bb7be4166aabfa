package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.guidance.Worklists.Line;

/**
 * The lines of a worklist that are looked at.
 *
 * @param due one of {@link #DUE}
 * @param needs some of {@link #NEEDS}; none for all
 */
record WorklistFilter(String due, List<String> needs, LocalDate today) {

    /** What is late; that and what is due today or urgent; that and what is due within a week; all. */
    static final List<String> DUE = List.of("late", "today", "week", "all");

    static final List<String> NEEDS = List.of("referral", "next-contact", "watch", "other");

    private static final int WEEK = 7;

    WorklistFilter {
        needs = List.copyOf(needs);
    }

    /** What was asked for; whatever is none of these is left out. */
    static WorklistFilter of(String due, List<String> needs, LocalDate today) {
        return new WorklistFilter(
                DUE.contains(due) ? due : "all",
                NEEDS.stream().filter(needs::contains).toList(),
                today);
    }

    WorklistFilter dueBy(String other) {
        return new WorklistFilter(other, needs, today);
    }

    boolean shows(Line line) {
        return isNeed(line) && isDue(line);
    }

    private boolean isNeed(Line line) {
        return needs.isEmpty() || needs.contains(NEEDS.contains(line.kind()) ? line.kind() : "other");
    }

    private boolean isDue(Line line) {
        return switch (due) {
            case "late" -> isBefore(line, today);
            case "today" -> isUrgent(line) || isBefore(line, today.plusDays(1));
            case "week" -> isUrgent(line) || isBefore(line, today.plusDays(WEEK));
            default -> true;
        };
    }

    private static boolean isUrgent(Line line) {
        return line.urgency().equals("AT_ONCE") || line.urgency().equals("URGENT");
    }

    private static boolean isBefore(Line line, LocalDate day) {
        return line.due().filter(due -> due.isBefore(day)).isPresent();
    }
}

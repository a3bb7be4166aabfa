package jp.kenkotecho.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.Text;

/**
 * A visit brief at a glance, on a professional's screen: the same as {@link Brief}, in one language and without what
 * another part of the screen shows.
 *
 * @param born as far as it is known, {@code 1948-04-12}; else empty
 * @param since the day since when something is new; empty for who looks for the first time
 * @param more whether more is new than is listed
 * @param twice medicines with the same ingredient, one line for each ingredient
 */
public record Glance(
        String name,
        String born,
        String gender,
        List<Text> remarks,
        Optional<LocalDate> since,
        List<News> news,
        boolean more,
        List<Line> allergies,
        List<Line> problems,
        List<Line> medicines,
        List<Line> twice,
        List<Beyond> beyond,
        List<Line> goals) {

    public Glance {
        remarks = List.copyOf(remarks);
        news = List.copyOf(news);
        allergies = List.copyOf(allergies);
        problems = List.copyOf(problems);
        medicines = List.copyOf(medicines);
        twice = List.copyOf(twice);
        beyond = List.copyOf(beyond);
        goals = List.copyOf(goals);
    }

    /** Something that came or changed. */
    public record News(Text sort, String name, String when) {}

    /** One line, as the record has it. */
    public record Line(String name, String detail, String when) {}

    /**
     * The newest value of an item that passed a limit.
     *
     * @param isReferral whether it is the limit from which one sees a doctor, else the one of guidance
     * @param limit {@code ≥ 140}
     * @param day {@code 2026-06-10}
     */
    public record Beyond(String item, String value, boolean isReferral, String limit, String day) {}
}

package jp.kenkotecho.link;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Restriction;

/**
 * What somebody wants to show to whoever has the link.
 *
 * @param passcode empty for none
 * @param direct whether the link is one encrypted file without a manifest, for readers that know no more
 */
public record LinkWish(
        PersonId person,
        Set<InformationCategory> categories,
        Set<Restriction> sensitivities,
        String label,
        String passcode,
        Duration lasting,
        boolean comment,
        boolean direct) {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int LONGEST_LABEL = 80;
    private static final int SHORTEST_CODE = 4;
    private static final int LONGEST_CODE = 64;

    private static final Problem NOTHING_CHOSEN = Problem.of(
                    Problem.Kind.INCOMPLETE, "見せる区分を一つ以上選んでください。", "Choose at least one category to show.")
            .at("category");
    private static final Problem LABEL = Problem.of(
                    Problem.Kind.TOO_MUCH, "名前は 80 字までです。", "A label has at most 80 letters.")
            .at("label");
    private static final Problem PASSCODE = Problem.of(
                    Problem.Kind.MALFORMED, "合言葉は 4 字から 64 字です。", "A passcode has 4 to 64 letters.")
            .at("passcode");
    private static final Problem LASTING = Problem.of(
                    Problem.Kind.MALFORMED, "期間は 1 分から 31 日までです。", "A link lasts from one minute to 31 days.")
            .at("minutes");
    private static final Problem DIRECT = Problem.of(
                    Problem.Kind.MALFORMED,
                    "direct のリンクには、合言葉もコメントも付けられません。",
                    "A direct link has neither passcode nor comment.")
            .at("direct");

    public LinkWish {
        categories = Set.copyOf(categories);
        sensitivities = Set.copyOf(sensitivities);
    }

    /** Why there is no such link; empty when there can be. */
    Optional<Problem> problem() {
        if (categories.isEmpty()) {
            return Optional.of(NOTHING_CHOSEN);
        }
        if (label.length() > LONGEST_LABEL) {
            return Optional.of(LABEL);
        }
        if (!passcode.isEmpty() && (passcode.length() < SHORTEST_CODE || passcode.length() > LONGEST_CODE)) {
            return Optional.of(PASSCODE);
        }
        if (lasting.toMinutes() < 1 || lasting.compareTo(LONGEST) > 0) {
            return Optional.of(LASTING);
        }
        return direct && (comment || !passcode.isEmpty()) ? Optional.of(DIRECT) : Optional.empty();
    }

    /** The flags of SMART Health Links, in the order of the alphabet: L long-term, P passcode, U one file. */
    String flags() {
        return (lasting.compareTo(LONG) > 0 ? "L" : "") + (passcode.isEmpty() ? "" : "P") + (direct ? "U" : "");
    }
}

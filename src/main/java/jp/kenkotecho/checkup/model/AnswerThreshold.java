package jp.kenkotecho.checkup.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.TsvTable;

/**
 * Answers from which an item without a number calls for guidance, and for a doctor.
 *
 * @param guidance codes of its list of answers
 * @param referral the same
 */
public record AnswerThreshold(String item, Set<String> guidance, Set<String> referral) {

    private static final List<AnswerThreshold> ALL =
            TsvTable.of(AnswerThreshold.class, "answer-thresholds.tsv").rows().stream()
                    .map(row -> new AnswerThreshold(row.get(0), codes(row.get(1)), codes(row.get(2))))
                    .toList();

    public AnswerThreshold {
        guidance = Set.copyOf(guidance);
        referral = Set.copyOf(referral);
    }

    /** The threshold of an item by its code; empty where none is set. */
    public static Optional<AnswerThreshold> of(String code) {
        return ALL.stream().filter(one -> code.startsWith(one.item())).findFirst();
    }

    static List<AnswerThreshold> all() {
        return ALL;
    }

    private static Set<String> codes(String text) {
        return Set.of(text.split(" ", -1));
    }
}

package jp.kenkotecho.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.prediction.ThreeYears.Likely;

/**
 * Risks that can be read beside each other. Studies of one illness that counted it differently may tell of fewer people in
 * three years than in one: then those of one study alone stand there, the one of most horizons.
 */
final class OneStudy {

    private OneStudy() {}

    static List<Likely> of(List<Likely> risks) {
        var byOutcome =
                risks.stream().collect(Collectors.groupingBy(risk -> risk.card().outcome()));
        return risks.stream()
                .filter(risk -> kept(byOutcome.getOrDefault(risk.card().outcome(), List.of()))
                        .contains(risk))
                .toList();
    }

    private static List<Likely> kept(List<Likely> ofOutcome) {
        if (!contradict(ofOutcome)) {
            return ofOutcome;
        }
        Map<String, Long> horizons = ofOutcome.stream()
                .map(risk -> risk.card().citation())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return ofOutcome.stream()
                .map(risk -> risk.card().citation())
                .max(Comparator.comparing(study -> horizons.getOrDefault(study, 0L)))
                .map(study -> ofOutcome.stream()
                        .filter(risk -> risk.card().citation().equals(study))
                        .toList())
                .orElse(List.of());
    }

    /** Whether more years have fewer people. */
    private static boolean contradict(List<Likely> ofOutcome) {
        var byYears = new ArrayList<>(ofOutcome);
        byYears.sort(Comparator.comparing(risk -> risk.card().years()));
        for (var i = 1; i < byYears.size(); i++) {
            if (byYears.get(i).card().years() > byYears.get(i - 1).card().years()
                    && byYears.get(i).high() < byYears.get(i - 1).low()) {
                return true;
            }
        }
        return false;
    }
}

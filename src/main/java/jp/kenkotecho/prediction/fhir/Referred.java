package jp.kenkotecho.prediction.fhir;

import java.util.List;
import java.util.stream.Collectors;
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;

/** Values for which a doctor is to be seen, in words. */
public final class Referred {

    private Referred() {}

    /** The name of an item as models call it; of others as check-ups do. */
    static Text name(BeyondReferral referred) {
        return ModelInput.INPUTS.stream()
                .filter(input -> referred.item().code().startsWith(input.code()))
                .findFirst()
                .map(input -> input.item().display())
                .orElse(referred.item().name());
    }

    static String names(List<BeyondReferral> referred) {
        return referred.stream().map(one -> name(one).ja()).distinct().collect(Collectors.joining("、"));
    }

    /** What is said of them where nothing else is. */
    public static Problem problem(List<BeyondReferral> referred) {
        var english = referred.stream().map(one -> name(one).en()).distinct().collect(Collectors.joining(", "));
        return Problem.of(
                Problem.Kind.INCOMPLETE,
                "受診をすすめる値です: " + names(referred) + "。",
                "A doctor is to be seen for: " + english + ".");
    }
}

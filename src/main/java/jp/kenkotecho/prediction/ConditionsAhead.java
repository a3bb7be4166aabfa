package jp.kenkotecho.prediction;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.ThreeYears.Chance;
import jp.kenkotecho.prediction.ThreeYears.Condition;
import jp.kenkotecho.prediction.fhir.Foreseen;
import jp.kenkotecho.prediction.model.CheckupCondition;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.Prospect;
import jp.kenkotecho.prediction.model.Prospect.Expected;
import jp.kenkotecho.prediction.model.Prospect.Unknown;
import jp.kenkotecho.record.Text;

/** Yes or no of the conditions that check-ups look for, as values for a page. */
final class ConditionsAhead {

    private ConditionsAhead() {}

    static List<Condition> of(Outlook outlook, int years, Person changed) {
        var prospects = ScenarioAnswer.prospects(outlook, years, changed);
        return Stream.of(CheckupCondition.values())
                .map(condition -> condition(condition, prospects.of(condition)))
                .toList();
    }

    private static Condition condition(CheckupCondition condition, Prospect prospect) {
        var missing = prospect instanceof Unknown unknown ? unknown.missing() : List.<Text>of();
        var chance = prospect instanceof Expected expected
                ? expected.chance().stream()
                        .map(one -> new Chance(one.low(), one.high()))
                        .toList()
                : List.<Chance>of();
        var verdict = prospect instanceof Unknown
                ? List.<Text>of()
                : List.of(Foreseen.of(prospect).display());
        return new Condition(condition.code(), condition.display(), verdict, chance, missing);
    }
}

package jp.kenkotecho.prediction.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.record.Text;

/** What somebody does for their health already, as they answered. */
public final class Doing {

    private static final Text NO_SMOKING = new Text("たばこを吸っていません", "They do not smoke");
    private static final Text EXERCISE = new Text("30分以上の運動を週2日以上しています", "They exercise for half an hour twice a week");
    private static final Text WALKING = new Text("毎日1時間以上、歩くか体を動かしています", "They walk or move for an hour every day");
    private static final Text SLEEP = new Text("睡眠で休養がとれています", "Sleep rests them");
    private static final Text LITTLE =
            new Text("お酒は、病気のリスクが高まる量ではありません", "They drink less than raises the risk of illness");
    private static final Text STARTED = new Text("生活習慣の改善に取り組んでいます", "They have begun to change how they live");

    private Doing() {}

    /** None of what they did not answer. */
    public static List<Text> of(Person person) {
        return Stream.of(
                        said(person.is(RiskFactor.SMOKER).map(is -> !is), NO_SMOKING),
                        said(person.is(RiskFactor.EXERCISES), EXERCISE),
                        said(person.is(RiskFactor.WALKS), WALKING),
                        said(person.is(RiskFactor.SLEEPS_WELL), SLEEP),
                        said(person.isRiskyDrinker().map(is -> !is), LITTLE),
                        said(person.is(RiskFactor.IMPROVES), STARTED))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Text> said(Optional<Boolean> is, Text what) {
        return is.filter(yes -> yes).map(yes -> what);
    }
}

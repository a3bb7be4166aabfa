package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.CheckupCondition;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;

/** What is said of what a prediction did not read: never with a value. */
final class Notes {

    private Notes() {}

    static Problem leftOut(Item item, Text why) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        item.display().ja() + "の、" + why.ja() + "値を使いませんでした。",
                        "A reading of " + item.display().en() + " was left out: " + why.en() + ".")
                .at(item.name());
    }

    static Problem unlikely(Item item) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        item.display().ja() + "の、ほかの値からかけ離れた測定を使いませんでした。",
                        "A reading of " + item.display().en() + " far from what people have was left out.")
                .at(item.name());
    }

    static Problem reversed() {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        "上より高い、または同じ下の血圧が書かれた日の血圧を使いませんでした。",
                        "Blood pressures of a day on which the diastolic is not below the systolic were left out.")
                .at(Item.DBP.name());
    }

    static Problem tooOld(Item item, LocalDate day) {
        return Problem.of(
                        Problem.Kind.INCOMPLETE,
                        item.display().ja() + "の値は " + day + " のもので、古すぎます (" + History.MOST_YEARS_OLD
                                + " 年より前)。計算にも提案にも使いません。",
                        "The value of " + item.display().en() + " is of " + day + ", too old (more than "
                                + History.MOST_YEARS_OLD + " years): nothing is computed or proposed from it.")
                .at(item.name());
    }

    static Problem answersTooOld(LocalDate day) {
        return Problem.of(
                Problem.Kind.INCOMPLETE,
                "質問票の答えは " + day + " のもので、古すぎます (" + History.MOST_YEARS_OLD + " 年より前)。",
                "The answers to the questions are of " + day + ", too old (more than " + History.MOST_YEARS_OLD
                        + " years).");
    }

    static Problem otherTreatment(Item item) {
        return Problem.of(
                        Problem.Kind.INCOMPLETE,
                        item.display().ja() + "の、いまと治療が違うときの測定は、見通しに使いませんでした。",
                        "Readings of " + item.display().en() + " under another treatment than now were not projected.")
                .at(item.name());
    }

    static Problem contradicted(RiskFactor fact) {
        return Problem.of(
                        Problem.Kind.MALFORMED,
                        fact.display().ja() + ": 質問票では「いいえ」、記録には診断があります。診断のほうを使いました。",
                        fact.display().en() + ": the answer says no, the record has a diagnosis; the diagnosis counts.")
                .at(fact.name());
    }

    /** All of them in one: an answer stays short. */
    static Problem withoutForecast(List<Item> items) {
        return Problem.of(
                Problem.Kind.NOT_SUPPORTED,
                said(items.stream().map(Item::display), Text::ja, "、")
                        + ": これからの値は計算しません。年ごとの動きの数字が、発表されたものにも、この地域の人のものにもありません。",
                said(items.stream().map(Item::display), Text::en, ", ")
                        + ": no value to come. How they move from year to year is neither published nor estimated here.");
    }

    static Problem undecided(CheckupCondition condition, List<Text> missing) {
        return Problem.of(
                        Problem.Kind.INCOMPLETE,
                        condition.display().ja() + ": 見こまれるかどうかは分かりません。これからの値か答えがないもの: "
                                + said(missing.stream(), Text::ja, "、"),
                        condition.display().en() + ": cannot be told. Without a value to come or an answer: "
                                + said(missing.stream(), Text::en, ", "))
                .at(condition.code());
    }

    private static String said(Stream<Text> texts, Function<Text, String> language, String between) {
        return texts.map(language).collect(Collectors.joining(between));
    }
}

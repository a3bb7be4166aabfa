package jp.kenkotecho.prediction.model;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.record.Text;

/**
 * The changes of life that are anything for this person: whoever does not smoke gains nothing from stopping, nor a non-drinker
 * from drinking less, nor who exercises already from beginning.
 *
 * @param amounts what counts of the changes that were wished for
 * @param against why the others do not
 */
public record Suited(Map<Intervention, Double> amounts, Map<Intervention, Text> against) {

    private static final Text NO_SMOKER = new Text("喫煙していると答えていません。", "They do not say that they smoke.");
    private static final Text NO_DRINKER =
            new Text("リスクの高い飲み方と答えていません。", "They do not say that they drink as much as is risky.");
    private static final Text EXERCISES = new Text("すでに運動しています。", "They exercise already.");
    private static final Text NO_WEIGHT =
            new Text("体重が分からないので、計算しません。", "Their weight is not known, so nothing is computed.");

    public Suited {
        amounts = Map.copyOf(amounts);
        against = Map.copyOf(against);
    }

    /** The part of some wishes that is for this person. */
    public static Suited of(Person person, Map<Intervention, Double> wishes) {
        var amounts = new EnumMap<Intervention, Double>(Intervention.class);
        var against = new LinkedHashMap<Intervention, Text>();
        wishes.forEach((lever, amount) -> against(lever, person)
                .ifPresentOrElse(why -> against.put(lever, why), () -> amounts.put(lever, amount)));
        return new Suited(amounts, against);
    }

    /** The changes that may be tried. */
    public static Stream<Intervention> all(Person person) {
        return Stream.of(Intervention.values())
                .filter(lever -> against(lever, person).isEmpty());
    }

    /** Why a change is nothing for this person; empty where it is something. */
    public static Optional<Text> against(Intervention lever, Person person) {
        return switch (lever) {
            case SMOKING -> not(person.is(RiskFactor.SMOKER).orElse(false), NO_SMOKER);
            case ALCOHOL -> not(person.isRiskyDrinker().orElse(false), NO_DRINKER);
            case EXERCISE -> not(!person.is(RiskFactor.EXERCISES).orElse(false), EXERCISES);
            case WEIGHT -> person.of(Item.WEIGHT).isEmpty() ? Optional.of(NO_WEIGHT) : WeightLoss.against(person);
            case SALT -> Optional.empty();
        };
    }

    private static Optional<Text> not(boolean is, Text otherwise) {
        return is ? Optional.empty() : Optional.of(otherwise);
    }
}

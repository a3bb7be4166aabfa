package jp.kenkotecho.prediction.model;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.Text;

/**
 * What could be done, the most useful first: by how far the largest risk that it can lower falls, on average of the
 * trials. Only what their readings and answers give a reason for is proposed.
 */
public final class Proposals {

    /** Three percent in three to six months (Japan Society for the Study of Obesity). */
    public static final double WEIGHT_SHARE = 0.03;

    /** The age from which less salt is not proposed: no target of the sources is of these ages. */
    private static final int OLD = 75;

    private static final double RAISED = 130;
    private static final double A_GRAM = 1;
    private static final double YES = 1;

    /**
     * One proposal.
     *
     * @param reason why, in one sentence
     * @param falls by how many percent the largest risk falls with it; 0 where nothing can be computed
     * @param of the model of that risk
     */
    public record Proposal(Advice advice, Text reason, double falls, Optional<ModelCard> of) {}

    private Proposals() {}

    /**
     * All that there is a reason for.
     *
     * @param models whose largest risk ranks them
     */
    public static List<Proposal> of(Person person, List<RiskModel> models) {
        var reasons = new EnumMap<Advice, Text>(Advice.class);
        for (var advice : Advice.values()) {
            Reasons.of(person, advice).ifPresent(reason -> reasons.put(advice, reason));
        }
        var largest = largest(person, models, List.copyOf(reasons.keySet()));
        return reasons.entrySet().stream()
                .map(one -> proposal(person, one.getKey(), one.getValue(), largest))
                .sorted(Comparator.comparingDouble(proposal -> -proposal.falls()))
                .toList();
    }

    private static Proposal proposal(Person person, Advice advice, Text reason, Optional<RiskModel> largest) {
        return new Proposal(
                advice,
                reason,
                largest.map(model -> fall(person, model, advice)).orElse(0.0),
                largest.map(RiskModel::card));
    }

    /** The amount of its lever for which an advice is computed: kilograms, a gram of salt, 1 for yes. */
    public static double amount(Person person, Advice advice) {
        return switch (advice) {
            case WEIGHT -> person.of(Item.WEIGHT).orElse(0.0) * WEIGHT_SHARE;
            case SALT -> A_GRAM;
            case SMOKING, ALCOHOL, EXERCISE, SLEEP -> YES;
        };
    }

    static boolean isSaltAdvised(Person person) {
        return person.age() < OLD
                && person.of(Item.SBP).filter(value -> value >= RAISED).isPresent();
    }

    private static double fall(Person person, RiskModel model, Advice advice) {
        return advice.lever()
                .map(lever -> WhatIf.changed(person, Map.of(lever, amount(person, advice))))
                .flatMap(changed -> percent(model, changed))
                .map(changed -> Math.max(0, percent(model, person).orElse(0.0) - changed))
                .orElse(0.0);
    }

    /**
     * The model of the largest risk, of those that give a number, by which changes can be compared, and which one of
     * these changes lowers.
     */
    private static Optional<RiskModel> largest(Person person, List<RiskModel> models, List<Advice> advised) {
        return models.stream()
                .filter(model -> model.card().years() > 0 && model.comparesChanges(person))
                .filter(model -> percent(model, person).isPresent())
                .filter(model -> advised.stream().anyMatch(advice -> fall(person, model, advice) > 0))
                .max(Comparator.comparingDouble(model -> percent(model, person).orElse(0.0)));
    }

    static Optional<Double> percent(RiskModel model, Person person) {
        return model.judge(person) instanceof Risk risk && risk.isExact() ? Optional.of(risk.low()) : Optional.empty();
    }
}

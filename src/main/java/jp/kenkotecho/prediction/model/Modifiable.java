package jp.kenkotecho.prediction.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.prediction.model.Proposals.Proposal;

/**
 * How much of a person's largest risk could be lowered: by everything together that they are advised, on average of the
 * trials. Who can gain most comes first in health guidance, not who has the largest risk.
 *
 * @param model the largest risk that a change lowers
 * @param now in percent
 * @param then in percent, after the change
 * @param by what they are advised, the most useful first
 */
public record Modifiable(RiskModel model, double now, double then, List<Advice> by) {

    public Modifiable {
        by = List.copyOf(by);
    }

    /** The fall in percentage points. */
    public double falls() {
        return now - then;
    }

    /** Empty for who is advised nothing that lowers a risk that can be computed. */
    public static Optional<Modifiable> of(Person person, List<RiskModel> models) {
        var proposals = Proposals.of(person, models);
        return proposals.stream()
                .flatMap(proposal -> proposal.of().stream())
                .findFirst()
                .flatMap(card -> models.stream()
                        .filter(model -> model.card().equals(card))
                        .findFirst())
                .flatMap(model -> of(person, model, proposals));
    }

    /** Whether any risk to come can be computed, be it one that nothing lowers. */
    public static boolean isKnown(Person person, List<RiskModel> models) {
        return models.stream()
                .filter(model -> model.card().years() > 0)
                .map(model -> model.judge(person))
                .anyMatch(result -> result instanceof Result.Risk || result instanceof Result.Band);
    }

    private static Optional<Modifiable> of(Person person, RiskModel model, List<Proposal> proposals) {
        var levers = new EnumMap<Intervention, Double>(Intervention.class);
        var by = proposals.stream().map(Proposal::advice).toList();
        by.forEach(advice -> advice.lever().ifPresent(lever -> levers.put(lever, Proposals.amount(person, advice))));
        return Proposals.percent(model, person)
                .flatMap(now -> Proposals.percent(model, WhatIf.changed(person, levers))
                        .map(then -> new Modifiable(model, now, then, by)))
                .filter(modifiable -> modifiable.falls() > 0);
    }
}

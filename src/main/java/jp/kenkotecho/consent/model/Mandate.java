package jp.kenkotecho.consent.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.model.ProxyAge.Power;

/**
 * What somebody who acts for a person has left of it at one moment, and so the most of what they may have handed on: nobody
 * hands on what they do not have ({@code docs/clarifications/031}).
 *
 * @param sight what they see where they no longer act; who acts sees everything
 * @param sources the rules by which they have it
 */
public record Mandate(Power power, VisibleRecords sight, Set<String> sources) {

    public static final Mandate NONE = new Mandate(Power.NONE, VisibleRecords.NOTHING, Set.of());

    public Mandate {
        sources = Set.copyOf(sources);
    }

    /**
     * Decides.
     *
     * @param rules all of one person's, those for others and of other times too
     * @param acting as whom they act for the person
     * @param power what is left of a rule by which somebody acts, for how old the person is
     */
    public static Mandate of(
            Collection<ConsentRule> rules, Collection<Actor> acting, Function<ConsentRule, Power> power, Instant now) {
        var byPower = Agreed.proxies(rules, acting, now).stream().collect(Collectors.groupingBy(power));
        byPower.remove(Power.NONE);
        if (byPower.isEmpty()) {
            return NONE;
        }
        var sources = byPower.values().stream()
                .flatMap(Collection::stream)
                .map(ConsentRule::source)
                .collect(Collectors.toSet());
        return byPower.containsKey(Power.ACTS)
                ? new Mandate(Power.ACTS, VisibleRecords.NOTHING, sources)
                : new Mandate(
                        Power.SEES, Agreed.lessDenied(rules, acting, ProxyAge.sightAfterStepDown(), now), sources);
    }

    public boolean acts() {
        return power == Power.ACTS;
    }

    /** What of it they may have let somebody see. */
    VisibleRecords limit(VisibleRecords handedOn) {
        return switch (power) {
            case ACTS -> handedOn;
            case SEES -> handedOn.within(sight);
            case NONE -> VisibleRecords.NOTHING;
        };
    }
}

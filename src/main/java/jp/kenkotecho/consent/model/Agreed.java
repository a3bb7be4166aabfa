package jp.kenkotecho.consent.model;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.SharingClass;

/**
 * What one person's rules come to for somebody who asks, at one moment: the union of what permits them, less what any
 * denial takes away; nothing without a permit. The order of the decision: {@code docs/clarifications/008}.
 *
 * @param seen what they see
 * @param adds what they may add to it
 * @param proxies under which rules they act for the person, given when
 * @param sources the rules by which they see it
 */
public record Agreed(Sight seen, Set<Contribution> adds, List<Rule> proxies, Set<String> sources) {

    public static final Agreed NOTHING = new Agreed(Sight.NOTHING, Set.of(), List.of(), Set.of());

    private static final Map<Right, Contribution> ADDED_BY =
            Map.of(Right.COMMENT, Contribution.COMMENT, Right.GUIDE, Contribution.GUIDANCE);

    private static final Set<InformationCategory> ALL = Set.of(InformationCategory.values());

    public Agreed {
        adds = Set.copyOf(adds);
        proxies = List.copyOf(proxies);
        sources = Set.copyOf(sources);
    }

    /** Decides where nothing was handed on by somebody who acts for the person. */
    public static Agreed of(Collection<Rule> rules, Collection<Actor> asking, Instant now) {
        return of(rules, asking, Map.of(), now);
    }

    /**
     * Decides.
     *
     * @param rules all of one person's, in any order, those for others and of other times too
     * @param mandates of those who granted something in the person's place; who is missing has none
     */
    public static Agreed of(
            Collection<Rule> rules, Collection<Actor> asking, Map<String, Mandate> mandates, Instant now) {
        var valid = rules.stream().filter(rule -> rule.holdsAt(now)).toList();
        var denials = denials(valid, asking);
        var sources = new TreeSet<String>();
        var seen = Sight.NOTHING;
        for (var rule : valid) {
            for (var actor : asking) {
                if (rule.permits(actor)) {
                    var part = limit(rule, asking, mandates, less(denials, rule, sightBy(rule, actor)));
                    seen = seen.and(part);
                    if (!part.isEmpty()) {
                        sources.add(rule.source());
                    }
                }
            }
        }
        return new Agreed(seen, adds(valid, asking, mandates), proxies(valid, asking, now), sources);
    }

    /** Who granted in the person's place something that is asked about: of whom it matters what they have left. */
    public static Set<String> granters(Collection<Rule> rules, Instant now) {
        return rules.stream()
                .filter(rule -> rule.holdsAt(now) && rule.isHandedOn())
                .map(Rule::grantedBy)
                .collect(Collectors.toSet());
    }

    static List<Rule> proxies(Collection<Rule> rules, Collection<Actor> asking, Instant now) {
        return rules.stream()
                .filter(rule -> rule.holdsAt(now) && isPermitted(rule, asking, Right.PROXY))
                .toList();
    }

    static Sight lessDenied(Collection<Rule> rules, Collection<Actor> asking, Sight sight, Instant now) {
        var valid = rules.stream().filter(rule -> rule.holdsAt(now)).toList();
        return less(denials(valid, asking), sight);
    }

    private static List<Rule> denials(Collection<Rule> valid, Collection<Actor> asking) {
        return valid.stream()
                .filter(rule -> asking.stream().anyMatch(rule::denies))
                .toList();
    }

    private static Set<Contribution> adds(List<Rule> valid, Collection<Actor> asking, Map<String, Mandate> mandates) {
        return ADDED_BY.entrySet().stream()
                .filter(one -> valid.stream()
                        .filter(rule -> isPermitted(rule, asking, one.getKey()))
                        .anyMatch(rule -> !rule.isHandedOn()
                                || mandate(rule, asking, mandates).acts()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static boolean isPermitted(Rule rule, Collection<Actor> asking, Right right) {
        return rule.right() == right && asking.stream().anyMatch(rule::permits);
    }

    private static Sight limit(Rule rule, Collection<Actor> asking, Map<String, Mandate> mandates, Sight sight) {
        return rule.isHandedOn() ? mandate(rule, asking, mandates).limit(sight) : sight;
    }

    /**
     * The mandate behind a rule. To oneself one hands on nothing, by whatever detour: neither by a team nor by a
     * workplace.
     */
    private static Mandate mandate(Rule rule, Collection<Actor> asking, Map<String, Mandate> mandates) {
        var isOwn = asking.stream().anyMatch(actor -> actor.reference().equals(rule.grantedBy()));
        return isOwn ? Mandate.NONE : mandates.getOrDefault(rule.grantedBy(), Mandate.NONE);
    }

    private static Sight sightBy(Rule rule, Actor actor) {
        return switch (rule.right()) {
            case SEE -> {
                var opened = new HashSet<>(rule.sensitivities());
                opened.add(actor.audience().irrelevant());
                yield Sight.of(rule.categories(), opened);
            }
            // In an emergency what was hidden may be what kills; what was never to be shared stays so.
            case EMERGENCY -> Sight.of(ALL, EnumSet.complementOf(EnumSet.of(Restriction.PRIVATE)));
            case COMMENT, GUIDE, PROXY -> Sight.NOTHING;
        };
    }

    private static Sight less(List<Rule> denials, Rule permit, Sight sight) {
        return permit.right() == Right.EMERGENCY ? sight : less(denials, sight);
    }

    private static Sight less(List<Rule> denials, Sight sight) {
        var left = sight.classes().stream()
                .filter(one -> denials.stream().noneMatch(denial -> denial.excludes(one)))
                .collect(Collectors.<SharingClass>toSet());
        return new Sight(left);
    }
}

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
public record Agreed(VisibleRecords seen, Set<Contribution> adds, List<ConsentRule> proxies, Set<String> sources) {

    public static final Agreed NOTHING = new Agreed(VisibleRecords.NOTHING, Set.of(), List.of(), Set.of());

    private static final Map<Right, Contribution> ADDED_BY =
            Map.of(Right.COMMENT, Contribution.COMMENT, Right.GUIDE, Contribution.GUIDANCE);

    private static final Set<InformationCategory> ALL = Set.of(InformationCategory.values());

    public Agreed {
        adds = Set.copyOf(adds);
        proxies = List.copyOf(proxies);
        sources = Set.copyOf(sources);
    }

    /** Decides where nothing was handed on by somebody who acts for the person. */
    public static Agreed of(Collection<ConsentRule> rules, Collection<Actor> asking, Instant now) {
        return of(rules, asking, Map.of(), now);
    }

    /**
     * Decides.
     *
     * @param rules all of one person's, in any order, those for others and of other times too
     * @param mandates of those who granted something in the person's place; who is missing has none
     */
    public static Agreed of(
            Collection<ConsentRule> rules, Collection<Actor> asking, Map<String, Mandate> mandates, Instant now) {
        var valid = rules.stream().filter(rule -> rule.holdsAt(now)).toList();
        var denials = denials(valid, asking);
        var sources = new TreeSet<String>();
        var seen = VisibleRecords.NOTHING;
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
    public static Set<String> granters(Collection<ConsentRule> rules, Instant now) {
        return rules.stream()
                .filter(rule -> rule.holdsAt(now) && rule.isHandedOn())
                .map(ConsentRule::grantedBy)
                .collect(Collectors.toSet());
    }

    static List<ConsentRule> proxies(Collection<ConsentRule> rules, Collection<Actor> asking, Instant now) {
        return rules.stream()
                .filter(rule -> rule.holdsAt(now) && isPermitted(rule, asking, Right.PROXY))
                .toList();
    }

    static VisibleRecords lessDenied(
            Collection<ConsentRule> rules, Collection<Actor> asking, VisibleRecords visibleRecords, Instant now) {
        var valid = rules.stream().filter(rule -> rule.holdsAt(now)).toList();
        return less(denials(valid, asking), visibleRecords);
    }

    private static List<ConsentRule> denials(Collection<ConsentRule> valid, Collection<Actor> asking) {
        return valid.stream()
                .filter(rule -> asking.stream().anyMatch(rule::denies))
                .toList();
    }

    private static Set<Contribution> adds(
            List<ConsentRule> valid, Collection<Actor> asking, Map<String, Mandate> mandates) {
        return ADDED_BY.entrySet().stream()
                .filter(one -> valid.stream()
                        .filter(rule -> isPermitted(rule, asking, one.getKey()))
                        .anyMatch(rule -> !rule.isHandedOn()
                                || mandate(rule, asking, mandates).acts()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static boolean isPermitted(ConsentRule rule, Collection<Actor> asking, Right right) {
        return rule.right() == right && asking.stream().anyMatch(rule::permits);
    }

    private static VisibleRecords limit(
            ConsentRule rule, Collection<Actor> asking, Map<String, Mandate> mandates, VisibleRecords visibleRecords) {
        return rule.isHandedOn() ? mandate(rule, asking, mandates).limit(visibleRecords) : visibleRecords;
    }

    /**
     * The mandate behind a rule. To oneself one hands on nothing, by whatever detour: neither by a team nor by a
     * workplace.
     */
    private static Mandate mandate(ConsentRule rule, Collection<Actor> asking, Map<String, Mandate> mandates) {
        var isOwn = asking.stream().anyMatch(actor -> actor.reference().equals(rule.grantedBy()));
        return isOwn ? Mandate.NONE : mandates.getOrDefault(rule.grantedBy(), Mandate.NONE);
    }

    private static VisibleRecords sightBy(ConsentRule rule, Actor actor) {
        return switch (rule.right()) {
            case SEE -> {
                var opened = new HashSet<>(rule.sensitivities());
                opened.add(actor.audience().irrelevant());
                yield VisibleRecords.of(rule.categories(), opened);
            }
            // In an emergency what was hidden may be what kills; what was never to be shared stays so.
            case EMERGENCY -> VisibleRecords.of(ALL, EnumSet.complementOf(EnumSet.of(Restriction.PRIVATE)));
            case COMMENT, GUIDE, PROXY -> VisibleRecords.NOTHING;
        };
    }

    private static VisibleRecords less(List<ConsentRule> denials, ConsentRule permit, VisibleRecords visibleRecords) {
        return permit.right() == Right.EMERGENCY ? visibleRecords : less(denials, visibleRecords);
    }

    private static VisibleRecords less(List<ConsentRule> denials, VisibleRecords visibleRecords) {
        var left = visibleRecords.classes().stream()
                .filter(one -> denials.stream().noneMatch(denial -> denial.excludes(one)))
                .collect(Collectors.<SharingClass>toSet());
        return new VisibleRecords(left);
    }
}

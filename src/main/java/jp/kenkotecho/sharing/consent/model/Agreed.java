package jp.kenkotecho.sharing.consent.model;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * Decides.
     *
     * @param rules all of one person's, in any order, those for others and of other times too
     */
    public static Agreed of(Collection<Rule> rules, Collection<Actor> asking, Instant now) {
        var valid = rules.stream().filter(rule -> rule.holdsAt(now)).toList();
        var denials = valid.stream()
                .filter(rule -> asking.stream().anyMatch(rule::denies))
                .toList();
        var sources = new TreeSet<String>();
        var seen = Sight.NOTHING;
        for (var rule : valid) {
            for (var actor : asking) {
                if (rule.permits(actor)) {
                    var part = less(denials, rule, sightBy(rule, actor));
                    seen = seen.and(part);
                    if (!part.isEmpty()) {
                        sources.add(rule.source());
                    }
                }
            }
        }
        return new Agreed(
                seen,
                ADDED_BY.entrySet().stream()
                        .filter(one ->
                                permitted(valid, asking, one.getKey()).findAny().isPresent())
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet()),
                permitted(valid, asking, Right.PROXY).toList(),
                sources);
    }

    private static Stream<Rule> permitted(List<Rule> valid, Collection<Actor> asking, Right right) {
        return valid.stream().filter(rule -> rule.right() == right).filter(rule -> asking.stream()
                .anyMatch(rule::permits));
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
        if (permit.right() == Right.EMERGENCY) {
            return sight;
        }
        var left = sight.classes().stream()
                .filter(one -> denials.stream().noneMatch(denial -> denial.excludes(one)))
                .collect(Collectors.<SharingClass>toSet());
        return new Sight(left);
    }
}

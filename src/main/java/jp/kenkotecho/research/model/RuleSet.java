package jp.kenkotecho.research.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What leaves in an export, and how. Closed: a type that no rule begins with does not leave at all. Asked several times
 * for every element that leaves, so that everything is found beforehand.
 */
public final class RuleSet {

    private final String version;
    private final List<String> codeSystems;
    private final Map<String, String> never;
    private final List<ElementRule> rules;
    private final Map<String, ElementRule> places = new HashMap<>();
    private final Map<String, List<ElementRule>> expressions;
    private final Set<String> types;

    /**
     * Rules that belong together.
     *
     * @param version of the rules, told with every export
     * @param codeSystems whose codes leave; one that ends with {@code *} is the beginning of several
     * @param never types that do not leave, with the reason
     */
    public RuleSet(String version, List<String> codeSystems, Map<String, String> never, List<ElementRule> rules) {
        this.version = version;
        this.codeSystems = List.copyOf(codeSystems);
        this.never = Map.copyOf(never);
        this.rules = List.copyOf(rules);
        for (var rule : rules) {
            if (!rule.isExpression() && places.put(rule.key(), rule) != null) {
                throw new IllegalArgumentException("two rules for " + rule.path());
            }
        }
        this.expressions =
                rules.stream().filter(ElementRule::isExpression).collect(Collectors.groupingBy(ElementRule::type));
        this.types = rules.stream()
                .map(ElementRule::type)
                .filter(type -> !never.containsKey(type))
                .collect(Collectors.toUnmodifiableSet());
    }

    public String version() {
        return version;
    }

    public List<String> codeSystems() {
        return codeSystems;
    }

    public Map<String, String> never() {
        return never;
    }

    public List<ElementRule> rules() {
        return rules;
    }

    /** The rule for an element that stands there, if one says so. */
    public Optional<ElementRule> at(String place) {
        return Optional.ofNullable(places.get(place));
    }

    /** The rules of a type that an engine has to look for, in their order: the first that finds an element decides. */
    public List<ElementRule> expressions(String type) {
        return expressions.getOrDefault(type, List.of());
    }

    /** What rules are about: types of resources, and data types. */
    public Set<String> types() {
        return types;
    }

    /** Whether codes of this system leave. */
    public boolean isKnown(String system) {
        return codeSystems.stream()
                .anyMatch(known -> known.endsWith("*")
                        ? system.startsWith(known.substring(0, known.length() - 1))
                        : system.equals(known));
    }
}

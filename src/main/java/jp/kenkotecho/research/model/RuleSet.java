package jp.kenkotecho.research.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What leaves in an export, and how. Closed: a type that no rule begins with does not leave at all.
 *
 * @param version of the rules, told with every export
 * @param codeSystems whose codes leave; one that ends with {@code *} is the beginning of several
 * @param never types that do not leave, with the reason
 */
public record RuleSet(String version, List<String> codeSystems, Map<String, String> never, List<Rule> rules) {

    public RuleSet {
        codeSystems = List.copyOf(codeSystems);
        never = Map.copyOf(never);
        rules = List.copyOf(rules);
        var twice = rules.stream().collect(Collectors.groupingBy(Rule::key, Collectors.counting())).entrySet().stream()
                .filter(one -> one.getValue() > 1)
                .findFirst();
        if (twice.isPresent()) {
            throw new IllegalArgumentException("two rules for " + twice.get().getKey());
        }
    }

    /** The rules by where the element stands, for those that say so. */
    public Function<String, Optional<Rule>> byPlace() {
        var places =
                rules.stream().filter(rule -> !rule.isExpression()).collect(Collectors.toMap(Rule::key, rule -> rule));
        return place -> Optional.ofNullable(places.get(place));
    }

    /** The rules of a type that an engine has to look for, in their order: the first that finds an element decides. */
    public List<Rule> expressions(String type) {
        return rules.stream()
                .filter(Rule::isExpression)
                .filter(rule -> rule.path().startsWith(type + "."))
                .toList();
    }

    /** What rules are about: types of resources, and data types. */
    public Set<String> types() {
        return rules.stream()
                .map(rule -> rule.path().replaceAll("\\W.*", ""))
                .filter(type -> !never.containsKey(type))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether codes of this system leave. */
    public boolean isKnown(String system) {
        return codeSystems.stream()
                .anyMatch(known -> known.endsWith("*")
                        ? system.startsWith(known.substring(0, known.length() - 1))
                        : system.equals(known));
    }
}

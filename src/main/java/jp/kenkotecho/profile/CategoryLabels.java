package jp.kenkotecho.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * Derives the information category of a resource from its content, by {@code information-category.tsv}, and writes it
 * as the one label of our code system in {@code meta.security}.
 */
public final class CategoryLabels {

    private record Rule(String path, String value, InformationCategory category) {

        boolean holdsFor(Resource resource) {
            return path.isEmpty() || values(resource, path).anyMatch(value::equals);
        }
    }

    private static final Map<String, List<Rule>> RULES =
            TsvTable.of(CategoryLabels.class, "information-category.tsv").rows().stream()
                    .collect(Collectors.groupingBy(
                            row -> row.get(0),
                            Collectors.mapping(
                                    row -> new Rule(row.get(1), row.get(2), InformationCategory.of(row.get(3))),
                                    Collectors.toList())));

    private CategoryLabels() {}

    /** The category of this resource; empty for a type that is about no person (Organization, ValueSet, …). */
    public static Optional<InformationCategory> categoryOf(Resource resource) {
        return RULES.getOrDefault(resource.fhirType(), List.of()).stream()
                .filter(rule -> rule.holdsFor(resource))
                .map(Rule::category)
                .findFirst();
    }

    /** The category that this resource is labelled with; empty when it carries no label of ours. */
    public static Optional<InformationCategory> labelled(Resource resource) {
        return resource.getMeta().getSecurity().stream()
                .filter(label -> Canonical.INFORMATION_CATEGORY.equals(label.getSystem()))
                .map(label -> InformationCategory.of(label.getCode()))
                .findFirst();
    }

    /** The categories that resources of this type can belong to; {@code *} asks for all types. */
    public static Set<InformationCategory> categoriesOf(String type) {
        var rules = type.equals("*")
                ? RULES.values().stream().flatMap(List::stream)
                : RULES.getOrDefault(type, List.of()).stream();
        return rules.map(Rule::category).collect(Collectors.toUnmodifiableSet());
    }

    /** Replaces whatever label of our system the resource came with by the one that its content gives. */
    public static void apply(Resource resource) {
        resource.getMeta().getSecurity().removeIf(label -> Canonical.INFORMATION_CATEGORY.equals(label.getSystem()));
        categoryOf(resource).ifPresent(category -> resource.getMeta().addSecurity(labelOf(category)));
    }

    public static Coding labelOf(InformationCategory category) {
        return new Coding(
                Canonical.INFORMATION_CATEGORY,
                category.code(),
                category.display().ja());
    }

    private static Stream<String> values(Base base, String path) {
        return Elements.at(base, path)
                .filter(Base::isPrimitive)
                .map(Base::primitiveValue)
                .filter(value -> value != null);
    }
}

package jp.kenkotecho.access;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.HashSet;
import java.util.Set;

/** Follows chains and {@code _has} through the types that they lead to. Of one query, by one thread. */
final class Paths {

    private static final String HAS = "_has:";

    private final ISearchParamRegistry known;
    private final Set<String> reached = new HashSet<>();

    Paths(ISearchParamRegistry known) {
        this.known = known;
    }

    Set<String> reached() {
        return Set.copyOf(reached);
    }

    void follow(String type, String name, IQueryParameterType parameter) {
        if (parameter instanceof HasParam has) {
            reached.add(has.getTargetResourceType());
            path(has.getTargetResourceType(), has.getParameterName());
        } else if (parameter instanceof ReferenceParam reference && reference.getChain() != null) {
            var through = reference.hasResourceType() ? Set.of(reference.getResourceType()) : targets(type, name);
            through(through, reference.getChain());
        }
    }

    /** {@code _sort=patient.name}; with a type before a colon it could be any. */
    void sort(String type, String by) {
        if (by.contains(":")) {
            reached.add(Interaction.EVERY_TYPE);
        } else {
            path(type, by);
        }
    }

    /** What stands behind a dot or a {@code _has}: again a chain, a {@code _has}, or a parameter at last. */
    private void path(String type, String path) {
        if (path.startsWith(HAS)) {
            var parts = path.split(":", 4);
            reached.add(parts[1]);
            path(parts[1], parts[parts.length - 1]);
            return;
        }
        var dot = path.indexOf('.');
        if (dot > 0) {
            var step = path.substring(0, dot).split(":", 2);
            through(step.length == 2 ? Set.of(step[1]) : targets(type, step[0]), path.substring(dot + 1));
        }
    }

    private void through(Set<String> types, String rest) {
        reached.addAll(types);
        types.stream().filter(type -> !type.equals(Interaction.EVERY_TYPE)).forEach(type -> path(type, rest));
    }

    /** The types to which a parameter leads; none for a parameter that there is not, and HAPI says so. */
    private Set<String> targets(String type, String name) {
        var parameter = known.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH);
        if (parameter == null) {
            return Set.of();
        }
        return parameter.hasTargets() ? parameter.getTargets() : Set.of(Interaction.EVERY_TYPE);
    }
}

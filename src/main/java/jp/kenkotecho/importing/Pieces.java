package jp.kenkotecho.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Placeholder;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * A large import in pieces, each a transaction Bundle of its own. HAPI compares each condition of a Bundle with each of its
 * resources: as one Bundle ten times the rows take a hundred times as long, in pieces ten times.
 */
final class Pieces {

    /** Resources of a piece. */
    static final int SIZE = 50;

    private final Map<String, DomainResource> byName = new LinkedHashMap<>();
    private final Set<DomainResource> met = new HashSet<>();
    private final List<DomainResource> ordered = new ArrayList<>();

    private Pieces(List<DomainResource> resources) {
        resources.forEach(resource -> byName.put(Placeholder.of(resource), resource));
    }

    /**
     * All of them, each behind what it refers to, {@value #SIZE} to a piece; one piece stays as it is.
     *
     * @param resources with identifiers of ours, each another; a circle of references must fit into one piece
     */
    static List<List<DomainResource>> of(List<DomainResource> resources) {
        var ordered = resources.size() <= SIZE ? resources : new Pieces(resources).ordered();
        var pieces = new ArrayList<List<DomainResource>>();
        for (var from = 0; from < ordered.size(); from += SIZE) {
            pieces.add(ordered.subList(from, Math.min(from + SIZE, ordered.size())));
        }
        return pieces;
    }

    private List<DomainResource> ordered() {
        byName.values().forEach(this::place);
        return ordered;
    }

    private void place(DomainResource resource) {
        if (met.add(resource)) {
            referredTo(resource).forEach(this::place);
            ordered.add(resource);
        }
    }

    private Stream<DomainResource> referredTo(DomainResource resource) {
        return PlaceholderIds.referencesOf(resource).stream()
                .map(reference -> byName.get(reference.getReference()))
                .flatMap(Stream::ofNullable);
    }
}

package jp.kenkotecho.everything;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.kenkotecho.access.WholeRecord;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Clinics, doctors, drugs and the like of the directory, as far as what is shown refers to them: nothing else is told of. */
@Component
class Directory {

    /** A record names a role, and the role its doctor and clinic. */
    private static final int STEPS = 2;

    /** Named by one page; whoever writes more references than that has to read them one by one. */
    static final int MOST = 1_000;

    /** Ids in one search. */
    private static final int AT_ONCE = 100;

    private final RecordStore store;
    private final WholeRecord whole;
    private final FhirContext fhir;
    private final String base;

    Directory(RecordStore store, WholeRecord whole, FhirContext fhir, @Value("${phr.fhir.base-url}") String baseUrl) {
        this.store = store;
        this.whole = whole;
        this.fhir = fhir;
        this.base = baseUrl.replaceAll("/+$", "") + "/fhir";
    }

    /**
     * What these refer to and the caller may see, ordered by address.
     *
     * @param all false when there were more than {@link #MOST}
     */
    record Named(List<Resource> resources, boolean all) {}

    Named namedBy(Caller caller, EverythingParameters everythingParameters, List<Resource> shown) {
        var types = new TreeSet<>(whole.directory(caller));
        types.removeIf(type -> !everythingParameters.wants(type));
        var found = new TreeMap<String, Resource>();
        var asked = new TreeSet<String>();
        Collection<Resource> from = shown;
        for (var step = 0; step < STEPS; step++) {
            var named = referredTo(from, types);
            named.keySet().removeIf(asked::contains);
            var room = MOST - asked.size();
            var next = new TreeMap<String, Resource>();
            read(caller, named.values().stream().limit(room).toList(), next);
            asked.addAll(named.keySet());
            found.putAll(next);
            if (named.size() > room) {
                return new Named(List.copyOf(found.values()), false);
            }
            from = next.values();
        }
        return new Named(List.copyOf(found.values()), true);
    }

    private SortedMap<String, IdType> referredTo(Collection<Resource> resources, Set<String> types) {
        var named = new TreeMap<String, IdType>();
        var terser = fhir.newTerser();
        resources.stream()
                .flatMap(one -> terser.getAllPopulatedChildElementsOfType(one, Reference.class).stream())
                .flatMap(reference -> Stream.ofNullable(reference.getReference()))
                .map(IdType::new)
                .filter(id -> id.hasIdPart() && types.contains(String.valueOf(id.getResourceType())))
                .filter(id -> !id.isAbsolute() || base.equals(id.getBaseUrl()))
                .forEach(id -> named.put(id.getResourceType() + "/" + id.getIdPart(), id));
        return named;
    }

    private void read(Caller caller, List<IdType> ids, SortedMap<String, Resource> into) {
        var byType = new TreeMap<String, List<String>>();
        ids.forEach(id -> byType.computeIfAbsent(id.getResourceType(), key -> new ArrayList<>())
                .add(id.getIdPart()));
        byType.forEach((type, all) -> {
            for (var i = 0; i < all.size(); i += AT_ONCE) {
                var some = all.subList(i, Math.min(i + AT_ONCE, all.size()));
                var implementing =
                        fhir.getResourceDefinition(type).getImplementingClass().asSubclass(Resource.class);
                store.search(caller, RecordQuery.of(implementing).ids(some).first(AT_ONCE))
                        .forEach(one -> into.put(type + "/" + one.getIdElement().getIdPart(), one));
            }
        });
    }
}

package jp.kenkotecho.importing;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.stereotype.Component;

/**
 * What was imported, and taking all of one import back: what it brought in is deleted through the gate, in one
 * transaction; former versions stay in the history, and importing the file again brings it back. What somebody or another
 * import has changed since stays as it is now.
 */
@Component
public class PastImports {

    private static final int MOST = 50;
    private static final int IDS_OF_A_QUERY = 200;
    private static final String FIRST_VERSION = "1";
    private static final String SOURCE = Canonical.ID + "source/";

    private static final Problem NOT_UNDONE = Problem.of(
            Problem.Kind.CONFLICT,
            "元に戻せませんでした。ほかの記録がこの取り込みの記録を使っています。",
            "It could not be taken back: other records refer to what it brought in.");

    private final RecordStore store;
    private final FhirContext fhir;

    PastImports(RecordStore store, FhirContext fhir) {
        this.store = store;
        this.fhir = fhir;
    }

    /**
     * One import.
     *
     * @param id of its Provenance
     * @param way see {@link Origins.Origin}
     * @param brought how many records of each type it added or corrected
     */
    public record Past(String id, String way, Instant recorded, String author, Map<String, Integer> brought) {}

    /**
     * The outcome for an import that was taken back.
     *
     * @param deleted how many records
     * @param kept how many stay, changed since by somebody or by another import
     */
    public record Undone(int deleted, int kept) {}

    /** The newest imports of a person, newest first. */
    public List<Past> newest(Caller caller, PersonId person, Set<String> ways, int most) {
        return imports(store.search(
                        caller,
                        RecordQuery.of(Provenance.class, person)
                                .newestFirst("recorded")
                                .first(MOST)))
                .filter(one -> ways.contains(Origins.way(one.getMeta().getSource())))
                .limit(most)
                .map(PastImports::past)
                .toList();
    }

    /** The imports since a moment: what one upload of several files came to. */
    public List<Past> since(Caller caller, PersonId person, Instant moment) {
        return imports(store.search(
                        caller,
                        RecordQuery.of(Provenance.class, person)
                                .from("recorded", moment)
                                .first(MOST)))
                .map(PastImports::past)
                .toList();
    }

    /**
     * Takes one import back.
     *
     * @throws Refusal when it is none of this person's, or something refers to what it brought in
     */
    public Undone undo(Caller caller, PersonId person, String id) {
        var provenance = store.read(caller, Provenance.class, id)
                .filter(one -> isImport(one) && isOf(one, person))
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var stored = stored(caller, person, provenance);
        var untouched = stored.stream()
                .filter(one -> FIRST_VERSION.equals(one.getMeta().getVersionId()))
                .toList();
        delete(caller, untouched);
        return new Undone(untouched.size(), stored.size() - untouched.size());
    }

    /** What it brought in, and the document that it alone was read from, as far as it is still there. */
    private List<DomainResource> stored(Caller caller, PersonId person, Provenance provenance) {
        var ids = new LinkedHashMap<String, List<String>>();
        Stream.concat(
                        provenance.getTarget().stream().map(target -> new IdType(target.getReference())),
                        Origins.files(provenance)
                                .filter(file -> isOnlyOf(caller, person, file))
                                .map(file -> new IdType("DocumentReference", file)))
                .filter(target -> !"Patient".equals(target.getResourceType()))
                .forEach(target -> ids.computeIfAbsent(target.getResourceType(), type -> new ArrayList<>())
                        .add(target.getIdPart()));
        var stored = new ArrayList<DomainResource>();
        ids.forEach((type, of) -> stored.addAll(stored(caller, person, type, of)));
        return stored;
    }

    private List<? extends DomainResource> stored(Caller caller, PersonId person, String type, List<String> ids) {
        var resources = fhir.getResourceDefinition(type).getImplementingClass().asSubclass(DomainResource.class);
        var found = new ArrayList<DomainResource>();
        for (var from = 0; from < ids.size(); from += IDS_OF_A_QUERY) {
            var some = ids.subList(from, Math.min(from + IDS_OF_A_QUERY, ids.size()));
            found.addAll(store.search(caller, RecordQuery.of(resources, person).ids(some)));
        }
        return found;
    }

    private boolean isOnlyOf(Caller caller, PersonId person, String file) {
        return store.count(caller, RecordQuery.of(Provenance.class, person).is("entity", "DocumentReference/" + file))
                <= 1;
    }

    private void delete(Caller caller, List<DomainResource> resources) {
        if (resources.isEmpty()) {
            return;
        }
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        resources.forEach(one -> bundle.addEntry()
                .getRequest()
                .setMethod(HTTPVerb.DELETE)
                .setUrl(one.getIdElement().toUnqualifiedVersionless().getValue())
                .setIfMatch("W/\"" + FIRST_VERSION + "\""));
        try {
            store.write(caller, bundle);
        } catch (NotWritten e) {
            throw refusal(e);
        }
    }

    /** What the gate says of a record that is not theirs to delete, or that something else refers to it. */
    private static RuntimeException refusal(NotWritten why) {
        return why.getCause() instanceof Refusal refused ? refused : why.isConflict() ? new Refusal(NOT_UNDONE) : why;
    }

    private static Stream<Provenance> imports(List<Provenance> provenances) {
        return provenances.stream().filter(PastImports::isImport);
    }

    /** The server's own word of what it brought in. */
    private static boolean isImport(Provenance provenance) {
        return provenance.getMeta().hasSource()
                && provenance.getMeta().getSource().startsWith(SOURCE);
    }

    private static boolean isOf(Provenance provenance, PersonId person) {
        return provenance.getTarget().stream()
                .anyMatch(target -> ("Patient/" + person.value()).equals(target.getReference()));
    }

    private static Past past(Provenance provenance) {
        var brought = new TreeMap<String, Integer>();
        provenance.getTarget().stream()
                .map(target -> new IdType(target.getReference()).getResourceType())
                .filter(type -> type != null && !type.equals("Patient"))
                .forEach(type -> brought.merge(type, 1, Integer::sum));
        return new Past(
                provenance.getIdElement().getIdPart(),
                Origins.way(provenance.getMeta().getSource()),
                provenance.getRecorded().toInstant(),
                Origins.author(provenance).orElse(""),
                brought);
    }
}

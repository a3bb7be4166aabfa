package jp.kenkotecho.importing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Integrity;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.profile.Storable;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.GuardedResource;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.TransactionScoped;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings an arrival into the record: what is there already stays as it is, the rest is written with its provenance in
 * one transaction. Importing the same again changes nothing, also when two devices do it at the same moment.
 */
@Component
public class RecordImport {

    /** Each may be known by two keys. */
    private static final int RESOURCES_OF_A_QUERY = 50;

    private final RecordStore store;
    private final TransactionOperations transactions;
    private final Turns turns;
    private final Clock clock;

    RecordImport(RecordStore store, TransactionOperations transactions, Turns turns, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * What would be added and what is known; writes nothing. Characters that no format carries are replaced first.
     *
     * @throws Refusal when it holds an Individual Number
     */
    public Imported preview(Caller caller, ImportRequest importRequest) {
        demandNoIndividualNumber(importRequest);
        var notes = mended(importRequest);
        var known = known(caller, importRequest);
        var fresh = new LinkedHashMap<String, DomainResource>();
        importRequest.resources().forEach(resource -> fresh.putIfAbsent(keyOf(resource), resource));
        var updated = importRequest.corrects() ? corrected(caller, fresh, known) : List.<DomainResource>of();
        updated.forEach(resource -> known.remove(keyOf(resource)));
        fresh.keySet().removeAll(known.keySet());
        updated.forEach(resource -> fresh.remove(keyOf(resource)));
        return new Imported(new ArrayList<>(fresh.values()), updated, new ArrayList<>(known.values()), notes);
    }

    /** The original is looked through by whoever knows how it is read. */
    private static void demandNoIndividualNumber(ImportRequest importRequest) {
        importRequest.resources().stream()
                .flatMap(resource -> GuardedResource.problem(resource).stream())
                .findFirst()
                .ifPresent(problem -> {
                    throw new Refusal(problem);
                });
    }

    private static List<Problem> mended(ImportRequest importRequest) {
        var mended = Stream.concat(importRequest.resources().stream(), importRequest.original().stream())
                .filter(Storable::mend)
                .toList();
        return mended.isEmpty() ? List.of() : List.of(Imported.REPLACED);
    }

    /** What the record holds otherwise, with the id that it has there. */
    private static List<DomainResource> corrected(
            Caller caller, Map<String, DomainResource> fresh, Map<String, DomainResource> known) {
        var sameness = new Sameness(known.values());
        var corrected = new ArrayList<DomainResource>();
        fresh.forEach((key, resource) -> {
            var stored = known.get(key);
            if (stored != null && mayCorrect(caller, stored) && !sameness.isSame(resource, stored)) {
                resource.setId(stored.getIdElement().toUnqualifiedVersionless());
                corrected.add(resource);
            }
        });
        return corrected;
    }

    /** What a professional's system wrote is corrected by such a system, and not by a file that the person brings. */
    private static boolean mayCorrect(Caller caller, DomainResource stored) {
        return !caller.behalf().isSomebody()
                || Integrity.of(stored).filter(Integrity.PROFESSIONAL::equals).isEmpty();
    }

    /**
     * Writes what is not known yet: all of it or nothing, as part of the caller's own database transaction if it has one.
     *
     * @throws NotWritten when the record refused it; nothing is stored then
     * @throws Refusal when too many imports into the same record wait already
     */
    public Imported store(Caller caller, ImportRequest importRequest) {
        return turns.take(importRequest.person(), () -> add(caller, importRequest, preview(caller, importRequest)));
    }

    /**
     * The same, for an importer that has looked already.
     *
     * @param preview what {@link #preview} just said of this arrival
     */
    public Imported store(Caller caller, ImportRequest importRequest, Imported preview) {
        return turns.take(importRequest.person(), () -> add(caller, importRequest, preview));
    }

    private Imported add(Caller caller, ImportRequest importRequest, Imported preview) {
        try {
            return write(caller, importRequest, preview);
        } catch (NotWritten e) {
            // What a caller's own transaction has met is the end of it: nothing more can be done within it.
            if (!e.isConflict() || TransactionScoped.isUnderWay()) {
                throw e;
            }
            // Somebody imported the same at this moment, on another node or by hand: now it is known.
            return write(caller, importRequest, preview(caller, importRequest));
        }
    }

    private Imported write(Caller caller, ImportRequest importRequest, Imported wanted) {
        if (!wanted.added().isEmpty() || !wanted.updated().isEmpty()) {
            new ImportWriter(store, transactions, clock.instant()).write(caller, importRequest, wanted);
        }
        return wanted;
    }

    private Map<String, DomainResource> known(Caller caller, ImportRequest importRequest) {
        var stored = new ArrayList<DomainResource>();
        var types = importRequest.resources().stream().collect(Collectors.groupingBy(DomainResource::getClass));
        types.forEach((type, resources) -> stored.addAll(stored(caller, importRequest, type, resources)));
        importRequest.formerKeys().renew(stored);
        var known = new LinkedHashMap<String, DomainResource>();
        stored.forEach(resource -> known.put(keyOf(resource), resource));
        return known;
    }

    private List<DomainResource> stored(
            Caller caller,
            ImportRequest importRequest,
            Class<? extends DomainResource> type,
            List<? extends DomainResource> resources) {
        var found = new ArrayList<DomainResource>();
        for (var from = 0; from < resources.size(); from += RESOURCES_OF_A_QUERY) {
            var some = resources.subList(from, Math.min(from + RESOURCES_OF_A_QUERY, resources.size()));
            var keys = some.stream()
                    .map(Placeholder::ours)
                    .flatMap(key -> importRequest.formerKeys().tokens(key).stream())
                    .distinct()
                    .toList();
            found.addAll(store.search(
                    caller, RecordQuery.of(type, importRequest.person()).anyOf("identifier", keys)));
        }
        return found;
    }

    /** The identifier of ours, as a search token. */
    static String keyOf(DomainResource resource) {
        var identifier = Placeholder.ours(resource);
        return identifier.getSystem() + "|" + identifier.getValue();
    }
}

package jp.kenkotecho.research.job;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.research.job.ExportJobs.Job;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What an export reads, page by page in the order of last changes, so that nothing that changes meanwhile is read twice
 * or passed over, and never more than a page is in memory.
 */
@Component
class ExportReader {

    /** A page takes some megabytes, and HAPI loads it in three queries. */
    private static final int PAGE = 2_000;

    /** A page, and from when on the next begins. */
    record Page(List<? extends Resource> resources, Optional<Instant> next) {}

    private final RecordStore store;
    private final FhirContext fhir;
    private final ObjectProvider<SearchParamMatcher> matcher;

    ExportReader(RecordStore store, FhirContext fhir, ObjectProvider<SearchParamMatcher> matcher) {
        this.store = store;
        this.fhir = fhir;
        this.matcher = matcher;
    }

    /**
     * A page of what matches.
     *
     * @param query of that type, what else they have to match
     * @param from where the page before ended; empty for the first
     */
    <T extends Resource> Page page(Caller caller, Job job, RecordQuery<T> query, Optional<Instant> from) {
        var page = store.search(
                caller, within(query, job, from).oldestFirst("_lastUpdated").first(PAGE));
        if (page.size() < PAGE) {
            return new Page(page, Optional.empty());
        }
        var last = changed(page.get(page.size() - 1));
        var whole = page.stream().filter(one -> changed(one).isBefore(last)).toList();
        if (!whole.isEmpty()) {
            return new Page(whole, Optional.of(last));
        }
        // One transaction changed more than a page of them.
        var atOnce = store.search(caller, query.on("_lastUpdated", last));
        return new Page(atOnce, Optional.of(last.plusMillis(1)));
    }

    /** The person whose record it is, whenever it changed; empty when they may not be known of. */
    Optional<Patient> person(Caller caller, String id) {
        return store.read(caller, Patient.class, id);
    }

    /**
     * What is of a type.
     *
     * @param patients in whose records, by their ids; none for everybody's
     */
    RecordQuery<? extends Resource> of(String type, Set<String> patients) {
        var all = RecordQuery.of(
                fhir.getResourceDefinition(type).getImplementingClass().asSubclass(Resource.class));
        var ids = patients.stream().sorted().toList();
        if (ids.isEmpty()) {
            return all;
        }
        return type.equals("Patient")
                ? all.ids(ids)
                : all.patients(ids.stream().map(id -> "Patient/" + id).toList());
    }

    private static <T extends Resource> RecordQuery<T> within(RecordQuery<T> query, Job job, Optional<Instant> from) {
        var asked = job.asked();
        var until = query.until("_lastUpdated", asked.until().isEmpty() ? job.at() : Instant.parse(asked.until()));
        return from.or(() -> asked.since().isEmpty() ? Optional.empty() : Optional.of(Instant.parse(asked.since())))
                .map(until::changedSince)
                .orElse(until);
    }

    /** Whether it matches one of the searches that were asked for; judged by what the client gets to see of it. */
    boolean isAsked(Job job, Resource resource) {
        var type = resource.fhirType();
        var filters = job.asked().filters().getOrDefault(type, List.of());
        return filters.isEmpty() || filters.stream().anyMatch(filter -> matches(resource, type + "?" + filter));
    }

    private boolean matches(Resource resource, String search) {
        var match = matcher.getObject().match(search, resource, new SystemRequestDetails());
        return match.supported() && match.matched();
    }

    private static Instant changed(Resource resource) {
        return resource.getMeta().getLastUpdated().toInstant();
    }
}

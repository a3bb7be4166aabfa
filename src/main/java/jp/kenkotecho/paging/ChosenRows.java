package jp.kenkotecho.paging;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.IResultIterator;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.search.SearchRuntimeDetails;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** HAPI's search, with a say in the rows that it finds; whatever else a search does is left to it. */
final class ChosenRows implements ISearchBuilder<JpaPid> {

    private final ISearchBuilder<JpaPid> search;
    private final UnaryOperator<SearchParameterMap> asked;
    private final UnaryOperator<List<JpaPid>> shown;

    /**
     * A search that asks for something else, or shows it otherwise.
     *
     * @param asked what is asked in place of the query; totals are of the query itself
     * @param shown what is made of the rows that were found
     */
    ChosenRows(
            ISearchBuilder<JpaPid> search, UnaryOperator<SearchParameterMap> asked, UnaryOperator<List<JpaPid>> shown) {
        this.search = search;
        this.asked = asked;
        this.shown = shown;
    }

    @Override
    public IResultIterator<JpaPid> createQuery(
            SearchParameterMap query,
            SearchRuntimeDetails details,
            RequestDetails request,
            RequestPartitionId partition) {
        try (var found = search.createQuery(asked.apply(query), details, request, partition)) {
            var rows = new ArrayList<JpaPid>();
            found.forEachRemaining(rows::add);
            return new Rows(shown.apply(rows).iterator());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private record Rows(Iterator<JpaPid> rows) implements IResultIterator<JpaPid> {

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public JpaPid next() {
            return rows.next();
        }

        @Override
        public int getSkippedCount() {
            return 0;
        }

        @Override
        public int getNonSkippedCount() {
            return 0;
        }

        @Override
        public Collection<JpaPid> getNextResultBatch(long size) {
            var batch = new ArrayList<JpaPid>();
            while (hasNext() && batch.size() < size) {
                batch.add(next());
            }
            return batch;
        }

        @Override
        public void close() {
            // All of them are read.
        }
    }

    @Override
    public Long createCountQuery(
            SearchParameterMap query, String id, RequestDetails request, RequestPartitionId partition) {
        return search.createCountQuery(query, id, request, partition);
    }

    @Override
    public void setMaxResultsToFetch(Integer most) {
        search.setMaxResultsToFetch(most);
    }

    @Override
    public void setDeduplicateInDatabase(boolean inDatabase) {
        search.setDeduplicateInDatabase(inDatabase);
    }

    @Override
    public void setRequireTotal(boolean isRequired) {
        search.setRequireTotal(isRequired);
    }

    @Override
    public boolean requiresTotal() {
        return search.requiresTotal();
    }

    @Override
    public void loadResourcesByPid(
            Collection<JpaPid> rows,
            Collection<JpaPid> included,
            List<IBaseResource> resources,
            boolean ofHistory,
            RequestDetails request) {
        search.loadResourcesByPid(rows, included, resources, ofHistory, request);
    }

    @Override
    @Deprecated
    public Set<JpaPid> loadIncludes(
            FhirContext fhir,
            EntityManager entities,
            Collection<JpaPid> matches,
            Collection<Include> includes,
            boolean reverse,
            DateRangeParam lastUpdated,
            String description,
            RequestDetails request,
            Integer most) {
        return search.loadIncludes(fhir, entities, matches, includes, reverse, lastUpdated, description, request, most);
    }

    @Override
    public void setFetchSize(int size) {
        search.setFetchSize(size);
    }

    @Override
    public void setPreviouslyAddedResourcePids(List<JpaPid> rows) {
        search.setPreviouslyAddedResourcePids(rows);
    }
}

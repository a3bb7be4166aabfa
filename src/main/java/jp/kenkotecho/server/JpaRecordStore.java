package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.method.ResponsePage;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.CallerOf;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The record in HAPI's JPA storage. Each call carries its caller in a request of its own, so the hooks that judge and
 * label HTTP requests judge and label these calls too ({@code RecordStoreIT} shows it).
 */
@Component
class JpaRecordStore implements RecordStore {

    private static final Set<Integer> CONFLICTS = Set.of(409, 412);

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final MatchUrlService queries;
    private final FhirContext fhir;
    private final EntityManagerFactory entities;

    JpaRecordStore(
            DaoRegistry daos,
            IFhirSystemDao<Bundle, Meta> system,
            ISearchParamRegistry parameters,
            FhirContext fhir,
            EntityManagerFactory entities) {
        this.daos = daos;
        this.system = system;
        // HAPI's own reader, without QueryCheck: features make up their queries themselves, and know how many they ask
        // for.
        this.queries = new MatchUrlService(fhir, parameters);
        this.fhir = fhir;
        this.entities = entities;
    }

    @Override
    public <T extends Resource> Optional<T> read(Caller caller, Class<T> type, String id) {
        try {
            var name = fhir.getResourceType(type);
            return Optional.of(daos.getResourceDao(type)
                    .read(new IdType(name, id), requestOf(caller, RestOperationTypeEnum.READ)));
        } catch (ResourceNotFoundException | ResourceGoneException e) {
            return Optional.empty();
        }
    }

    @Override
    public <T extends Resource> List<T> search(Caller caller, RecordQuery<T> query) {
        var parameters = parametersOf(query);
        parameters.setLoadSynchronousUpTo(MOST_FOUND + 1);
        if (!query.isWhole()) {
            parameters.setCount(query.most());
        }
        var results = daos.getResourceDao(query.type())
                .search(parameters, requestOf(caller, RestOperationTypeEnum.SEARCH_TYPE));
        var found = query.isWhole() ? results.getAllResources() : results.getResources(0, query.most());
        if (found.size() > MOST_FOUND) {
            throw new IllegalArgumentException("more than " + MOST_FOUND + " found: ask row by row");
        }
        return found.stream().map(query.type()::cast).toList();
    }

    @Override
    public <T extends Resource> Rows<T> rows(Caller caller, RecordQuery<T> query, int skip, int howMany) {
        var parameters = parametersOf(query);
        parameters.setCount(howMany);
        var request = requestOf(caller, RestOperationTypeEnum.SEARCH_TYPE);
        // HAPI takes it from the request alone.
        request.addParameter(Constants.PARAM_OFFSET, new String[] {String.valueOf(skip)});
        var results = daos.getResourceDao(query.type()).search(parameters, request);
        var rows = new RowsFound();
        var found = results.getResources(0, howMany, rows);
        return new Rows<>(found.stream().map(query.type()::cast).toList(), rows.found > howMany);
    }

    /** Hears how many rows HAPI found: it looks for one more than it loads, before the gate takes any out. */
    private static final class RowsFound extends ResponsePage.ResponsePageBuilder {

        private int found;

        @Override
        public ResponsePage.ResponsePageBuilder setTotalRequestedResourcesFetched(int rows) {
            found = rows;
            return super.setTotalRequestedResourcesFetched(rows);
        }
    }

    /** HAPI reads a search out of a URL, but leaves the order aside. */
    private SearchParameterMap parametersOf(RecordQuery<?> query) {
        var url = fhir.getResourceType(query.type()) + "?" + query.text();
        var parameters = queries.getResourceSearch(url).getSearchParameterMap();
        if (!query.order().equals(RecordQuery.Order.NONE)) {
            var order = query.order().isDescending() ? SortOrderEnum.DESC : SortOrderEnum.ASC;
            parameters.setSort(new SortSpec(query.order().by(), order));
        }
        return parameters;
    }

    @Override
    public long count(Caller caller, RecordQuery<?> query) {
        var parameters = parametersOf(query);
        parameters.setSummaryMode(SummaryEnum.COUNT);
        var size = daos.getResourceDao(query.type())
                .search(parameters, requestOf(caller, RestOperationTypeEnum.SEARCH_TYPE))
                .size();
        return size == null ? 0 : size;
    }

    @Override
    public Bundle write(Caller caller, Bundle transaction) {
        try {
            var request = requestOf(caller, RestOperationTypeEnum.TRANSACTION);
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                return system.transaction(request, transaction);
            }
            writeOut();
            return system.transactionNested(request, transaction);
        } catch (BaseServerResponseException e) {
            throw new NotWritten(e, CONFLICTS.contains(e.getStatusCode()));
        }
    }

    /**
     * What the caller's transaction has written so far is to be found by what is written now; and forgotten, since Hibernate
     * looks at everything that it remembers each time it writes.
     */
    private void writeOut() {
        Optional.ofNullable(EntityManagerFactoryUtils.getTransactionalEntityManager(entities))
                .ifPresent(written -> {
                    written.flush();
                    written.clear();
                });
    }

    private static SystemRequestDetails requestOf(Caller caller, RestOperationTypeEnum operation) {
        var request = new SystemRequestDetails();
        request.setRestOperationType(operation);
        CallerOf.set(request, caller);
        return request;
    }
}

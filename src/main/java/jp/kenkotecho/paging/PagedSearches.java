package jp.kenkotecho.paging;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.search.SynchronousSearchSvcImpl;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.util.SearchParameterMapCalculator;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.paging.model.Part;
import jp.kenkotecho.spi.CallerOf;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * HAPI's searches, of which each that a client makes and that has a second page begins a walk. The first page is found as
 * ever, and of it is noted what it shows. What comes behind is found at once when the second page is asked for: all that
 * the search finds then, less what was shown. From then on a page is the same search among the rows whose turn it is: of
 * what was deleted, hidden or changed out of the search meanwhile nothing is shown, and nothing else moves.
 */
@Primary
@Component
class PagedSearches extends SynchronousSearchSvcImpl {

    /** The longest query of which a walk is kept; the links of a longer one hold it, as HAPI's do, and count. */
    private static final int LONGEST_QUERY = 16_000;

    private final WalkTable walks;
    private final FurtherRows further;
    private final FreshPlans plans;

    PagedSearches(WalkTable walks, FurtherRows further, FreshPlans plans) {
        this.walks = walks;
        this.further = further;
        this.plans = plans;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as it is declared
    public IBundleProvider executeQuery(
            SearchParameterMap query,
            @Nullable RequestDetails request,
            String id,
            ISearchBuilder builder,
            @Nullable Integer upTo,
            RequestPartitionId partition) {
        if (request == null || upTo != null || !isPaged(query, request)) {
            return super.executeQuery(query, request, id, builder, upTo, partition);
        }
        var search = new Search(query, request, id, builder, partition);
        var page = PageRequest.of(request);
        return page.isPresent() ? further(search, page.get()) : first(search);
    }

    /** A search of a client, who does not count by itself. */
    private static boolean isPaged(SearchParameterMap query, RequestDetails request) {
        return request instanceof ServletRequestDetails
                && request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE
                && query.isOffsetQuery()
                && query.getCount() != null
                && !request.getParameters().containsKey(Constants.PARAM_OFFSET);
    }

    /** What {@link #executeQuery} is asked for. */
    private record Search(
            SearchParameterMap query,
            RequestDetails request,
            String id,
            ISearchBuilder<JpaPid> builder,
            RequestPartitionId partition) {

        int size() {
            return query.getCount();
        }

        boolean isCounted() {
            return SearchParameterMapCalculator.isWantCount(query);
        }
    }

    private IBundleProvider results(Search search, ISearchBuilder<JpaPid> rows) {
        return super.executeQuery(search.query(), search.request(), search.id(), rows, null, search.partition());
    }

    private IBundleProvider first(Search search) {
        var found = new ArrayList<JpaPid>();
        var results = results(search, new ChosenRows(search.builder(), query -> query, rows -> {
            found.addAll(rows);
            return rows;
        }));
        var query = SearchWalk.textOf(search.request().getParameters());
        if (found.size() <= search.size() || query.length() > LONGEST_QUERY) {
            return results;
        }
        var shown = found.stream().limit(search.size()).map(JpaPid::getId).toList();
        var walk = new SearchWalk(
                UUID.randomUUID().toString(),
                SearchWalk.ownerOf(CallerOf.request(search.request()).orElseThrow()),
                search.request().getResourceName(),
                query,
                SearchWalk.firstPart(shown));
        walks.begin(walk);
        return new WalkPage(results, walk.id(), 0, OptionalInt.of(shown.size()), search.size(), search.isCounted());
    }

    private IBundleProvider further(Search search, PageRequest page) {
        var part = walks.partAt(page.walk(), page.index()).orElseGet(() -> find(search, page));
        var rows = part.from(page.index(), search.size());
        var end = page.index() + rows.size();
        var results = results(
                search, new ChosenRows(search.builder(), query -> among(query, rows), found -> inTurn(found, rows)));
        page.becomeLink();
        return new WalkPage(
                results,
                page.walk().id(),
                page.index(),
                part.goesOnAt(end) ? OptionalInt.of(end) : OptionalInt.empty(),
                search.size(),
                search.isCounted());
    }

    private Part find(Search search, PageRequest page) {
        further.find(page.walk(), page.index(), search.query(), search.request(), search.partition());
        return walks.partAt(page.walk(), page.index()).orElseThrow(PageLinks::gone);
    }

    /** The query, among these rows alone; their order is known. */
    private SearchParameterMap among(SearchParameterMap query, List<Long> rows) {
        plans.demand();
        var anyOf = new TokenOrListParam();
        rows.forEach(row -> anyOf.add(new TokenParam(String.valueOf(row))));
        var narrowed = query.clone();
        narrowed.setSort(null);
        narrowed.add(Constants.PARAM_PID, anyOf);
        return narrowed;
    }

    private static List<JpaPid> inTurn(List<JpaPid> found, List<Long> rows) {
        var byRow = found.stream().collect(Collectors.toMap(JpaPid::getId, Function.identity()));
        return rows.stream().flatMap(row -> Stream.ofNullable(byRow.get(row))).toList();
    }
}

package jp.kenkotecho.paging;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.dao.tx.HapiTransactionService;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.search.SearchRuntimeDetails;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.paging.model.Part;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/**
 * Finds the rows of a walk that stand behind those it knows: what the search finds now and has not been shown, in its
 * order. What is found at once is bounded, so that a walk through everything there is costs as it goes.
 */
@Component
class FurtherRows {

    /** Rows of a part, before they are brought down to whole pages. */
    static final int AT_ONCE = 10_000;

    /** Rows of a walk. They are all looked through for each part. */
    static final int MOST = 500_000;

    /** Rows that the database hands over at once. */
    private static final int FETCHED = 1_000;

    private static final Problem TOO_FAR = Problem.of(
            Problem.Kind.TOO_COSTLY,
            "ページをたどって読めるのは " + MOST + " 件までです。条件を絞って検索するか、$export を使ってください。",
            "A search can be read page by page up to " + MOST + " resources: search for less, or use $export.");

    private final WalkTable walks;
    private final SearchBuilderFactory<JpaPid> builders;
    private final HapiTransactionService transactions;
    private final FhirContext fhir;

    FurtherRows(
            WalkTable walks,
            SearchBuilderFactory<JpaPid> builders,
            HapiTransactionService transactions,
            FhirContext fhir) {
        this.walks = walks;
        this.builders = builders;
        this.transactions = transactions;
        this.fhir = fhir;
    }

    /**
     * Finds and keeps the part that begins at the end of what is known.
     *
     * @param start where that is; a place that no link leads to gets no part
     * @throws Refusal when the walk is as long as one may be
     */
    void find(
            SearchWalk walk,
            int start,
            SearchParameterMap query,
            RequestDetails request,
            RequestPartitionId partition) {
        var known = new HashSet<>(walks.known(walk));
        if (known.size() != start) {
            return;
        }
        if (start >= MOST) {
            throw new Refusal(TOO_FAR);
        }
        // Whole pages, so that the way back leads over the same ones.
        var size = Math.max(1, AT_ONCE / query.getCount()) * query.getCount();
        var builder = builders.newSearchBuilder(
                walk.type(), fhir.getResourceDefinition(walk.type()).getImplementingClass());
        builder.setFetchSize(FETCHED);
        builder.setMaxResultsToFetch(known.size() + size + 1);
        var found = transactions
                .withRequest(request)
                .withRequestPartitionId(partition)
                .readOnly()
                .execute(() -> unknown(known, size + 1, builder, query, request, partition));
        walks.add(walk, new Part(start, found.subList(0, Math.min(size, found.size())), found.size() <= size));
    }

    private static List<Long> unknown(
            Set<Long> known,
            int most,
            ISearchBuilder<JpaPid> builder,
            SearchParameterMap query,
            RequestDetails request,
            RequestPartitionId partition) {
        var details = new SearchRuntimeDetails(request, "");
        var rows = new ArrayList<Long>();
        try (var found = builder.createQuery(query.clone(), details, request, partition)) {
            while (rows.size() < most && found.hasNext()) {
                var row = found.next().getId();
                if (!known.contains(row)) {
                    rows.add(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}

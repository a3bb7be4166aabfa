package jp.kenkotecho.server;

import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one check of queries, on their text, before HAPI parses them. {@link QueryHooks} brings what stands in URLs and
 * posted searches here, and the reads of batches; {@link CheckedMatchUrls} every other that a client writes: conditions
 * of writes, bounds of scopes, filters of exports.
 */
@Component
class QueryCheck {

    /** A percent sign that no two hexadecimal digits follow (RFC 3986 §2.1). */
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Problem NO_REQUEST = Problem.of(
                    Problem.Kind.MALFORMED,
                    "どの entry にも、request.method と、正しく書かれた request.url が必要です。",
                    "Each entry needs a request.method, and a request.url that is written as a URL.")
            .at("Bundle.entry.request");

    private final SearchLimits limits;
    private final QueryBounds bounds;
    private final QueryWords words;

    QueryCheck(SearchLimits limits, ISearchParamRegistry parameters) {
        this.limits = limits;
        this.bounds = new QueryBounds(limits);
        this.words = new QueryWords(parameters);
    }

    /** @throws Refusal for a search that asks for too much, or is not written as one */
    void demandSearch(@Nullable String type, List<QueryParameter> query) {
        demandNone(bounds.judge(query).or(() -> words.judgeSearch(type, query)));
    }

    /** @throws Refusal for a query of an operation or a history that asks for too much, or is not written as one */
    void demandOther(List<QueryParameter> query) {
        demandNone(bounds.judge(query).or(() -> words.judgeShared(query)));
    }

    /** The parameters without those that nobody knows, for callers that said they are lenient. */
    List<QueryParameter> known(@Nullable String type, List<QueryParameter> query) {
        return query.stream()
                .filter(one -> !words.isUnknown(type, one))
                .map(one -> words.known(type, one))
                .filter(one -> !one.values().isEmpty())
                .toList();
    }

    /**
     * Judges a Bundle before any of its entries. The reads of a transaction come after its writes are stored: that one
     * of them cannot be answered must be known before.
     *
     * @throws Refusal for too many reads or conditions, for a URL that is too long to be read at all, and for a transaction with a
     *     read that would be refused
     */
    void demandEntries(Bundle bundle) {
        var requests =
                bundle.getEntry().stream().map(BundleEntryComponent::getRequest).toList();
        if (isCarriedOut(bundle) && !requests.stream().allMatch(QueryCheck::isReadable)) {
            throw new Refusal(NO_REQUEST);
        }
        var reads =
                requests.stream().filter(one -> one.getMethod() == HTTPVerb.GET).toList();
        if (reads.size() > limits.reads()) {
            throw new Refusal(tooMuch(
                    "GET は " + limits.reads() + " 件までです。", "takes " + limits.reads() + " GET entries at most."));
        }
        if (requests.stream().anyMatch(this::isTooLong)) {
            throw new Refusal(tooMuch(
                    "URL は " + limits.url() + " 文字までです。", "takes URLs of " + limits.url() + " characters at most."));
        }
        if (bundle.getType() == BundleType.TRANSACTION) {
            demandFewConditions(requests);
            reads.forEach(one -> demandRead(one.getUrl() == null ? "" : one.getUrl()));
        }
    }

    private void demandFewConditions(List<BundleEntryRequestComponent> requests) {
        if (requests.stream().filter(QueryCheck::isConditional).count() > limits.conditions()) {
            throw new Refusal(tooMuch(
                    "条件付きの書き込み (ifNoneExist など) は " + limits.conditions() + " 件までです。分けて送ってください。",
                    "takes " + limits.conditions() + " entries that are written on a condition at most: send it in"
                            + " parts."));
        }
    }

    private static boolean isConditional(BundleEntryRequestComponent entry) {
        return entry.hasIfNoneExist()
                || (entry.getMethod() != HTTPVerb.GET
                        && entry.hasUrl()
                        && entry.getUrl().contains("?"));
    }

    private static boolean isCarriedOut(Bundle bundle) {
        return bundle.getType() == BundleType.BATCH || bundle.getType() == BundleType.TRANSACTION;
    }

    private static boolean isReadable(BundleEntryRequestComponent entry) {
        return entry.getMethod() != null
                && entry.getUrl() != null
                && !NO_ESCAPE.matcher(entry.getUrl()).find();
    }

    private void demandRead(String url) {
        var question = url.indexOf('?');
        if (question < 0) {
            return;
        }
        var query = QueryParameter.of(UrlUtil.parseQueryString(url.substring(question + 1)));
        var type = url.substring(0, question).replaceFirst("^/|/_search$", "");
        if (type.isEmpty() || type.contains("/") || type.startsWith("_") || type.startsWith("$")) {
            demandOther(query);
        } else {
            demandSearch(type, query);
        }
    }

    private boolean isTooLong(BundleEntryRequestComponent entry) {
        return Math.max(length(entry.getUrl()), length(entry.getIfNoneExist())) > limits.url();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static Problem tooMuch(String ja, String en) {
        return Problem.of(Problem.Kind.TOO_COSTLY, "Bundle の中の " + ja, "A Bundle " + en)
                .at("Bundle.entry.request");
    }

    private static void demandNone(Optional<Problem> problem) {
        problem.ifPresent(one -> {
            throw new Refusal(one);
        });
    }
}

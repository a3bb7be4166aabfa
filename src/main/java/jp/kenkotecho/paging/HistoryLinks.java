package jp.kenkotecho.paging;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import jp.kenkotecho.spi.FhirInterceptor;

/**
 * Bounds the further pages of a history by the moment of its first one ({@code _at}): versions are written at its head and
 * never taken away, so that what stands below that moment does not move.
 */
@FhirInterceptor
class HistoryLinks {

    private static final Set<RestOperationTypeEnum> HISTORIES = EnumSet.of(
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.HISTORY_TYPE,
            RestOperationTypeEnum.HISTORY_SYSTEM);

    private final Clock clock;

    HistoryLinks(Clock clock) {
        this.clock = clock;
    }

    /** HAPI writes the link of the parameters that the request has after its versions are loaded. */
    @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
    void bound(IPreResourceAccessDetails versions, RequestDetails request) {
        var parameters = request.getParameters();
        if (HISTORIES.contains(request.getRestOperationType())
                && !parameters.containsKey(Constants.PARAM_AT)
                && !parameters.containsKey(Constants.PARAM_SINCE)) {
            request.addParameter(Constants.PARAM_AT, new String[] {"le" + moment(versions)});
        }
    }

    /** Now, which tells nothing of versions that are hidden; later where another node's clock was ahead. */
    private Instant moment(IPreResourceAccessDetails versions) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return IntStream.range(0, versions.size())
                .mapToObj(index ->
                        versions.getResource(index).getMeta().getLastUpdated().toInstant())
                .reduce(now, (some, other) -> some.isAfter(other) ? some : other);
    }
}

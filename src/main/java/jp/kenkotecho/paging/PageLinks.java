package jp.kenkotecho.paging;

import ca.uhn.fhir.i18n.Msg;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirInterceptor;

/**
 * Reads the links that lead from page to page. They hold the walk and a number and nothing of the search, so that they are
 * short and no word of somebody's record is in them; what names no walk is left to HAPI, which answers that it is gone.
 */
@FhirInterceptor
class PageLinks {

    private static final Pattern WALK = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

    private final WalkTable walks;

    PageLinks(WalkTable walks) {
        this.walks = walks;
    }

    /** The answer of HAPI for a search that it does not know. */
    static ResourceGoneException gone() {
        return new ResourceGoneException(Msg.code(417) + "no such page");
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    void read(RequestDetails request) {
        if (request.getRequestType() == RequestTypeEnum.GET
                && request.getResourceName() == null
                && request.getOperation() == null) {
            var link = Map.copyOf(request.getParameters());
            one(link, Constants.PARAM_PAGEID, INDEX)
                    .map(Integer::valueOf)
                    .flatMap(index -> one(link, Constants.PARAM_PAGINGACTION, WALK)
                            .flatMap(walks::find)
                            .map(walk -> new PageRequest(request, walk, index, link)))
                    .ifPresent(PageRequest::becomeSearch);
        }
    }

    /** Runs before anybody else says anything of the request: a walk of somebody else's is none. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -1)
    void demandOwner(RequestDetails request) {
        var isOfAnother = PageRequest.of(request)
                .filter(page ->
                        CallerOf.request(request).filter(page.walk()::isOf).isEmpty())
                .isPresent();
        if (isOfAnother) {
            throw gone();
        }
    }

    private static Optional<String> one(Map<String, String[]> link, String name, Pattern written) {
        return Stream.ofNullable(link.get(name))
                .filter(values -> values.length == 1)
                .map(values -> values[0])
                .filter(value -> written.matcher(value).matches())
                .findFirst();
    }
}

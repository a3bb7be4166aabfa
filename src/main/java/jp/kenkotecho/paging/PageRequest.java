package jp.kenkotecho.paging;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a further page of a walk. It is answered as the search that the walk began with, and afterwards told as
 * what it was asked as.
 *
 * @param request the request itself: those of a batch share what they carry along
 * @param index how many rows of the walk stand before the page
 * @param link the parameters of the link
 */
record PageRequest(RequestDetails request, SearchWalk walk, int index, Map<String, String[]> link) {

    private static final String KEY = PageRequest.class.getName();

    /** How an answer is written: the link may say it otherwise than the search did. */
    private static final List<String> OF_FORM = List.of(Constants.PARAM_FORMAT, Constants.PARAM_PRETTY);

    /** What HAPI asks the request for when it writes the answer. */
    private static final List<String> OF_ANSWER =
            List.of(Constants.PARAM_FORMAT, Constants.PARAM_PRETTY, Constants.PARAM_ELEMENTS, Constants.PARAM_SUMMARY);

    static Optional<PageRequest> of(RequestDetails request) {
        return Optional.ofNullable((PageRequest) request.getUserData().get(KEY))
                .filter(page -> page.request() == request);
    }

    /** Makes the request one for the search. */
    void becomeSearch() {
        var search = new HashMap<>(walk.parameters());
        OF_FORM.stream().filter(link::containsKey).forEach(name -> search.put(name, link.get(name)));
        request.setResourceName(walk.type());
        request.setParameters(search);
        request.getUserData().put(KEY, this);
    }

    /** Makes it what it was, so that the answer links to itself; how it is to be written stays. */
    void becomeLink() {
        var told = new HashMap<>(link);
        told.keySet().retainAll(List.of(Constants.PARAM_PAGINGACTION, Constants.PARAM_PAGEID));
        request.getParameters().forEach((name, values) -> {
            if (OF_ANSWER.contains(name)) {
                told.put(name, values);
            }
        });
        request.setParameters(told);
        request.getUserData().remove(KEY);
    }
}

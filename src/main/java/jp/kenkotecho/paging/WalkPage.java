package jp.kenkotecho.paging;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.method.ResponsePage;
import java.util.Date;
import java.util.List;
import java.util.OptionalInt;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * A page of a walk, as HAPI makes a Bundle of it with links to the pages beside it.
 *
 * @param results what is on it
 * @param index how many rows of the walk stand before it
 * @param next where the next page begins; empty when this is the last
 * @param perPage the rows of a page
 * @param isCounted whether the results say how many there are in all
 */
record WalkPage(IBundleProvider results, String walk, int index, OptionalInt next, int perPage, boolean isCounted)
        implements IBundleProvider {

    @Override
    public String getUuid() {
        return walk;
    }

    @Override
    public String getCurrentPageId() {
        return String.valueOf(index);
    }

    @Override
    public @Nullable String getNextPageId() {
        return next.isPresent() ? String.valueOf(next.getAsInt()) : null;
    }

    @Override
    public @Nullable String getPreviousPageId() {
        return index > 0 ? String.valueOf(Math.max(0, index - perPage)) : null;
    }

    @Override
    public IPrimitiveType<Date> getPublished() {
        return results.getPublished();
    }

    /** All of the page, with what is included. */
    @Override
    public List<IBaseResource> getResources(int from, int to, ResponsePage.ResponsePageBuilder page) {
        return results.getResources(0, Integer.MAX_VALUE, page);
    }

    @Override
    public Integer preferredPageSize() {
        return perPage;
    }

    @Override
    public @Nullable Integer size() {
        return isCounted ? results.size() : null;
    }
}

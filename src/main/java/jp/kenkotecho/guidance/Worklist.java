package jp.kenkotecho.guidance;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.annotation.Value;

/**
 * {@code GET Organization/{id}/$worklist}: a searchset of what is to be done, with the people whom it is about. The total
 * counts all of it.
 */
@FhirProvider
class Worklist {

    static final Set<String> PARAMETERS = Set.of("_count");

    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private static final Problem COUNT = Problem.of(
                    Problem.Kind.MALFORMED,
                    "_count は 0 から " + MOST + " までの数です。",
                    "_count must be a number from 0 to " + MOST + ".")
            .at("_count");

    private final Worklists worklists;
    private final String base;

    Worklist(Worklists worklists, @Value("${phr.fhir.base-url}") String baseUrl) {
        this.worklists = worklists;
        this.base = baseUrl.replaceAll("/+$", "") + "/fhir/";
    }

    @Operation(name = "$worklist", type = Organization.class, idempotent = true)
    public Bundle of(@IdParam IdType id, RequestDetails request) {
        Inputs.knowOnly(PARAMETERS, request);
        var count = count(request);
        var caller = CallerOf.request(request).orElseThrow();
        var items = worklists.items("Organization/" + id.getIdPart(), caller);
        var shown = items.subList(0, Math.min(count, items.size()));
        var list = new Bundle().setType(BundleType.SEARCHSET).setTotal(items.size());
        shown.forEach(item -> add(list, item.resource(), SearchEntryMode.MATCH));
        worklists.people(shown, caller).values().forEach(person -> add(list, person, SearchEntryMode.INCLUDE));
        return list;
    }

    private void add(Bundle list, Resource resource, SearchEntryMode mode) {
        list.addEntry()
                .setFullUrl(base
                        + resource.getIdElement().toUnqualifiedVersionless().getValue())
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    private static int count(RequestDetails request) {
        var given = request.getParameters().get("_count");
        if (given == null || given.length == 0) {
            return USUAL;
        }
        if (given.length == 1 && given[0].matches("\\d{1,4}") && Integer.parseInt(given[0]) <= MOST) {
            return Integer.parseInt(given[0]);
        }
        throw new Refusal(COUNT);
    }
}

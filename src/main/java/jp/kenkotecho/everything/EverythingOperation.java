package jp.kenkotecho.everything;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.Stream;
import jp.kenkotecho.access.WholeRecord;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.crypto.KeyedMac;
import jp.kenkotecho.everything.fhir.PageBundle;
import jp.kenkotecho.everything.model.Bookmarks;
import jp.kenkotecho.everything.model.Position;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/**
 * {@code Patient/{id}/$everything} of R4 (Patient, operation everything). Over all patients at once it is not offered:
 * {@code $export} is.
 */
@FhirProvider
class EverythingOperation {

    private static final String NAME = "$everything";
    private static final String DEFINITION = "http://hl7.org/fhir/OperationDefinition/Patient-everything";

    private static final Problem NO_PAGE = Problem.of(
                    Problem.Kind.MALFORMED,
                    "続きのリンクは、返されたまま (同じ記録、同じ条件で) 使ってください。",
                    "Follow a link as it was given: for the same record and the same parameters.")
            .at(EverythingParameters.PAGE);

    private final Gathering gathering;
    private final Directory directory;
    private final WholeRecord whole;
    private final Bookmarks bookmarks;

    EverythingOperation(Gathering gathering, Directory directory, WholeRecord whole, KeySettings keys) {
        this.gathering = gathering;
        this.directory = directory;
        this.whole = whole;
        this.bookmarks = new Bookmarks(new KeyedMac(keys, "pages of a whole record"));
    }

    @Operation(name = NAME, type = Patient.class, idempotent = true, manualRequest = true, canonicalUrl = DEFINITION)
    public Bundle everything(@IdParam IdType patient, RequestDetails request) {
        var person = PersonId.read(patient.getIdPart()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var everythingParameters = EverythingParameters.of(request);
        var links = new Links(request, person, everythingParameters);
        var reader = whole.reader(CallerOf.request(request).orElseThrow());
        var page = gathering.page(reader, person, everythingParameters, position(everythingParameters, links));
        var named = directory.namedBy(reader, everythingParameters, page.resources());
        whole.shows(
                request,
                NAME,
                Stream.concat(page.resources().stream(), named.resources().stream())
                        .toList());
        var bundle = new PageBundle(links.base()).link("self", links.self());
        page.next().ifPresent(next -> bundle.link("next", links.to(bookmarks.write(next, links.subject()))));
        return bundle.matches(page.resources())
                .includes(named.resources(), named.all())
                .bundle();
    }

    private Position position(EverythingParameters everythingParameters, Links links) {
        return everythingParameters.page().isEmpty()
                ? Position.START
                : bookmarks.read(everythingParameters.page(), links.subject()).orElseThrow(() -> new Refusal(NO_PAGE));
    }
}

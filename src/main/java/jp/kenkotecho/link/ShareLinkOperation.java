package jp.kenkotecho.link;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.visit.Choices;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UrlType;
import org.jspecify.annotations.Nullable;

/** {@code POST Patient/{id}/$share-link}: makes a SMART Health Link to the visit brief. */
@FhirProvider
class ShareLinkOperation {

    private static final Set<String> PARAMETERS =
            Set.of("category", "sensitivity", "label", "passcode", "minutes", "comment", "direct");

    private static final int HOUR = 60;

    private final ShareLinks links;
    private final Clock clock;

    ShareLinkOperation(ShareLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Operation(name = "$share-link", type = Patient.class)
    public Parameters make(
            @IdParam IdType patient, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var inputs = Inputs.of(body, PARAMETERS, request);
        var wish = new LinkWish(
                new PersonId(patient.getIdPart()),
                Choices.categories(inputs),
                Choices.sensitivities(inputs),
                text(inputs, "label"),
                text(inputs, "passcode"),
                Duration.ofMinutes(inputs.one("minutes", IntegerType.class)
                        .map(IntegerType::getValue)
                        .orElse(HOUR)),
                inputs.flag("comment", false),
                inputs.flag("direct", false));
        var given = links.make(wish, CallerOf.request(request).orElseThrow());
        var answer = new Parameters();
        answer.addParameter().setName("link").setValue(new UrlType(given.link()));
        var until = given.until().atZone(clock.getZone()).toOffsetDateTime();
        answer.addParameter().setName("until").setValue(HomeReading.moment(until));
        return answer;
    }

    private static String text(Inputs inputs, String name) {
        return inputs.one(name, StringType.class)
                .map(StringType::getValue)
                .orElse("")
                .strip();
    }
}

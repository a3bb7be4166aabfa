package jp.kenkotecho.guidance;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kenkotecho.guidance.GuidanceSessions.Wish;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.DateParameter;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/**
 * {@code GET Patient/{id}/$guidance-draft}: a session as a template of the office has it, for this person; nothing is
 * stored until whoever holds it sends it.
 */
@FhirProvider
class GuidanceDraft {

    static final Set<String> PARAMETERS = Set.of("template", "organization", "day");

    private static final Pattern TEMPLATE = Pattern.compile("(?:PlanDefinition/)?([A-Za-z0-9.-]{1,64})");
    private static final Pattern ORGANIZATION = Pattern.compile("Organization/[A-Za-z0-9.-]{1,64}");

    private static final Problem NEEDED = Problem.of(
            Problem.Kind.MALFORMED,
            "template (PlanDefinition/id) と organization (Organization/id) を一つずつ入れてください。",
            "One template (PlanDefinition/id) and one organization (Organization/id) are needed.");
    private final RecordStore store;
    private final GuidanceSessions sessions;
    private final Clock clock;

    GuidanceDraft(RecordStore store, GuidanceSessions sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Operation(name = "$guidance-draft", type = Patient.class, idempotent = true)
    public Bundle draft(@IdParam IdType id, RequestDetails request) {
        Inputs.knowOnly(PARAMETERS, request);
        var caller = CallerOf.request(request).orElseThrow();
        var person = PersonId.read(id.getIdPart())
                .filter(one -> store.read(caller, Patient.class, one.value()).isPresent())
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var office = one(request, "organization", ORGANIZATION);
        var template = one(request, "template", TEMPLATE).replace("PlanDefinition/", "");
        var day = Optional.ofNullable(request.getParameters().get("day"))
                .map(given -> DateParameter.of(given[0], "day"))
                .orElseGet(() -> LocalDate.now(clock));
        return sessions.drafted(caller, new Wish(person, office, template, day));
    }

    private static String one(RequestDetails request, String name, Pattern form) {
        return Optional.ofNullable(request.getParameters().get(name))
                .filter(given -> given.length == 1 && form.matcher(given[0]).matches())
                .map(given -> given[0])
                .orElseThrow(() -> new Refusal(NEEDED.at(name)));
    }
}

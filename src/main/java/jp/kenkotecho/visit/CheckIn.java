package jp.kenkotecho.visit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.Set;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.CheckIns.Arrived;
import jp.kenkotecho.visit.CheckIns.Wish;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST Patient/{id}/$check-in}: first what the clinic would see today; sent again with {@code confirmed}, the
 * Encounter and the Consent until the end of the day.
 */
@FhirProvider
class CheckIn {

    private static final Set<String> PARAMETERS =
            Set.of("poster", "organization", "category", "sensitivity", "tell-withheld", "confirmed");

    private static final Problem WHERE = Problem.of(
            Problem.Kind.MALFORMED, "poster か organization のどちらか一つを書いてください。", "Give either poster or organization.");

    private final CheckIns checkIns;

    CheckIn(CheckIns checkIns) {
        this.checkIns = checkIns;
    }

    @Operation(name = "$check-in", type = Patient.class)
    public Parameters checkIn(
            @IdParam IdType patient, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var inputs = Inputs.of(body, PARAMETERS, request);
        var caller = CallerOf.request(request).orElseThrow();
        var organization = where(inputs, caller);
        var wish = new Wish(
                new PersonId(patient.getIdPart()),
                organization,
                categories(inputs, organization),
                Choices.sensitivities(inputs),
                inputs.flag("tell-withheld", false));
        return inputs.flag("confirmed", false)
                ? arrived(checkIns.confirm(wish, caller), organization)
                : previewed(checkIns.preview(wish, caller), organization);
    }

    private Organization where(Inputs inputs, Caller caller) {
        var poster = inputs.one("poster", StringType.class);
        var organization = inputs.one("organization", Reference.class);
        if (poster.isPresent() == organization.isPresent()) {
            throw new Refusal(WHERE);
        }
        return poster.isPresent()
                ? checkIns.named(caller, String.valueOf(poster.get().getValue()))
                : checkIns.chosen(caller, idOf(organization.get()));
    }

    private static String idOf(Reference organization) {
        var id = organization.getReferenceElement();
        if (!"Organization".equals(id.getResourceType()) || id.isAbsolute()) {
            throw new Refusal(WHERE.at("organization"));
        }
        return id.getIdPart();
    }

    /** What one chose; without a choice what is offered to such an organization. */
    private static Set<InformationCategory> categories(Inputs inputs, Organization organization) {
        return inputs.all("category").isEmpty()
                ? Template.of(Template.kindOf(organization)).categories()
                : Choices.categories(inputs);
    }

    private Parameters previewed(Parameters preview, Organization organization) {
        var answer = answer(organization, checkIns.until());
        preview.getParameter().stream()
                .filter(parameter -> "category".equals(parameter.getName()))
                .forEach(answer::addParameter);
        return answer;
    }

    private static Parameters arrived(Arrived arrived, Organization organization) {
        var answer = answer(organization, arrived.until());
        answer.addParameter().setName("encounter").setValue(new Reference(arrived.encounter()));
        answer.addParameter().setName("consent").setValue(new Reference(arrived.consent()));
        return answer;
    }

    private static Parameters answer(Organization organization, LocalDate until) {
        var answer = new Parameters();
        answer.addParameter()
                .setName("organization")
                .setValue(new Reference(
                                "Organization/" + organization.getIdElement().getIdPart())
                        .setDisplay(organization.getName()));
        answer.addParameter().setName("until").setValue(new DateType(until.toString()));
        return answer;
    }
}

package jp.kenkotecho.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.consent.Previews;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST Patient/{id}/$consent-preview}: what a draft Consent would show its actors, and what it would not. Asked of
 * the record in the actors' place, through the same gate and the same searches that answer their tokens.
 */
@FhirProvider
public class ConsentPreview {

    private static final Set<String> PARAMETERS = Set.of("consent");
    private static final int ITEMS = 3;
    private static final Set<InformationCategory> ALL = EnumSet.allOf(InformationCategory.class);
    private static final Problem NO_DRAFT = Problem.of(
                    Problem.Kind.MALFORMED, "consent に下書きの Consent を入れてください。", "consent must hold a draft Consent.")
            .at("consent");

    private final RecordStore store;
    private final Previews previews;
    private final FhirContext fhir;

    ConsentPreview(RecordStore store, Previews previews, FhirContext fhir) {
        this.store = store;
        this.previews = previews;
        this.fhir = fhir;
    }

    @Operation(name = "$consent-preview", type = Patient.class)
    public Parameters preview(
            @IdParam IdType patient, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var drafts = Inputs.of(body, PARAMETERS, request).all("consent");
        if (drafts.size() != 1 || !(drafts.get(0).getResource() instanceof Consent draft)) {
            throw new Refusal(NO_DRAFT);
        }
        return of(
                new PersonId(patient.getIdPart()),
                draft,
                CallerOf.request(request).orElseThrow());
    }

    /** The preview of a draft, also for pages. What a proxy would hand on is shown as far as the proxy may. */
    public Parameters of(PersonId person, Consent draft, Caller giver) {
        return of(person, draft, Set.of(), giver);
    }

    /** The same of a draft with which other Consents end; their ids. */
    public Parameters of(PersonId person, Consent draft, Set<String> former, Caller giver) {
        var owner = in("Patient/" + person.value());
        var shown = previews.of(person, draft, former, giver, link -> look(person, owner, in(link)));
        var answer = new Parameters();
        draft.getProvision().getActor().forEach(actor -> answer.addParameter()
                .setName("actor")
                .setValue(actor.getReference().copy()));
        shown.forEach((category, count) -> count.addTo(answer.addParameter().setName("category"), category));
        return answer;
    }

    /** Who sees what somebody would see; nobody is told of it. */
    static Caller in(String place) {
        return Caller.rehearsal(
                Set.of("user/*.rs"), new Delegation("a rehearsal", Set.of(place), true, true, Set.of(), ALL));
    }

    private Map<InformationCategory, Count> look(PersonId person, Caller owner, Caller actor) {
        var shown = new EnumMap<InformationCategory, Count>(InformationCategory.class);
        Arrays.stream(InformationCategory.values()).forEach(category -> shown.put(category, new Count()));
        TypeRule.all()
                .filter(rule -> rule.isAboutPersons() && !rule.isThePerson())
                .map(TypeRule::type)
                .sorted()
                .forEach(type -> look(type, person, owner, actor, shown));
        return shown;
    }

    private void look(String type, PersonId person, Caller owner, Caller actor, Map<InformationCategory, Count> shown) {
        var resources = fhir.getResourceDefinition(type).getImplementingClass().asSubclass(DomainResource.class);
        var query = RecordQuery.of(resources, person);
        if (store.count(owner, query) == 0) {
            return;
        }
        for (var category : CategoryLabels.categoriesOf(type)) {
            var ofCategory = query.is("_security", new Token(Canonical.INFORMATION_CATEGORY, category.code()));
            var all = store.count(owner, ofCategory);
            var visible = all == 0 ? 0 : store.count(actor, ofCategory);
            var count = shown.get(category);
            if (count != null) {
                count.visible += visible;
                count.hidden += all - visible;
                if (visible > 0 && count.items.size() < ITEMS && !type.equals("Provenance")) {
                    store.search(actor, ofCategory.newestFirst("_lastUpdated").first(ITEMS)).stream()
                            .limit(ITEMS - (long) count.items.size())
                            .forEach(count.items::add);
                }
            }
        }
    }

    /** The counts of one category, and what of it is shown. */
    private static final class Count {

        private long visible;
        private long hidden;
        private final List<Resource> items = new ArrayList<>();

        void addTo(ParametersParameterComponent parameter, InformationCategory category) {
            parameter
                    .addPart()
                    .setName("code")
                    .setValue(new Coding(
                            Canonical.INFORMATION_CATEGORY,
                            category.code(),
                            category.display().ja()));
            parameter.addPart().setName("visible").setValue(new IntegerType(Math.toIntExact(visible)));
            parameter.addPart().setName("hidden").setValue(new IntegerType(Math.toIntExact(hidden)));
            items.forEach(item -> parameter
                    .addPart()
                    .setName("item")
                    .setValue(new Reference(
                                    item.fhirType() + "/" + item.getIdElement().getIdPart())
                            .setType(item.fhirType())
                            .setDisplay(Headline.of(item))));
        }
    }
}

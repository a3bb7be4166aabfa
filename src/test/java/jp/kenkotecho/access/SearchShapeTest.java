package jp.kenkotecho.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.HasParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchShapeTest {

    private static final FhirContextSearchParamRegistry R4 =
            new FhirContextSearchParamRegistry(FhirContext.forR4Cached());

    @Test
    void a_plain_search_reaches_nothing_else() {
        var query = new SearchParameterMap()
                .add("code", new TokenParam("x"))
                .add("patient", new ReferenceParam("Patient/1"))
                .setSort(new SortSpec("date"));

        assertThat(reached("Observation", query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Encounter, service-provider, '', name, Organization",
        "Observation, subject, Patient, name, Patient",
        "Encounter, service-provider, '', partof.name, Organization",
        "Observation, subject, Patient, organization.name, Patient Organization",
        "Observation, subject, Patient, general-practitioner:PractitionerRole.organization.name, Patient PractitionerRole Organization",
        "Observation, subject, Patient, _has:Consent:patient:actor, Patient Consent",
        "Observation, no-such-parameter, '', name, ''",
    })
    void a_chain_reaches_every_type_that_it_leads_through(
            String type, String name, String qualifier, String chain, String types) {
        var reference = new ReferenceParam(qualifier.isEmpty() ? "x" : qualifier + "/x").setChain(chain);

        assertThat(reached(type, new SearchParameterMap().add(name, reference)))
                .isEqualTo(types.isEmpty() ? Set.of() : Set.of(types.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "patient, Consent",
        "patient.name, Consent Patient",
        "_has:Provenance:target:recorded, Consent Provenance",
        "_has:Provenance:target:_has:AuditEvent:entity:type, Consent Provenance AuditEvent",
    })
    void a_has_reaches_what_it_names_and_what_follows(String parameter, String types) {
        var has = new HasParam("Consent", "actor", parameter, "x");

        assertThat(reached("Group", new SearchParameterMap().add("_has", has))).containsAll(Set.of(types.split(" ")));
    }

    @Test
    void a_reference_that_leads_anywhere_reaches_the_trail_too() {
        var query = new SearchParameterMap().add("target", new ReferenceParam("x").setChain("date"));

        assertThat(reached("Provenance", query)).containsAnyOf("AuditEvent", Interaction.EVERY_TYPE);
    }

    @Test
    void an_order_reaches_what_it_sorts_by() {
        var byName =
                new SearchParameterMap().setSort(new SortSpec("date").setChain(new SortSpec("service-provider.name")));
        var byAnything = new SearchParameterMap().setSort(new SortSpec("Patient:subject.name"));

        assertThat(reached("Encounter", byName)).containsExactly("Organization");
        assertThat(reached("Encounter", byAnything)).containsExactly(Interaction.EVERY_TYPE);
    }

    private static Set<String> reached(String type, SearchParameterMap query) {
        return SearchShape.typesReached(type, query, R4);
    }
}

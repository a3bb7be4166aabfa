package jp.kenkotecho.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.matcher.SearchParamMatcher;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.Permission;
import jp.kenkotecho.profile.SharingLabels;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.record.SharingClass;
import jp.kenkotecho.smart.model.Scopes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Whatever is decided without looking at a resource is what the gate would have said of it: no shortcut says more. */
class ShortcutProperties {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final List<String> TYPES = List.copyOf(FHIR.getResourceTypes());
    private static final PersonId PERSON = new PersonId("mother");
    private static final String BOUND = "?category=vital-signs";

    private final Gate gate = new Gate(
            new ScopeFilters(new StaticListableBeanFactory().getBeanProvider(SearchParamMatcher.class)),
            new ServerBaseUrl("https://phr.example.jp/"));

    @Property(tries = 5_000)
    boolean what_is_permitted_of_a_whole_type_is_permitted_of_each(
            @ForAll("callers") Caller caller,
            @ForAll("types") String type,
            @ForAll Interaction interaction,
            @ForAll("classes") SharingClass labelled) {
        var decision = decision(caller, Map.of());
        return !gate.permitsAll(decision, interaction, type)
                || judge(decision, interaction, type, labelled) == Verdict.PERMIT;
    }

    @Property(tries = 5_000)
    boolean what_a_backend_is_permitted_without_bounds_it_is_permitted_of_the_whole_type(
            @ForAll("backends") Caller caller, @ForAll("types") String type, @ForAll Interaction interaction) {
        var decision = decision(unbound(caller), Map.of());
        var isPermitted = judge(decision, interaction, type, new SharingClass(InformationCategory.MEDICAL, Set.of()))
                == Verdict.PERMIT;
        return interaction.changes() || gate.permitsAll(decision, interaction, type) == isPermitted;
    }

    @Property(tries = 2_000)
    boolean a_client_of_research_is_permitted_nothing_that_is_about_people(
            @ForAll("scopes") Set<String> scopes,
            @ForAll("types") String type,
            @ForAll Interaction interaction,
            @ForAll("classes") SharingClass labelled) {
        var decision = decision(new Caller("research", scopes, Delegation.ofCohorts(Set.of("Group/g"))), Map.of());
        var isOpen = Set.of("Group", "ResearchStudy").contains(type) && !interaction.changes();
        return isOpen
                || (!gate.permitsAll(decision, interaction, type)
                        && judge(decision, interaction, type, labelled) != Verdict.PERMIT);
    }

    @Property(tries = 2_000)
    boolean who_needs_no_labels_in_a_search_sees_every_class(
            @ForAll Relationship standing,
            @ForAll("categories") Set<InformationCategory> byApp,
            @ForAll("sets") Set<SharingClass> shared,
            @ForAll("classes") SharingClass one) {
        var behalf = new Delegation("account", Set.of(), true, true, Set.of(PERSON), byApp);
        var permission = new Permission(standing, shared, Set.of(), Set.of());
        var decision = decision(new Caller("app", Set.of("patient/*.rs"), behalf), Map.of(PERSON, permission));
        return decision.labels(PERSON).isPresent() || decision.sees(PERSON, one);
    }

    @Property(tries = 2_000)
    boolean what_may_be_exported_without_pseudonyms_may_be_read(
            @ForAll("scopes") Set<String> scopes, @ForAll("types") String type) {
        var client = new Caller("backend", scopes);
        return !Cohorts.mayRead(client, type) || gate.permitsAll(decision(client, Map.of()), Interaction.READ, type);
    }

    private Verdict judge(AccessContext decision, Interaction interaction, String type, SharingClass labelled) {
        var resource = (Resource) FHIR.getResourceDefinition(type).newInstance();
        resource.setId(type + "/x");
        resource.getMeta().addSecurity(SharingLabels.labelOf(labelled));
        return gate.judge(new AccessRequest(decision, interaction, resource, false));
    }

    private static AccessContext decision(Caller caller, Map<PersonId, Permission> reach) {
        return new AccessContext(
                caller, Scopes.of(caller), ReachablePatients.of(reach), new AccessContext.When(0, Instant.EPOCH));
    }

    private static Caller unbound(Caller caller) {
        var scopes =
                caller.scopes().stream().filter(scope -> !scope.endsWith(BOUND)).collect(Collectors.toSet());
        return new Caller(caller.client(), scopes, caller.behalf());
    }

    @Provide
    Arbitrary<Caller> callers() {
        var person = new Delegation(
                "account", Set.of(), true, true, Set.of(PERSON), EnumSet.allOf(InformationCategory.class));
        return Arbitraries.oneOf(
                backends(),
                scopes().map(scopes -> new Caller("app", scopes, person)),
                Arbitraries.of(
                        ServerCaller.STARTUP,
                        ServerCaller.JUDGEMENT,
                        ServerCaller.NAMING,
                        ServerCaller.NOTICE,
                        ServerCaller.CONSEQUENCE,
                        ServerCaller.DIRECTORY));
    }

    @Provide
    Arbitrary<Caller> backends() {
        var behalf = Arbitraries.of(Delegation.NOBODY, Delegation.ofCohorts(Set.of("Group/g")));
        return Combinators.combine(scopes(), behalf).as((scopes, one) -> new Caller("backend", scopes, one));
    }

    /** Some of them bound to a search. */
    @Provide
    Arbitrary<Set<String>> scopes() {
        var type = Arbitraries.oneOf(Arbitraries.just("*"), types());
        var letters = Arbitraries.of("r", "s", "rs", "c", "ud", "cruds");
        var context = Arbitraries.of("system", "system", "user", "patient");
        return Combinators.combine(context, type, letters, Arbitraries.of("", BOUND))
                .as((one, of, may, bound) -> one + "/" + of + "." + may + (of.equals("*") ? "" : bound))
                .set()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.oneOf(
                Arbitraries.of(TYPES),
                Arbitraries.of(
                        "AuditEvent", "Consent", "Group", "Observation", "Patient", "ResearchStudy", "Subscription"));
    }

    @Provide
    Arbitrary<SharingClass> classes() {
        var restrictions = Arbitraries.of(Restriction.values()).set().ofMaxSize(2);
        return Combinators.combine(Arbitraries.of(InformationCategory.values()), restrictions)
                .as(SharingClass::new);
    }

    @Provide
    Arbitrary<Set<SharingClass>> sets() {
        return classes().set().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Set<InformationCategory>> categories() {
        return Arbitraries.oneOf(
                Arbitraries.just(Set.copyOf(Arrays.asList(InformationCategory.values()))),
                Arbitraries.of(InformationCategory.values()).set());
    }
}

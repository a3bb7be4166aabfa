package jp.kenkotecho.access;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.access.TypeRule.Writers;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.SharingLabels;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.record.SharingClass;
import jp.kenkotecho.spi.Accessed.Action;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.stereotype.Component;

/**
 * Hides single records from professionals, from family, from both or from nobody, by their label: the content stays as it
 * is. For the person and whoever acts for them, through the product's own apps and pages.
 */
@Component
public class RecordRestrictions {

    private static final Map<String, Set<Restriction>> FROM = Map.of(
            "professionals", Set.of(Restriction.FROM_PROFESSIONALS),
            "family", Set.of(Restriction.FROM_FAMILY),
            "everybody", Restriction.hidings(),
            "nobody", Set.of());

    private final AccessContexts accessContexts;
    private final Gate gate;
    private final AccessEvents accessEvents;
    private final RecordStore store;
    private final FhirContext fhir;

    RecordRestrictions(
            AccessContexts accessContexts, Gate gate, AccessEvents accessEvents, RecordStore store, FhirContext fhir) {
        this.accessContexts = accessContexts;
        this.gate = gate;
        this.accessEvents = accessEvents;
        this.store = store;
        this.fhir = fhir;
    }

    /** Whether this is one of {@code professionals}, {@code family}, {@code everybody}, {@code nobody}. */
    static boolean isKnown(String from) {
        return FROM.containsKey(from);
    }

    /** The word for what a record is labelled with. */
    public static String of(DomainResource resource) {
        var hidings = SharingLabels.hidings(resource);
        return FROM.entrySet().stream()
                .filter(one -> one.getValue().equals(hidings))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Hides a record, for a page; false when the caller may not, or there is no such record. */
    public boolean hide(Caller caller, String type, String id, String from) {
        var accessContext = accessContexts.of(caller);
        var resource = isKnown(from) ? read(type, id) : Optional.<DomainResource>empty();
        if (resource.flatMap(one -> refusal(accessContext, one)).isPresent()) {
            return false;
        }
        resource.ifPresent(one -> hide(accessContext, one, from));
        return resource.isPresent();
    }

    /** Empty for a type whose records are not hidden one by one, and where there is no such record. */
    Optional<DomainResource> read(String type, String id) {
        if (TypeRule.of(type).filter(RecordRestrictions::isHidden).isEmpty()) {
            return Optional.empty();
        }
        var resources = fhir.getResourceDefinition(type).getImplementingClass().asSubclass(DomainResource.class);
        return store.read(ServerCaller.JUDGEMENT, resources, id).map(DomainResource.class::cast);
    }

    Optional<Verdict> refusal(AccessContext accessContext, DomainResource resource) {
        var people = gate.subjectsOf(resource);
        if (people.isEmpty() || !people.stream().allMatch(accessContext::actsFor)) {
            return Optional.of(Verdict.NOT_OWN);
        }
        if (people.stream().anyMatch(person -> accessContext
                .bounds(Interaction.UPDATE, resource.fhirType(), person)
                .isEmpty())) {
            return Optional.of(Verdict.NO_SCOPE);
        }
        return accessContext.caller().behalf().firstParty() ? Optional.empty() : Optional.of(Verdict.NOT_OWN_APP);
    }

    private static boolean isHidden(TypeRule rule) {
        return rule.isAboutPersons() && !rule.isThePerson() && rule.writers() == Writers.APP;
    }

    /** Hides a record that {@link #refusal} has nothing against. */
    void hide(AccessContext accessContext, DomainResource resource, String from) {
        var category = SharingLabels.of(resource).map(SharingClass::category).orElseThrow();
        var meta = resource.getMeta();
        meta.getSecurity().removeIf(label -> Canonical.SHARING_CLASS.equals(label.getSystem()));
        meta.addSecurity(
                SharingLabels.labelOf(new SharingClass(category, FROM.getOrDefault(from, Restriction.hidings()))));
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                .setIfMatch("W/\"" + meta.getVersionId() + "\"");
        store.write(ServerCaller.CONSEQUENCE, bundle);
        accessEvents.changed(accessContext, Action.UPDATE, resource);
    }
}

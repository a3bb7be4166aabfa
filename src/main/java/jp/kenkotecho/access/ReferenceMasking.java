package jp.kenkotecho.access;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.SharingLabels;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Draws a veil over what a visible record says of hidden ones: a reference to a record that the reader does not see
 * becomes an empty one, marked as masked. Its address and its display would tell that there is something, and of what
 * kind.
 */
@Component
class ReferenceMasking {

    private static final String MASKED = "masked";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final Gate gate;
    private final RecordStore store;
    private final FhirContext fhir;
    private final ServerBaseUrl ours;

    ReferenceMasking(Gate gate, RecordStore store, FhirContext fhir, ServerBaseUrl ours) {
        this.gate = gate;
        this.store = store;
        this.fhir = fhir;
        this.ours = ours;
    }

    /** A copy with the veil; empty when there is nothing to hide, as for whoever sees everything. */
    Optional<Resource> over(AccessContext accessContext, Resource resource) {
        if (isOperators(accessContext) || seesEverything(accessContext, resource)) {
            return Optional.empty();
        }
        var known = new HashMap<String, Boolean>();
        if (referencesOf(resource).stream().allMatch(reference -> isKnown(accessContext, reference, known))) {
            return Optional.empty();
        }
        var veiled = resource.copy();
        referencesOf(veiled).stream()
                .filter(reference -> !isKnown(accessContext, reference, known))
                .forEach(ReferenceMasking::mask);
        return Optional.of(veiled);
    }

    /** A backend service is shown what a resource refers to, but for one that does research: it reaches nobody. */
    private static boolean isOperators(AccessContext accessContext) {
        return accessContext.isForBackend() && !accessContext.caller().behalf().isForCohorts();
    }

    private boolean seesEverything(AccessContext accessContext, Resource resource) {
        return !accessContext.isForBackend()
                && gate.subjectsOf(resource).stream()
                        .allMatch(person -> accessContext.labels(person).isEmpty());
    }

    private List<Reference> referencesOf(Resource resource) {
        return fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class);
    }

    private boolean isKnown(AccessContext accessContext, Reference reference, Map<String, Boolean> known) {
        var text = reference.getReference();
        if (text == null || text.startsWith("#") || text.startsWith("Patient/")) {
            return true;
        }
        return known.computeIfAbsent(text, address -> isKnown(accessContext, new IdType(address)));
    }

    private boolean isKnown(AccessContext accessContext, IdType id) {
        if (id.isAbsolute() && !ours.url().equals(id.getBaseUrl())) {
            return true;
        }
        var rule = TypeRule.of(String.valueOf(id.getResourceType()));
        if (rule.isEmpty() || !rule.get().isAboutPersons() || !id.hasIdPart()) {
            return true;
        }
        return read(id).filter(target -> isSeen(accessContext, target)).isPresent();
    }

    /** Whether the person reaches and sees the target, whatever the scopes say of its type. */
    boolean isSeen(AccessContext accessContext, Resource target) {
        var subjects = gate.subjectsOf(target);
        return !subjects.isEmpty()
                && accessContext.reachesAll(subjects)
                && (target instanceof Patient || isVisible(accessContext, target, subjects));
    }

    private static boolean isVisible(AccessContext accessContext, Resource target, Set<PersonId> subjects) {
        return SharingLabels.of(target)
                .filter(one -> subjects.stream().allMatch(subject -> accessContext.sees(subject, one)))
                .isPresent();
    }

    private Optional<Resource> read(IdType id) {
        var type = fhir.getResourceDefinition(id.getResourceType()).getImplementingClass();
        return store.read(ServerCaller.JUDGEMENT, type.asSubclass(DomainResource.class), id.getIdPart())
                .map(Resource.class::cast);
    }

    /** Whether an extension is the one that {@link #mask} leaves. */
    static boolean isMask(Extension extension) {
        return ABSENT.equals(extension.getUrl())
                && extension.getValue() instanceof CodeType code
                && MASKED.equals(code.getValue());
    }

    private static void mask(Reference reference) {
        reference.setReference(null);
        reference.setResource(null);
        reference.setDisplay(null);
        reference.setIdentifier(null);
        reference.setType(null);
        reference.getExtension().clear();
        reference.addExtension(ABSENT, new CodeType(MASKED));
    }
}

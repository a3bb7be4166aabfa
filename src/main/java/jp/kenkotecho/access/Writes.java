package jp.kenkotecho.access;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * What must hold for what a person's app writes, beyond that it may: where it comes from and how it is labelled is the
 * server's word, whose it is does not change, and it refers to nothing that the writer does not know of.
 */
@Component
class Writes {

    private static final Problem SUBJECT =
            Problem.of(Problem.Kind.REFUSED, "だれの記録かを変えることはできません。", "Whose record it is in cannot be changed.");
    private static final Problem IDENTITY = Problem.of(
            Problem.Kind.REFUSED,
            "本人の識別子と、別の人とのつながり (link) は変えられません。生年月日を変えられるのは本人だけです。",
            "The identifiers and links of a patient cannot be changed, and the birth date by the person alone.");

    private static final Problem IN_ANOTHERS_NAME = Problem.of(
            Problem.Kind.REFUSED,
            "ほかの人の名前で記録することはできません (author、performer、recorder など。本人への参照で示してください)。",
            "Nothing is written in somebody else's name (author, performer, recorder and the like): refer to yourself.");

    /** The answer for a target that is absent, and for one that may not be known of: they cannot be told apart. */
    private static final Problem REFERENCE = Problem.of(
            Problem.Kind.NOT_SUPPORTED,
            "参照先が見つからないか、参照できません。",
            "It refers to something that does not exist, or may not be referred to.");

    private final Gate gate;
    private final RecordStore store;
    private final FhirContext fhir;
    private final ServerBaseUrl ours;
    private final ReferenceMasking referenceMasking;

    Writes(Gate gate, RecordStore store, FhirContext fhir, ServerBaseUrl ours, ReferenceMasking referenceMasking) {
        this.gate = gate;
        this.store = store;
        this.fhir = fhir;
        this.ours = ours;
        this.referenceMasking = referenceMasking;
    }

    void create(AccessContext accessContext, Resource resource) {
        setSource(resource, Canonical.ID + "client/" + accessContext.caller().client());
        resource.getMeta().setSecurity(new ArrayList<>());
        checkWhoseWord(accessContext, resource, Set.of());
        if (resource instanceof Communication message) {
            message.setReceived(null);
        }
        checkReferences(accessContext, resource, Optional.empty());
    }

    void update(AccessContext accessContext, Resource before, Resource after) {
        if (!gate.subjectsOf(before).equals(gate.subjectsOf(after))) {
            throw new Refusal(SUBJECT);
        }
        if (before instanceof Patient old && after instanceof Patient young) {
            checkIdentity(accessContext, old, young);
        }
        setSource(after, before.getMeta().getSource());
        after.getMeta()
                .setSecurity(before.getMeta().getSecurity().stream()
                        .map(Coding::copy)
                        .collect(Collectors.toCollection(ArrayList::new)));
        checkWhoseWord(accessContext, after, Author.of(before));
        if (before instanceof Communication old && after instanceof Communication message) {
            message.setReceived(isActedFor(accessContext, message) ? old.getReceived() : null);
        }
        checkReferences(accessContext, after, Optional.of(before));
    }

    /**
     * The person's own word, or the patient's. Who acts for the patient may tell what others did, which is labelled so
     * ({@link WhoseWord}); nobody says what others say. What was there before stays, where it was.
     */
    private void checkWhoseWord(AccessContext accessContext, Resource resource, Set<Author> before) {
        var subjects = gate.subjectsOf(resource);
        var own = new HashSet<>(accessContext.caller().behalf().links());
        subjects.stream().filter(accessContext::actsFor).forEach(subject -> own.add("Patient/" + subject.value()));
        var tells = subjects.stream().allMatch(accessContext::actsFor);
        var others =
                Author.of(resource).stream().filter(author -> !own.contains(author.who()) && !before.contains(author));
        if (others.anyMatch(author -> author.isWord() || !tells)) {
            throw new Refusal(IN_ANOTHERS_NAME);
        }
    }

    /** What somebody else corrects is unread again. That it was read the server alone writes down ({@link Received}). */
    private boolean isActedFor(AccessContext accessContext, Resource resource) {
        return gate.subjectsOf(resource).stream().allMatch(accessContext::actsFor);
    }

    /** How old somebody is decides how far others act for them: a parent does not change it. */
    private static void checkIdentity(AccessContext accessContext, Patient before, Patient after) {
        var isOwn = accessContext
                .caller()
                .behalf()
                .links()
                .contains("Patient/" + before.getIdElement().getIdPart());
        var changesAge = !Objects.equals(
                before.getBirthDateElement().getValueAsString(),
                after.getBirthDateElement().getValueAsString());
        if (changesIdentity(before, after) || (changesAge && !isOwn)) {
            throw new Refusal(IDENTITY);
        }
    }

    private static boolean changesIdentity(Patient before, Patient after) {
        return !same(before.getLink(), after.getLink()) || !same(before.getIdentifier(), after.getIdentifier());
    }

    private static boolean same(List<? extends Base> before, List<? extends Base> after) {
        return Base.compareDeep(before, after, true);
    }

    private static void setSource(Resource resource, String source) {
        // HAPI appends the id of the request itself.
        resource.getMeta().setSource(source == null ? null : source.replaceAll("#.*", ""));
    }

    private void checkReferences(AccessContext accessContext, Resource resource, Optional<Resource> before) {
        var known = before.map(this::referencesOf).orElse(Set.of());
        for (var reference : referencesOf(resource)) {
            if (!known.contains(reference) && !mayReferTo(accessContext, reference)) {
                throw new Refusal(REFERENCE);
            }
        }
    }

    private Set<String> referencesOf(Resource resource) {
        return fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                .map(Reference::getReference)
                .filter(reference -> reference != null)
                .filter(reference -> !reference.startsWith("#") && !reference.startsWith("urn:"))
                .collect(Collectors.toSet());
    }

    private boolean mayReferTo(AccessContext accessContext, String reference) {
        if (reference.contains("?")) {
            return false;
        }
        var id = new IdType(reference);
        if (id.isAbsolute() && !ours.url().equals(id.getBaseUrl())) {
            return true;
        }
        var rule = TypeRule.of(String.valueOf(id.getResourceType()));
        if (rule.isEmpty() || !id.hasIdPart()) {
            return false;
        }
        return read(id).filter(target -> !rule.get().isAboutPersons() || referenceMasking.isSeen(accessContext, target))
                .isPresent();
    }

    private Optional<Resource> read(IdType id) {
        var type = fhir.getResourceDefinition(id.getResourceType()).getImplementingClass();
        return store.read(ServerCaller.JUDGEMENT, type.asSubclass(DomainResource.class), id.getIdPart())
                .map(Resource.class::cast);
    }
}

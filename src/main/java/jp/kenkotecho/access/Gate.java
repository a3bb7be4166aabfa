package jp.kenkotecho.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.access.TypeRule.Writers;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.profile.SharingLabels;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The one place that decides access. It has no off switch. */
@Component
class Gate {

    private static final String RELATIVES = "RelatedPerson";

    /** The types that decide who else sees a record: changed only by whoever has given two proofs. */
    private static final Set<String> DECIDES = Set.of("Consent", "CareTeam", RELATIVES);

    private final ScopeFilters bounds;
    private final ServerBaseUrl ours;

    Gate(ScopeFilters bounds, ServerBaseUrl ours) {
        this.bounds = bounds;
        this.ours = ours;
    }

    /** Yes only at the end: whatever no rule allows is refused, with the first reason met. */
    Verdict judge(AccessRequest accessRequest) {
        if (TypeRule.isKeptApart(accessRequest.resource().fhirType())) {
            return Verdict.NOT_FOR_PEOPLE;
        }
        var refusal = accessRequest.decision().isForBackend()
                ? refusalOfBackend(accessRequest)
                : refusalOfPerson(accessRequest);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return Verdict.PERMIT;
    }

    /**
     * Whether a backend service may read, or search, every resource of a type, so that none has to be looked at: it never
     * says more than {@link #judge} says of each ({@code ShortcutProperties}). People are held to whose each is, and
     * writes to what each is.
     */
    boolean permitsAll(AccessContext decision, Interaction interaction, String type) {
        return decision.isForBackend()
                && !interaction.changes()
                && !TypeRule.isKeptApart(type)
                && decision.boundsOfBackend(interaction, type).contains("");
    }

    private Optional<Verdict> refusalOfBackend(AccessRequest accessRequest) {
        var allowed = accessRequest
                .decision()
                .boundsOfBackend(
                        accessRequest.interaction(), accessRequest.resource().fhirType());
        if (allowed.isEmpty()) {
            return Optional.of(Verdict.NO_SCOPE);
        }
        return isServersToKeep(accessRequest) ? Optional.of(Verdict.NOT_OWN) : outOfBounds(accessRequest, allowed);
    }

    /** What the server tells a person is changed by no client; the operator's own may delete it, to erase a record. */
    private static boolean isServersToKeep(AccessRequest accessRequest) {
        var caller = accessRequest.decision().caller();
        var mayErase = accessRequest.interaction() == Interaction.DELETE && Cohorts.isOperators(caller);
        return accessRequest.interaction().changes()
                && accessRequest.interaction() != Interaction.CREATE
                && !caller.isServer()
                && !mayErase
                && WhoseWord.isServers(accessRequest.resource());
    }

    private Optional<Verdict> refusalOfPerson(AccessRequest accessRequest) {
        var rule = TypeRule.of(accessRequest.resource().fhirType());
        if (rule.isEmpty()) {
            return Optional.of(Verdict.NOT_FOR_PEOPLE);
        }
        return rule.get().isAboutPersons()
                ? refusalOfRecord(accessRequest, rule.get())
                : refusalOfDirectory(accessRequest);
    }

    private static Optional<Verdict> refusalOfDirectory(AccessRequest accessRequest) {
        if (accessRequest.interaction().changes()) {
            return Optional.of(Verdict.NOT_FOR_PEOPLE);
        }
        var type = accessRequest.resource().fhirType();
        return accessRequest
                        .decision()
                        .boundsOfDirectory(accessRequest.interaction(), type)
                        .isEmpty()
                ? Optional.of(Verdict.NO_SCOPE)
                : Optional.empty();
    }

    private Optional<Verdict> refusalOfRecord(AccessRequest accessRequest, TypeRule rule) {
        var subjects = subjectsOf(accessRequest.resource());
        if (subjects.isEmpty() || !accessRequest.decision().reachesAll(subjects)) {
            return Optional.of(Verdict.NOT_IN_REACH);
        }
        return subjects.stream()
                .flatMap(subject -> refusalFor(subject, accessRequest, rule).stream())
                .findFirst();
    }

    private Optional<Verdict> refusalFor(PersonId subject, AccessRequest accessRequest, TypeRule rule) {
        if (accessRequest.byFeature()
                && rule.type().equals("Provenance")
                && accessRequest.interaction() == Interaction.CREATE) {
            // The server's own word about what it brings in; that itself is judged beside it.
            return Optional.empty();
        }
        var allowed = accessRequest.decision().bounds(accessRequest.interaction(), rule.type(), subject);
        if (allowed.isEmpty()) {
            return Optional.of(refusalByScope(accessRequest, rule));
        }
        if (!isVisible(subject, accessRequest, rule)) {
            return Optional.of(Verdict.CATEGORY_WITHHELD);
        }
        // Before what is said of writing: that would tell that there is something out of bounds.
        var outside = outOfBounds(accessRequest, allowed);
        return outside.isPresent() || !accessRequest.interaction().changes()
                ? outside
                : refusalOfWriting(subject, accessRequest, rule);
    }

    /** Scopes that never allow it say so; where they do for somebody else, this person is not one whom the app reaches. */
    private static Verdict refusalByScope(AccessRequest accessRequest, TypeRule rule) {
        return accessRequest
                        .decision()
                        .boundsOfDirectory(accessRequest.interaction(), rule.type())
                        .isEmpty()
                ? Verdict.NO_SCOPE
                : Verdict.NOT_IN_REACH;
    }

    private static Optional<Verdict> refusalOfWriting(PersonId subject, AccessRequest accessRequest, TypeRule rule) {
        var decision = accessRequest.decision();
        var behalf = decision.caller().behalf();
        if (rule.writers() == Writers.SERVER) {
            return Optional.of(Verdict.NOT_FOR_PEOPLE);
        }
        if (!decision.actsFor(subject)) {
            return refusalOfAdding(subject, accessRequest);
        }
        if (rule.writers() == Writers.OWN_APP && !behalf.firstParty()) {
            return Optional.of(Verdict.NOT_OWN_APP);
        }
        if (rule.type().equals(RELATIVES)
                && accessRequest.interaction() != Interaction.CREATE
                && !decision.owns(subject)) {
            // On it rests who acts for the person: the office says so, and no proxy of another, nor of themselves.
            return Optional.of(Verdict.NOT_OWN);
        }
        if (accessRequest.interaction() != Interaction.CREATE && isOthersWord(accessRequest.resource())) {
            return Optional.of(Verdict.NOT_OWN);
        }
        return DECIDES.contains(rule.type()) && !behalf.twoFactors()
                ? Optional.of(Verdict.NEEDS_SECOND_FACTOR)
                : Optional.empty();
    }

    /** A record of a professional's, and what the server tells, stay as they are; the person may hide them. */
    private static boolean isOthersWord(Resource resource) {
        return Authorship.isProfessionals(resource) || WhoseWord.isServers(resource);
    }

    /** What somebody adds by consent is signed by them, and later corrected by them. */
    private static Optional<Verdict> refusalOfAdding(PersonId subject, AccessRequest accessRequest) {
        var mayAdd = Authorship.of(accessRequest.resource()).filter(one -> accessRequest
                .decision()
                .permission(subject)
                .filter(permission -> permission.adds().contains(one.adds()))
                .isPresent());
        if (mayAdd.isEmpty() || accessRequest.interaction() == Interaction.DELETE) {
            return Optional.of(Verdict.NOT_OWN);
        }
        var isSigned =
                mayAdd.get().isBy(accessRequest.decision().caller().behalf().links(), accessRequest.resource());
        if (isSigned) {
            return Optional.empty();
        }
        return Optional.of(accessRequest.interaction() == Interaction.CREATE ? Verdict.UNSIGNED : Verdict.NOT_OWN);
    }

    private Optional<Verdict> outOfBounds(AccessRequest accessRequest, List<String> allowed) {
        return bounds.hold(accessRequest.resource(), allowed) ? Optional.empty() : Optional.of(Verdict.OUT_OF_BOUNDS);
    }

    /** Who the record is of, and who one is oneself, belongs to no category; what has no label is withheld. */
    private static boolean isVisible(PersonId subject, AccessRequest accessRequest, TypeRule rule) {
        var resource = accessRequest.resource();
        var self = rule.type() + "/" + resource.getIdElement().getIdPart();
        if (rule.isThePerson()
                || accessRequest.decision().caller().behalf().links().contains(self)) {
            return true;
        }
        if (accessRequest.interaction() == Interaction.CREATE) {
            return CategoryLabels.categoryOf(resource)
                    .filter(accessRequest.decision()::handles)
                    .isPresent();
        }
        return SharingLabels.of(resource)
                .filter(one -> accessRequest.decision().sees(subject, one))
                .isPresent();
    }

    /** The people whom a resource is about; nobody when that cannot be told. */
    Set<PersonId> subjectsOf(Resource resource) {
        return TypeRule.of(resource.fhirType())
                .filter(TypeRule::isAboutPersons)
                .map(rule -> rule.subjectsOf(resource, ours.url()))
                .orElse(Set.of());
    }
}

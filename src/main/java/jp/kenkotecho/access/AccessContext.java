package jp.kenkotecho.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.Permission;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.record.SharingClass;
import jp.kenkotecho.smart.model.Scopes;

/**
 * All that decides about the accesses of one request: who calls, with which scopes, and whose records they reach. Every
 * layer (the door, the query, the results) decides by the same; what was worked out for one result is remembered for
 * the next, until a consent changes ({@link AccessContexts}). Safe for use by the threads of a batch.
 */
final class AccessContext {

    private static final String NO_LABEL = Canonical.SHARING_CLASS + "|none";

    private record Bounded(Interaction interaction, String type, PersonId person) {}

    private final Caller caller;
    private final Scopes scopes;
    private final ReachablePatients reachablePatients;
    private final When when;
    private final Map<Bounded, List<String>> bounds = new ConcurrentHashMap<>();
    private final Map<PersonId, Optional<Permission>> permissions = new ConcurrentHashMap<>();

    /** The epoch of the consents and the moment of a decision, which tell when it is out of date. */
    record When(long epoch, Instant moment) {}

    AccessContext(Caller caller, Scopes scopes, ReachablePatients reachablePatients, When when) {
        this.caller = caller;
        this.scopes = scopes;
        this.reachablePatients = reachablePatients;
        this.when = when;
    }

    Caller caller() {
        return caller;
    }

    Scopes scopes() {
        return scopes;
    }

    When when() {
        return when;
    }

    /** What the caller may do with this person's record; empty when they do not reach it. */
    Optional<Permission> permission(PersonId person) {
        return permissions.computeIfAbsent(person, reachablePatients::permission);
    }

    boolean reachesAll(Set<PersonId> people) {
        return people.stream().allMatch(person -> permission(person).isPresent());
    }

    /** Everybody whom the caller reaches. */
    Set<PersonId> everybody() {
        var all = reachablePatients.everybody();
        all.forEach((person, permission) -> permissions.put(person, Optional.of(permission)));
        return Set.copyOf(all.keySet());
    }

    /** A backend service, whose scopes are all there is to know; everybody else is held to people's records. */
    boolean isForBackend() {
        return !caller.behalf().isSomebody();
    }

    /** The searches that bound what may be done with a type of this person's record; none: nothing may be done. */
    List<String> bounds(Interaction interaction, String type, PersonId person) {
        return bounds.computeIfAbsent(
                new Bounded(interaction, type, person),
                asked -> scopes.bounds(interaction.letter(), type, isInContext(person)));
    }

    /** The same for a type that is about nobody: whichever scope names it. */
    List<String> boundsOfDirectory(Interaction interaction, String type) {
        return scopes.bounds(interaction.letter(), type, true);
    }

    /**
     * The same for a backend service, whoever it is: the one place that says so. The trail is the server's to write and
     * operations' to read, and a consent is a person's to give.
     *
     * @param type {@link Interaction#EVERY_TYPE} for what asks about all at once, and is judged one by one
     */
    List<String> boundsOfBackend(Interaction interaction, String type) {
        if (isForNoClient(interaction, type) && !caller.isServer()) {
            return List.of();
        }
        if (caller.behalf().isForCohorts() && !isOpenToResearch(interaction, type)) {
            return List.of();
        }
        return scopes.boundsOfSystem(interaction.letter(), type);
    }

    static boolean isForNoClient(Interaction interaction, String type) {
        return type.equals("AuditEvent") || (type.equals("Consent") && interaction.changes());
    }

    /** Whether research may read this by plain requests: only what an export is about; scopes say what it exports. */
    private static boolean isOpenToResearch(Interaction interaction, String type) {
        return !interaction.changes() && (type.equals("Group") || type.equals("ResearchStudy"));
    }

    boolean sees(PersonId person, SharingClass one) {
        return permission(person)
                .filter(permission -> permission.shows(one, caller.behalf().categories()))
                .isPresent();
    }

    /** The same for what one writes oneself, which restricts nobody from their own. */
    boolean handles(InformationCategory category) {
        return caller.behalf().categories().contains(category);
    }

    /** Whether the caller is this person, and not who acts for them. */
    boolean owns(PersonId person) {
        return permission(person)
                .filter(permission -> permission.relationship() == Relationship.OWN)
                .isPresent();
    }

    /** Whether the caller is, or acts for, this person. */
    boolean actsFor(PersonId person) {
        return permission(person).filter(Permission::acts).isPresent();
    }

    /**
     * The labels, {@code system|code}, one of which every record carries that is seen of this person; empty when the
     * whole record is.
     */
    Optional<Set<String>> labels(PersonId person) {
        var byApp = caller.behalf().categories();
        var permission = permission(person);
        if (permission.isEmpty()) {
            return Optional.of(Set.of(NO_LABEL));
        }
        var labels = permission.get().acts() ? labelsOf(byApp) : labelsOf(permission.get(), byApp);
        if (permission.get().acts() && labels.size() == InformationCategory.values().length) {
            return Optional.empty();
        }
        return Optional.of(labels.isEmpty() ? Set.of(NO_LABEL) : labels);
    }

    private static Set<String> labelsOf(Set<InformationCategory> byApp) {
        return byApp.stream()
                .map(category -> Canonical.INFORMATION_CATEGORY + "|" + category.code())
                .collect(Collectors.toSet());
    }

    private static Set<String> labelsOf(Permission permission, Set<InformationCategory> byApp) {
        return permission.classes().stream()
                .filter(one -> byApp.contains(one.category()))
                .map(one -> Canonical.SHARING_CLASS + "|" + one.code())
                .collect(Collectors.toSet());
    }

    private boolean isInContext(PersonId person) {
        return caller.behalf().inContext().contains(person);
    }
}

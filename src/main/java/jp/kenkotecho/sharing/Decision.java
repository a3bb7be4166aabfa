package jp.kenkotecho.sharing;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.sharing.smart.Scopes;

/**
 * All that decides about the accesses of one request: who calls, with which scopes, and whose records they reach. Made
 * once for a request, so that every layer (the door, the query, the results) decides the same; what was worked out for
 * one result is remembered for the next. Safe for use by the threads of a batch.
 */
final class Decision {

    private record Bounded(Interaction interaction, String type, PersonId person) {}

    private final Caller caller;
    private final Scopes scopes;
    private final Map<PersonId, Share> reach;
    private final Map<Bounded, List<String>> bounds = new ConcurrentHashMap<>();
    private final Map<PersonId, Set<InformationCategory>> categories = new ConcurrentHashMap<>();

    Decision(Caller caller, Scopes scopes, Map<PersonId, Share> reach) {
        this.caller = caller;
        this.scopes = scopes;
        this.reach = Map.copyOf(reach);
    }

    Caller caller() {
        return caller;
    }

    Scopes scopes() {
        return scopes;
    }

    Map<PersonId, Share> reach() {
        return reach;
    }

    /** A backend service, whose scopes are all there is to know; everybody else is held to people's records. */
    boolean isForBackend() {
        return !caller.behalf().isSomebody();
    }

    /** Whether nothing that could be read would be withheld, so that results need not be looked at. */
    boolean readsEverything() {
        return isForBackend()
                && (scopes.coverAll(Interaction.READ.letter(), Interaction.EVERY_TYPE)
                        || scopes.coverAll(Interaction.SEARCH.letter(), Interaction.EVERY_TYPE));
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

    List<String> boundsOfBackend(Interaction interaction, String type) {
        return scopes.boundsOfSystem(interaction.letter(), type);
    }

    /** What is visible of this person's record: what was shared with the person, and what they let the app see. */
    Set<InformationCategory> categories(PersonId person) {
        return categories.computeIfAbsent(person, this::visible);
    }

    private Set<InformationCategory> visible(PersonId person) {
        var share = reach.get(person);
        var visible = EnumSet.noneOf(InformationCategory.class);
        if (share != null) {
            visible.addAll(share.categories());
            visible.retainAll(caller.behalf().categories());
        }
        return visible;
    }

    boolean isOwn(PersonId person) {
        var share = reach.get(person);
        return share != null && share.own();
    }

    private boolean isInContext(PersonId person) {
        return caller.behalf().inContext().contains(person);
    }
}

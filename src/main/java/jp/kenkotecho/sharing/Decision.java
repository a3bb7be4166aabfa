package jp.kenkotecho.sharing;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.sharing.smart.Scopes;

/**
 * All that decides about the accesses of one request: who calls, with which scopes, and whose records they reach. Made
 * once for a request, so that every layer (the door, the query, the results) decides the same.
 */
record Decision(Caller caller, Scopes scopes, Map<PersonId, Share> reach) {

    /** A backend service, whose scopes are all there is to know; everybody else is held to people's records. */
    boolean isForBackend() {
        return !caller.behalf().isSomebody();
    }

    /** Whether nothing that could be read would be withheld, so that results need not be looked at. */
    boolean readsEverything() {
        return isForBackend()
                && (scopes.coverAll(Interaction.READ.letter(), Ask.EVERY_TYPE)
                        || scopes.coverAll(Interaction.SEARCH.letter(), Ask.EVERY_TYPE));
    }

    /** The searches that bound what may be done with a type of this person's record; none: nothing may be done. */
    List<String> bounds(Interaction interaction, String type, PersonId person) {
        return scopes.bounds(interaction.letter(), type, isInContext(person));
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
        var share = reach.get(person);
        if (share == null) {
            return Set.of();
        }
        var visible = EnumSet.noneOf(InformationCategory.class);
        visible.addAll(share.categories());
        visible.retainAll(caller.behalf().categories());
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

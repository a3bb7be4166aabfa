package jp.kenkotecho.sharing.smart;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.sharing.smart.model.Permission;
import jp.kenkotecho.sharing.smart.model.Scope;
import jp.kenkotecho.sharing.smart.model.Scope.Context;

/** What the scopes of a caller's token allow. */
public final class Scopes {

    private final List<Scope> granted;

    private Scopes(Collection<String> texts) {
        granted = texts.stream().map(Scope::read).flatMap(Optional::stream).toList();
    }

    public static Scopes of(Caller caller) {
        return new Scopes(caller.scopes());
    }

    static Scopes of(Collection<String> texts) {
        return new Scopes(texts);
    }

    /**
     * Whether a backend service may do this with a resource.
     *
     * @param permission one of the letters {@code c r u d s}
     * @param type a resource type; {@code *} asks for every type at once
     */
    public boolean cover(char permission, String type) {
        return cover(new Scope(Context.SYSTEM, type, Set.of(Permission.of(permission))));
    }

    boolean cover(Scope wanted) {
        return granted.stream().anyMatch(scope -> scope.covers(wanted));
    }
}

package jp.kenkotecho.smart.model;

import java.util.Collection;
import java.util.List;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.smart.model.Scope.Context;
import org.springframework.modulith.NamedInterface;

/** What the scopes of a caller's token allow. */
@NamedInterface("model")
public final class Scopes {

    private final List<Scope> granted;

    private Scopes(Collection<String> texts) {
        granted = ScopePolicy.resources(texts);
    }

    public static Scopes of(Caller caller) {
        return new Scopes(caller.scopes());
    }

    public static Scopes of(Collection<String> texts) {
        return new Scopes(texts);
    }

    /**
     * The searches that bound what may be done with resources of a type on behalf of a person: an empty one is no bound
     * at all; no element means that nothing may be done.
     *
     * @param inContext whether it is about the patient in context, which {@code patient/} scopes are for
     */
    public List<String> bounds(char permission, String type, boolean inContext) {
        return bounds(permission, type, inContext ? List.of(Context.PATIENT, Context.USER) : List.of(Context.USER));
    }

    /** The same for a backend service. */
    public List<String> boundsOfSystem(char permission, String type) {
        return bounds(permission, type, List.of(Context.SYSTEM));
    }

    private List<String> bounds(char permission, String type, List<Context> contexts) {
        return granted.stream()
                .filter(scope -> contexts.contains(scope.context()))
                .filter(scope -> scope.isAbout(type))
                .filter(scope -> scope.permissions().contains(ScopePermission.of(permission)))
                .map(Scope::constraint)
                .distinct()
                .toList();
    }

    /** Whether a scope of a person names the type itself: one for every type does not. */
    public boolean name(char permission, String type) {
        return granted.stream()
                .anyMatch(scope -> scope.context() != Context.SYSTEM
                        && scope.type().equals(type)
                        && scope.permissions().contains(ScopePermission.of(permission)));
    }

    public boolean cover(Scope wanted) {
        return granted.stream().anyMatch(scope -> scope.covers(wanted));
    }
}

package jp.kenkotecho.smart.model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.kenkotecho.record.Caller;

/**
 * What of the scopes that an app asks for it may be granted: granted ≤ requested ≤ registered. Real apps ask for things
 * that a server lacks: those are dropped, not refused (checklist S6).
 *
 * @param isKnown whether a scope's type exists and its constraint is one that the server evaluates
 */
public record ScopePolicy(Predicate<Scope> isKnown) {

    /** Registering clients and accounts; a scope of ours, for administrators and the operator's own services. */
    public static final String ADMIN = Caller.ADMINISTRATION;

    /** Scopes that name no resources and that a person can grant. */
    public static final Set<String> SPECIAL = Set.of(
            ADMIN,
            "openid",
            "fhirUser",
            "profile",
            "launch",
            "launch/patient",
            "launch/encounter",
            "offline_access",
            "online_access");

    /** The scopes to grant, in the order asked for; {@code system/} is for client credentials alone (checklist S5). */
    public Set<String> grantable(Collection<String> requested, Collection<String> registered) {
        var bounds = resources(registered);
        var granted = new LinkedHashSet<String>();
        for (var text : requested) {
            if (SPECIAL.contains(text) && registered.contains(text)) {
                granted.add(text);
            }
            Scope.read(text)
                    .filter(scope -> scope.context() != Scope.Context.SYSTEM)
                    .filter(isKnown)
                    .ifPresent(scope -> bounds.stream()
                            .map(scope::within)
                            .flatMap(Optional::stream)
                            .filter(isKnown)
                            .map(Scope::text)
                            .forEach(granted::add));
        }
        return granted;
    }

    /** The same scopes with their create, update and delete taken away. */
    public static Set<String> readOnly(Collection<String> granted) {
        var left = new LinkedHashSet<String>();
        for (var text : granted) {
            Scope.read(text)
                    .ifPresentOrElse(
                            scope -> scope.readOnly().map(Scope::text).ifPresent(left::add), () -> left.add(text));
        }
        return left;
    }

    public static List<Scope> resources(Collection<String> texts) {
        return texts.stream().map(Scope::read).flatMap(Optional::stream).toList();
    }

    /** Whether these need a patient in context: {@code launch/patient}, or any {@code patient/} scope (checklist A7). */
    public static boolean needsPatient(Collection<String> texts) {
        return texts.contains("launch/patient")
                || resources(texts).stream().anyMatch(scope -> scope.context() == Scope.Context.PATIENT);
    }
}

package jp.kenkotecho.smart.launch;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.smart.model.Scope;
import jp.kenkotecho.smart.model.ScopePolicy;

/**
 * What an app asks for, in words for the person who decides: by information category, not by resource type.
 *
 * @param categories which of the nine the app would see or write something of
 * @param writes whether it would also add, change or delete
 * @param bounded scopes that reach only part of a type, {@code Observation?category=vital-signs}
 * @param stays whether it would keep its access while the person is away
 * @param identity whether it would learn who the person is
 * @param administers whether it would register clients and accounts
 */
record ScopeSummary(
        Set<InformationCategory> categories,
        boolean writes,
        List<String> bounded,
        boolean stays,
        boolean identity,
        boolean administers) {

    static ScopeSummary by(Collection<String> scopes) {
        var resources = ScopePolicy.resources(scopes);
        var categories = EnumSet.noneOf(InformationCategory.class);
        resources.forEach(scope -> categories.addAll(CategoryLabels.categoriesOf(scope.type())));
        return new ScopeSummary(
                categories,
                resources.stream().anyMatch(Scope::allowsWriting),
                resources.stream()
                        .filter(scope -> !scope.constraint().isEmpty())
                        .map(scope -> scope.type() + "?" + scope.constraint())
                        .distinct()
                        .toList(),
                scopes.contains("offline_access"),
                scopes.contains("openid"),
                scopes.contains(ScopePolicy.ADMIN));
    }

    /** Whether a second factor is asked for first: whoever can write Consent, or make accounts, can give records away. */
    static boolean needsTwoFactors(Collection<String> scopes) {
        return scopes.contains(ScopePolicy.ADMIN)
                || ScopePolicy.resources(scopes).stream()
                        .anyMatch(scope -> scope.type().equals("Consent") && scope.allowsWriting());
    }
}

package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import jp.kenkotecho.smart.model.Scope;
import jp.kenkotecho.smart.model.ScopePermission;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What the gate is told of somebody whose device alone is known. */
class RememberedScopesTest {

    private static final Set<ScopePermission> READING = Set.of(ScopePermission.READ, ScopePermission.SEARCH);

    @Property(tries = 200)
    void hold_no_permission_but_reading(
            @ForAll @From("types") Set<String> types, @ForAll @From("rights") String rights) {
        assertThat(SignedInUser.scopes(types, rights, true))
                .allSatisfy(scope -> assertThat(Scope.read(scope).orElseThrow().permissions())
                        .isSubsetOf(READING));
    }

    @Test
    void hold_what_a_page_asks_for_once_somebody_has_signed_in() {
        assertThat(SignedInUser.scopes(Set.of("Goal"), ".crus", false))
                .contains("user/Goal.crus", "user/Consent.cruds");
        assertThat(SignedInUser.scopes(Set.of("Goal"), ".crus", true)).contains("user/Goal.rs", "user/Consent.rs");
    }

    @Provide
    Arbitrary<Set<String>> types() {
        return Arbitraries.of("Observation", "Consent", "Patient", "MedicationStatement", "Goal", "Device", "*")
                .set();
    }

    @Provide
    Arbitrary<String> rights() {
        return Arbitraries.of(".rs", ".crus", ".cruds", ".c", ".u", ".d", ".crud");
    }
}

package jp.kenkotecho.smart.model;

import static jp.kenkotecho.smart.model.ScopePermission.CREATE;
import static jp.kenkotecho.smart.model.ScopePermission.DELETE;
import static jp.kenkotecho.smart.model.ScopePermission.READ;
import static jp.kenkotecho.smart.model.ScopePermission.SEARCH;
import static jp.kenkotecho.smart.model.ScopePermission.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import jp.kenkotecho.smart.model.Scope.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @Test
    void S1_reads_the_second_grammar() {
        assertThat(Scope.read("system/Observation.rs"))
                .contains(new Scope(Context.SYSTEM, "Observation", Set.of(READ, SEARCH)));
    }

    @Test
    void S1_reads_the_first_grammar() {
        assertThat(Scope.read("patient/*.read"))
                .contains(new Scope(Context.PATIENT, "*", Set.of(READ, SEARCH), "", true));
        assertThat(Scope.read("user/Goal.write"))
                .contains(new Scope(Context.USER, "Goal", Set.of(CREATE, UPDATE, DELETE), "", true));
        assertThat(Scope.read("system/*.*"))
                .contains(new Scope(Context.SYSTEM, "*", Set.of(CREATE, READ, UPDATE, DELETE, SEARCH), "", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openid",
                "system/Observation.",
                "system/Observation.sr",
                "system/Observation.dus",
                "system/Observation.rr",
                "System/Observation.r",
                "system/observation.r",
                "system/Observation.rs ",
                "system/**.rs",
                "patient/Observation.rs?",
                "patient/Observation.rs?category",
                "patient/Observation.rs?category:in=x",
                "patient/Observation.rs?subject.name=x",
                "patient/Observation.rs?_has:Provenance:target:agent=x",
                "patient/Observation.rs?_id=x",
                "patient/Observation.rs?category=a,b",
                "patient/*.rs?category=vital-signs",
                "system/Observation"
            })
    void S1_reads_nothing_into_what_is_no_scope(String text) {
        assertThat(Scope.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "system/*.cruds, system/Observation.rs, true",
        "system/Observation.rs, system/Observation.r, true",
        "system/Observation.r, system/Observation.rs, false",
        "system/Observation.rs, system/*.rs, false",
        "system/Observation.rs, system/Patient.r, false",
        "patient/*.cruds, system/Observation.r, false",
    })
    void covers_what_is_no_more_than_itself(String granted, String wanted, boolean covered) {
        var scope = Scope.read(granted).orElseThrow();

        assertThat(scope.covers(Scope.read(wanted).orElseThrow())).isEqualTo(covered);
    }

    @Test
    void S3_reads_the_search_that_bounds_a_scope() {
        var scope = Scope.read("patient/Observation.rs?category=vital-signs").orElseThrow();

        assertThat(scope.constraint()).isEqualTo("category=vital-signs");
        assertThat(scope.covers(Scope.read("patient/Observation.rs").orElseThrow()))
                .isFalse();
        assertThat(Scope.read("patient/Observation.rs").orElseThrow().covers(scope))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "patient/*.cruds, patient/*.rs, patient/*.rs",
        "patient/*.rs, patient/Observation.cruds, patient/Observation.rs",
        "patient/Observation.rs, patient/*.cruds, patient/Observation.rs",
        "patient/*.read, patient/Goal.cruds, patient/Goal.read",
        "patient/*.write, patient/*.cruds, patient/*.write",
        "patient/*.*, patient/*.*, patient/*.*",
        "patient/Observation.rs?code=1, patient/*.rs, patient/Observation.rs?code=1",
        "patient/Observation.rs?code=1, patient/Observation.rs?code=1, patient/Observation.rs?code=1",
        "patient/Observation.rs?code=1, patient/Observation.rs?code=2, ''",
        "patient/Observation.rs, patient/Observation.rs?code=2, ''",
        "patient/*.rs, patient/Observation.rs?code=2, ''",
        "patient/*.cud, patient/*.rs, ''",
        "patient/*.rs, user/*.rs, ''",
        "patient/Goal.rs, patient/Observation.rs, ''",
    })
    void is_granted_no_further_than_it_is_registered(String asked, String registered, String granted) {
        var within =
                Scope.read(asked).orElseThrow().within(Scope.read(registered).orElseThrow());

        assertThat(within.map(Scope::text).orElse("")).isEqualTo(granted);
    }

    @ParameterizedTest
    @CsvSource({
        "patient/*.cruds, patient/*.rs",
        "patient/*.*, patient/*.read",
        "patient/*.write, ''",
        "patient/Goal.cr, patient/Goal.r",
    })
    void keeps_only_reading_when_the_person_takes_writing_away(String granted, String left) {
        var scope = Scope.read(granted).orElseThrow();

        assertThat(scope.allowsWriting()).isTrue();
        assertThat(scope.readOnly().map(Scope::text).orElse("")).isEqualTo(left);
    }

    @Test
    void knows_permissions_by_their_letters() {
        assertThat("cruds".chars().mapToObj(letter -> ScopePermission.of((char) letter)))
                .containsExactly(ScopePermission.values());
        assertThatThrownBy(() -> ScopePermission.of('x')).isInstanceOf(IllegalArgumentException.class);
    }
}

package jp.kenkotecho.sharing.smart.model;

import static jp.kenkotecho.sharing.smart.model.Permission.CREATE;
import static jp.kenkotecho.sharing.smart.model.Permission.DELETE;
import static jp.kenkotecho.sharing.smart.model.Permission.READ;
import static jp.kenkotecho.sharing.smart.model.Permission.SEARCH;
import static jp.kenkotecho.sharing.smart.model.Permission.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import jp.kenkotecho.sharing.smart.model.Scope.Context;
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
        assertThat(Scope.read("patient/*.read")).contains(new Scope(Context.PATIENT, "*", Set.of(READ, SEARCH)));
        assertThat(Scope.read("user/Goal.write"))
                .contains(new Scope(Context.USER, "Goal", Set.of(CREATE, UPDATE, DELETE)));
        assertThat(Scope.read("system/*.*"))
                .contains(new Scope(Context.SYSTEM, "*", Set.of(CREATE, READ, UPDATE, DELETE, SEARCH)));
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
                "patient/Observation.rs?category=vital-signs",
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
    void knows_permissions_by_their_letters() {
        assertThat("cruds".chars().mapToObj(letter -> Permission.of((char) letter)))
                .containsExactly(Permission.values());
        assertThatThrownBy(() -> Permission.of('x')).isInstanceOf(IllegalArgumentException.class);
    }
}

package jp.kenkotecho.smart.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {

    private static final Scopes SCOPES = Scopes.of(List.of(
            "patient/Observation.rs?category=vital-signs", "patient/*.r", "user/Task.cu", "system/Group.rs", "openid"));

    @ParameterizedTest(name = "{0} of {1}, of the patient in context: {2}")
    @CsvSource({
        "s, Observation, true, [category=vital-signs]",
        "r, Observation, true, '[category=vital-signs, ]'",
        "r, Condition, true, []",
        "c, Task, true, []",
        "u, Task, false, []",
    })
    void bounds_what_is_done_for_a_person(char permission, String type, boolean inContext, String bounds) {
        var found = SCOPES.bounds(permission, type, inContext);

        assertThat(found).isNotEmpty().hasToString(bounds);
    }

    @ParameterizedTest
    @CsvSource({"s, Condition, true", "d, Task, false", "r, Observation, false", "r, Group, false"})
    void leaves_nothing_to_who_was_granted_nothing(char permission, String type, boolean inContext) {
        assertThat(SCOPES.bounds(permission, type, inContext)).isEmpty();
    }

    @Test
    void keeps_what_a_service_may_apart_from_what_people_may() {
        assertThat(SCOPES.boundsOfSystem('s', "Group")).containsExactly("");
        assertThat(SCOPES.boundsOfSystem('r', "Condition")).isEmpty();
        assertThat(SCOPES.boundsOfSystem('c', "Task")).isEmpty();
    }

    @Test
    void names_a_type_only_where_a_scope_of_a_person_does() {
        assertThat(SCOPES.name('c', "Task")).isTrue();
        assertThat(SCOPES.name('d', "Task")).isFalse();
        assertThat(SCOPES.name('r', "Condition"))
                .as("one for every type does not")
                .isFalse();
        assertThat(SCOPES.name('r', "Group")).as("nor one of a service").isFalse();
    }
}

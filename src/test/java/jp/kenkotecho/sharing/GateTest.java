package jp.kenkotecho.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import jp.kenkotecho.record.Caller;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = new Gate();

    @Test
    void permits_what_a_scope_covers() {
        assertThat(judge(Interaction.SEARCH, "Observation", "system/Observation.rs"))
                .isEqualTo(Verdict.PERMIT);
    }

    @Test
    void refuses_another_type() {
        assertThat(judge(Interaction.SEARCH, "Patient", "system/Observation.rs"))
                .isEqualTo(Verdict.NO_SCOPE);
    }

    @Test
    void refuses_another_interaction() {
        assertThat(judge(Interaction.DELETE, "Observation", "system/Observation.rs"))
                .isEqualTo(Verdict.NO_SCOPE);
    }

    @Test
    void refuses_all_types_to_a_scope_for_one() {
        assertThat(judge(Interaction.SEARCH, Ask.EVERY_TYPE, "system/Observation.rs"))
                .isEqualTo(Verdict.NO_SCOPE);
    }

    @Test
    void refuses_a_caller_without_scopes() {
        assertThat(judge(Interaction.READ, "Observation")).isEqualTo(Verdict.NO_SCOPE);
    }

    /** A patient/ scope needs a patient in context, which a backend's token never has. */
    @Test
    void refuses_scopes_of_another_context() {
        assertThat(judge(Interaction.READ, "Observation", "patient/*.cruds")).isEqualTo(Verdict.NO_SCOPE);
    }

    private Verdict judge(Interaction interaction, String type, String... scopes) {
        return gate.judge(new Ask(new Caller("a-client", Set.of(scopes)), interaction, type));
    }
}

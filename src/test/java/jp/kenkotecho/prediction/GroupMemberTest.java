package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.prediction.GroupResults.Outcome;
import jp.kenkotecho.prediction.GroupTasks.Asked;
import jp.kenkotecho.prediction.GroupTasks.Kind;
import jp.kenkotecho.prediction.GroupTasks.State;
import jp.kenkotecho.prediction.GroupTasks.Task;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;

class GroupMemberTest {

    private static final Task TASK = new Task(
            "t",
            Kind.RANKING,
            "Group/g",
            "Organization/o",
            new Caller("nurse", Set.of("user/*.rs")),
            new Asked(LocalDate.of(2026, 11, 28), List.of()),
            State.RUNNING,
            Instant.EPOCH);

    @Test
    void who_cannot_be_computed_is_left_out_with_the_reason() {
        var result = refusing(Problem.Kind.NOT_FOUND).of(TASK, "p1");

        assertThat(result.outcome()).isEqualTo(Outcome.LEFT_OUT);
        assertThat(result.content()).contains("Patient/p1", "not now");
    }

    @Test
    void what_may_go_well_later_is_tried_again() {
        assertThatThrownBy(() -> refusing(Problem.Kind.BROKEN).of(TASK, "p1")).isInstanceOf(Refusal.class);
    }

    private static GroupMember refusing(Problem.Kind kind) {
        var store = (RecordStore) Proxy.newProxyInstance(
                RecordStore.class.getClassLoader(), new Class<?>[] {RecordStore.class}, (proxy, method, arguments) -> {
                    throw new Refusal(Problem.of(kind, "いまは", "not now"));
                });
        var settings = new PredictionSettings(Set.of(), Set.of(), "");
        return new GroupMember(
                new Outlooks(store, Clock.systemUTC(), settings, new DefaultResourceLoader()),
                settings,
                FhirContext.forR4Cached(),
                new ObjectMapper());
    }
}

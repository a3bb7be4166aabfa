package jp.kenkotecho.spi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import jp.kenkotecho.record.Caller;
import org.junit.jupiter.api.Test;

class AdministrationTest {

    @Test
    void refuses_whoever_has_not_its_scope() {
        for (var scopes : Set.of(Set.<String>of(), Set.of("user/*.cruds", "system/*.cruds"), Set.of("administrator"))) {
            assertThatThrownBy(() -> Administration.demand(new Caller("an app", scopes)))
                    .isInstanceOf(Refusal.class)
                    .extracting(refusal -> ((Refusal) refusal).getStatusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void lets_an_administrator_pass() {
        assertThatCode(() -> Administration.demand(new Caller("an app", Set.of("admin"))))
                .doesNotThrowAnyException();
    }
}

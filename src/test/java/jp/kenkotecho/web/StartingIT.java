package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.it.Browser;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

/** Pages that answer before everything that is loaded at the start is there. */
class StartingIT extends ServerTest {

    @Autowired
    private ApplicationContext server;

    @Test
    void whoever_comes_too_early_to_sign_in_is_told_so() {
        var browser = new Browser(SERVER.base());

        assertThat(browser.get("/sign-in").text()).doesNotContain("手帳を準備しています");
        AvailabilityChangeEvent.publish(server, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(browser.get("/sign-in").text()).contains("手帳を準備しています");
            assertThat(SERVER.send(SERVER.open("/actuator/health/readiness").GET())
                            .status())
                    .isEqualTo(503);
        } finally {
            AvailabilityChangeEvent.publish(server, ReadinessState.ACCEPTING_TRAFFIC);
        }
        assertThat(browser.get("/sign-in").text()).doesNotContain("手帳を準備しています");
    }
}

package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitTest {

    private final List<Object> events = new ArrayList<>();
    private final RateLimit limit =
            new RateLimit(new AccountSettings(5, Duration.ofMinutes(1), 3, "", "", false, Duration.ZERO), events::add);

    @Test
    void lets_an_address_try_so_often_and_says_when_to_come_back() throws Exception {
        for (var i = 0; i < 3; i++) {
            assertThat(status("POST", "/sign-in", "203.0.113.1")).isEqualTo(200);
        }
        var answer = answer("POST", "/oauth2/token", "203.0.113.1");

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(answer.getHeader("Retry-After"))))
                .isPositive();
        assertThat(events).hasSize(1);
    }

    @Test
    void counts_each_address_by_itself_and_nothing_but_attempts() throws Exception {
        for (var i = 0; i < 10; i++) {
            assertThat(status("GET", "/sign-in", "203.0.113.1")).isEqualTo(200);
            assertThat(status("POST", "/fhir/Observation", "203.0.113.1")).isEqualTo(200);
            assertThat(status("POST", "/sign-in", "203.0.113." + (i + 2))).isEqualTo(200);
        }
    }

    private int status(String method, String path, String address) throws ServletException, IOException {
        return answer(method, path, address).getStatus();
    }

    private MockHttpServletResponse answer(String method, String path, String address)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response;
    }
}

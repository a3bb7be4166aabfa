package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.spi.UploadOperation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class RequestTimesTest {

    private static final TimeLimits LIMITS =
            new TimeLimits(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(1));

    private static final UploadOperations UPLOADS = uploads();

    @Test
    void a_read_has_less_time_than_a_write_and_an_archive_the_time_of_a_job() throws Exception {
        assertThat(minutes("GET", "/fhir/Patient")).isEqualTo(0.5);
        assertThat(minutes("POST", "/fhir/Patient/_search")).isEqualTo(0.5);
        assertThat(minutes("POST", "/fhir")).isEqualTo(5);
        assertThat(minutes("POST", "/fhir/$take-archive")).isEqualTo(60);
    }

    @Test
    void nobody_is_worked_for_longer_than_they_wait() throws Exception {
        assertThat(minutes("GET", "/fhir/Patient", "wait=6")).isEqualTo(0.1);
        assertThat(minutes("POST", "/fhir", "respond-async, wait=6")).isEqualTo(0.1);
        assertThat(minutes("GET", "/fhir/Patient", "wait=99999")).isEqualTo(0.5);
        assertThat(minutes("GET", "/fhir/Patient", "await=6")).isEqualTo(0.5);
    }

    @Test
    void what_is_on_its_way_and_what_is_no_request_have_no_end() throws Exception {
        var response = new MockHttpServletResponse();
        var left = new ArrayList<Optional<Duration>>();
        new RequestTimes(LIMITS, UPLOADS)
                .doFilter(new MockHttpServletRequest("GET", "/"), response, (request, answer) -> {
                    response.flushBuffer();
                    left.add(RequestTime.left());
                });
        left.add(RequestTime.left());

        assertThat(left).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void limits_are_in_order() {
        assertThatThrownBy(() -> new TimeLimits(Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeLimits(Duration.ZERO, Duration.ofSeconds(3), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UploadOperations uploads() {
        var beans = new StaticListableBeanFactory(
                Map.of("archive", new UploadOperation("$take-archive", DataSize.ofMegabytes(2))));
        return new UploadOperations(beans.getBeanProvider(UploadOperation.class));
    }

    /** Rounded to seconds. */
    private static double minutes(String method, String path, String... prefer) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        for (var one : prefer) {
            request.addHeader("Prefer", one);
        }
        var left = new ArrayList<Duration>();
        FilterChain next = (asked, answer) -> left.add(RequestTime.left().orElseThrow());
        new RequestTimes(LIMITS, UPLOADS).doFilter(request, new MockHttpServletResponse(), next);
        return Math.round(left.get(0).toMillis() / 1000.0) / 60.0;
    }
}

package jp.kenkotecho.subscription.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.subscription.model.StoredSubscription.Owner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionCriteriaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?patient=Patient/p1&category=vital-signs&code=http://loinc.org|85354-9",
                "Observation?category=vital-signs&subject=p1&code=http://loinc.org|85354-9"
            })
    void reads_one_type_of_one_person(String text) {
        assertThat(SubscriptionCriteria.read(text).orElseThrow().text())
                .isEqualTo("Observation?patient=Patient/p1&category=vital-signs&code=http://loinc.org|85354-9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Observation",
                "Observation?",
                "Observation?code=x",
                "observation?patient=p1",
                "Observation?patient=p1&patient=p2",
                "Observation?patient=p1,p2",
                "Observation?patient=Group/p1",
                "Observation?patient=..%2f",
                "Observation?patient:not=p1",
                "Observation?patient.name=x",
                "Observation?patient=p1&code:in=x",
                "Observation?patient=p1&_sort=date",
                "Observation?patient=p1&code=a b",
                "Observation?patient=p1&code=x&",
                "Observation?patient=p1\n",
                "[Observation]",
            })
    void reads_nothing_else(String text) {
        assertThat(SubscriptionCriteria.read(text)).isEmpty();
    }

    @Test
    void a_channel_is_kept_as_one_text_and_sends_no_header_of_another_kind() {
        var channel = new Channel("https://app.example.jp/bell", List.of("Authorization: Bearer x", "X-Tenant: 7"));

        assertThat(Channel.read(channel.text())).isEqualTo(channel);
        assertThat(Channel.read(new Channel("https://a.example.jp", List.of()).text())
                        .headers())
                .isEmpty();
        assertThat(channel.isWellFormed()).isTrue();
        for (var header :
                List.of("Host: x", "Content-Length: 9", "X-A", "X-A:", "X-A: a\r\nHost: b", "X-A: 値", "Cookie: a=b")) {
            assertThat(new Channel("https://a.example.jp", List.of(header)).isWellFormed())
                    .as(header)
                    .isFalse();
        }
        assertThat(new Channel("https://a.example.jp", Collections.nCopies(6, "X-A: b")).isWellFormed())
                .isFalse();
        assertThat(new Channel("https://a.example.jp/" + "a".repeat(1000), List.of()).isWellFormed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({", false", "2026-12-01T00:00:01Z, false", "2026-12-01T00:00:00Z, true", "2026-11-30T00:00:00Z, true"})
    void a_subscription_is_over_at_its_end(@Nullable Instant end, boolean over) {
        var kept = new StoredSubscription(
                "1",
                new Owner("a", "c", Set.of()),
                SubscriptionCriteria.read("Goal?patient=p1").orElseThrow(),
                new Channel("https://a.example.jp", List.of()),
                "",
                Optional.ofNullable(end),
                StoredSubscription.ACTIVE,
                "",
                Instant.EPOCH,
                Optional.empty(),
                0);

        assertThat(kept.isOver(Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo(over);
        assertThat(kept.criteria().conditions()).isEmpty();
    }
}

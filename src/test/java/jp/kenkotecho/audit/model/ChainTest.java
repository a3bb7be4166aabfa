package jp.kenkotecho.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.audit.model.AuditEntry.Who;
import jp.kenkotecho.crypto.TestKeys;
import org.junit.jupiter.api.Test;

class ChainTest {

    private final Chain chain = new Chain(TestKeys.mac("a key"));

    @Test
    void seals_the_entry_its_number_and_all_before() {
        var first = chain.seal("", 1, "one");

        assertThat(first).hasSize(64).isEqualTo(chain.seal("", 1, "one"));
        assertThat(chain.seal("", 2, "one")).isNotEqualTo(first);
        assertThat(chain.seal("", 1, "two")).isNotEqualTo(first);
        assertThat(chain.seal(first, 1, "one")).isNotEqualTo(first);
        assertThat(new Chain(TestKeys.mac("another")).seal("", 1, "one")).isNotEqualTo(first);
    }

    @Test
    void names_an_organization_as_the_party_or_else_the_person_or_the_app() {
        var who = new Who("account", "app", Set.of("Practitioner/b", "Practitioner/a"), "", "", "");

        assertThat(who.named("伊藤", "Organization/clinic", "伊藤内科").party()).isEqualTo("Organization/clinic");
        assertThat(who.party()).isEqualTo("Practitioner/a");
        assertThat(new Who("", "app", Set.of(), "", "", "").party()).isEqualTo("client/app");
        assertThat(new Who("son", "app", Set.of("Patient/son", "RelatedPerson/son"), "", "", "").party())
                .isEqualTo("RelatedPerson/son");
    }

    @Test
    void tells_guests_from_the_person_and_from_whoever_acts_for_them() {
        assertThat(entry("CONSENT").isByGuest()).isTrue();
        assertThat(entry("EMERGENCY").isByGuest()).isTrue();
        assertThat(entry("OWN").isByGuest()).isFalse();
        assertThat(entry("REFUSED").isRefused()).isTrue();
        assertThat(entry("PROXY").isRefused()).isFalse();
        assertThat(entry("OWN").by(new Who("b", "", Set.of(), "", "", "")).who().account())
                .isEqualTo("b");
    }

    private static AuditEntry entry(String ground) {
        return new AuditEntry(
                "1",
                Instant.EPOCH,
                "READ",
                ground,
                "mother",
                new Who("a", "app", Set.of(), "", "", ""),
                Map.of(),
                Set.of(),
                Set.of(),
                "");
    }
}

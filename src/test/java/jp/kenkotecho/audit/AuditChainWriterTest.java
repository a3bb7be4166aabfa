package jp.kenkotecho.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.audit.model.AuditEntry.Who;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.profile.FakeRecordStore;
import jp.kenkotecho.spi.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The thread that writes the trail, on a database of its own that can be made to fail. */
@Checklist("L2")
class AuditChainWriterTest {

    private static final int QUEUE = 3;

    private final SingleConnectionDataSource source =
            new SingleConnectionDataSource("jdbc:h2:mem:" + UUID.randomUUID(), true);
    private final JdbcTemplate sql = new JdbcTemplate(source);
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-10T03:00:00Z"), ZoneOffset.UTC);
    private final AuditLog ledger = ledger();
    private final AuditChainWriter sealer = sealer();

    @BeforeEach
    void tables() throws SQLException {
        ScriptUtils.executeSqlScript(
                source.getConnection(), new ClassPathResource("jp/kenkotecho/migration/V3__sharing_and_audit.sql"));
    }

    @AfterEach
    void close() {
        sealer.stop();
        source.destroy();
    }

    @Test
    void seals_reads_from_the_queue_and_writes_from_the_outbox_into_one_chain() {
        ledger.post(entry("CREATE"));
        sealer.start();
        sealer.take(entry("READ"));
        sealer.take(entry("READ"));
        sealer.flush();

        assertThat(ledger.verify().intact()).isTrue();
        assertThat(ledger.verify().entries()).isEqualTo(3);
        assertThat(ledger.posted()).isEmpty();
    }

    @Test
    void lets_nothing_be_read_while_the_trail_cannot_be_written_and_loses_nothing() {
        sql.execute("alter table audit_head rename to gone");
        sealer.start();
        var taken = fill();
        sql.execute("alter table gone rename to audit_head");
        sealer.flush();
        sealer.flush();

        assertThat(ledger.verify().intact()).isTrue();
        assertThat(ledger.verify().entries()).isEqualTo(taken);
    }

    /** Until one is refused; how many were not. */
    private int fill() {
        for (var taken = 0; taken < 10_000; taken++) {
            try {
                sealer.take(entry("READ"));
            } catch (Refusal e) {
                assertThat(e.getStatusCode()).isEqualTo(503);
                return taken;
            }
        }
        throw new AssertionError("never refused");
    }

    @Test
    void writes_what_waits_before_it_stops() {
        sealer.start();
        for (var i = 0; i < QUEUE; i++) {
            sealer.take(entry("READ"));
        }
        sealer.stop();

        assertThat(ledger.verify().entries()).isEqualTo(QUEUE);
    }

    @Test
    void finds_an_entry_that_was_taken_out_and_one_that_was_put_in() {
        sealer.start();
        for (var i = 0; i < QUEUE; i++) {
            sealer.take(entry("READ"));
        }
        sealer.flush();
        sql.update("delete from audit_entry where seq = 2");
        assertThat(ledger.verify().firstBroken()).isEqualTo(2);

        sql.update("update audit_entry set seq = 2 where seq = 3");
        assertThat(ledger.verify().intact()).isFalse();
        sql.update("delete from audit_entry where seq = 2");
        assertThat(ledger.verify().firstBroken()).isEqualTo(2);
    }

    @Test
    void refuses_settings_that_make_no_sense() {
        assertThatThrownBy(() -> new AuditSettings(0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private AuditLog ledger() {
        var keys = new KeySettings("a2Vua28tdGVjaG8tZGVtby1rZXktbm90LXNlY3JldC0=");
        return new AuditLog(JdbcClient.create(sql), sql, parties(), keys);
    }

    private KnownReaders parties() {
        return new KnownReaders(JdbcClient.create(sql));
    }

    private AuditChainWriter sealer() {
        var store = new FakeRecordStore();
        var names = new ActorNames(store);
        return new AuditChainWriter(
                ledger,
                names,
                new Notices(parties(), names, store, clock),
                parties(),
                new AuditSettings(QUEUE, Duration.ofMillis(20)));
    }

    private AuditEntry entry(String action) {
        return new AuditEntry(
                UUID.randomUUID().toString(),
                clock.instant(),
                action,
                "OWN",
                "mother",
                new Who("account", "app", Set.of("Patient/mother"), "", "", ""),
                Map.of("Observation", 1),
                Set.of("medical"),
                Set.of(),
                "");
    }
}

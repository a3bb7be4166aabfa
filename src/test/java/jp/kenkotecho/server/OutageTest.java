package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.CannotCreateTransactionException;

class OutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "53100", "53300", "57P01", "57P03", "58030", "90098", "90031"})
    void is_behind_what_a_database_that_is_away_says(String state) {
        var failure = new IllegalStateException(new SQLException("x", state));

        assertThat(Outage.isBehind(failure)).isTrue();
        assertThat(Outage.stateBehind(failure)).isEqualTo(state);
    }

    @Test
    void is_behind_a_pool_that_has_no_connection_left() {
        var failure = new CannotCreateTransactionException("x", new SQLTransientConnectionException("timed out"));

        assertThat(Outage.isBehind(failure)).isTrue();
        assertThat(Outage.stateBehind(failure)).isEmpty();
    }

    @Test
    void is_behind_a_connection_that_the_pool_has_closed() {
        assertThat(Outage.isBehind(new SQLException("Connection is closed"))).isTrue();
    }

    @Test
    void is_behind_a_file_that_cannot_be_written() {
        assertThat(Outage.isBehind(new SQLException("x", "HY000", new IOException("x"))))
                .isTrue();
        assertThat(Outage.isBehind(new IllegalStateException(new IOException("x"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22001", "57014", "40001"})
    void is_not_behind_what_a_database_refuses(String state) {
        assertThat(Outage.isBehind(new SQLException("x", state))).isFalse();
        assertThat(Outage.isBehind(new SQLIntegrityConstraintViolationException("x", state)))
                .isFalse();
    }
}

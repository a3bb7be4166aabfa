package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.sql.SQLException;
import jp.kenkotecho.record.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

class OutOfTimeTest {

    @Test
    void is_why_a_statement_was_ended_or_a_transaction_did_not_begin() {
        var ended = new InternalErrorException("HAPI-0001: failed", new SQLException("canceled", "57014"));
        var late = new CannotCreateTransactionException("failed", new TransactionTimedOutException("late"));
        var between = new IllegalStateException(new org.hibernate.TransactionException("transaction timeout expired"));

        assertThat(OutOfTime.isWhy(ended)).isTrue();
        assertThat(OutOfTime.isWhy(late)).isTrue();
        assertThat(OutOfTime.isWhy(between)).isTrue();
    }

    @Test
    void is_not_why_a_database_is_gone_or_a_key_is_there_twice() {
        assertThat(OutOfTime.isWhy(new InternalErrorException("gone", new SQLException("gone", "08006"))))
                .isFalse();
        assertThat(OutOfTime.isWhy(new SQLException("twice", "23505"))).isFalse();
        assertThat(OutOfTime.isWhy(new org.hibernate.TransactionException("no commit")))
                .isFalse();
    }

    @Test
    void is_told_as_the_service_being_unable_at_this_moment() {
        assertThat(OutOfTime.refusal().getStatusCode()).isEqualTo(503);
        assertThat(OutOfTime.refusal().isPassing()).isTrue();
        assertThat(OutOfTime.refusal().problems().get(0).kind()).isEqualTo(Problem.Kind.TIMED_OUT);
    }
}

package jp.kenkotecho.server;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Our own SQL outside of a transaction, which has the time that the request has left; within one, the transaction's. */
class TimedStatements extends JdbcTemplate {

    private final TimeLimits limits;

    TimedStatements(DataSource database, TimeLimits limits) {
        super(database);
        this.limits = limits;
    }

    /** The time that is left, in seconds; what is written down when it is up still has one. */
    @Override
    public int getQueryTimeout() {
        var left = RequestTime.left().orElse(limits.job());
        return (int) Math.max(1, left.plus(Duration.ofMillis(999)).toSeconds());
    }
}

package jp.kenkotecho.server;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Whether a failure means that the database is away or cannot work, and not that what was asked of it was wrong. */
final class Outage {

    /** When to ask again, in seconds: a database that restarts or fails over takes about that long. */
    static final String RETRY_AFTER = "10";

    /** A write may have been under way, and stored, when the answer was lost: nothing is promised here of what is stored. */
    static final Problem PROBLEM = Problem.of(
            Problem.Kind.UNAVAILABLE,
            "データベースに届かないため、いまは処理できません。少し待ってから、もう一度お試しください。" + "書き込みの途中だったときは、保存されたかどうかを確かめてから、送り直してください。",
            "The database cannot be reached at the moment: try again in a little while."
                    + " If you were writing, look whether it was stored before you send it again.");

    /**
     * SQLSTATE (PostgreSQL, appendix A): class 08, connection; 53, no disk, memory or connection left; 57P01 to 57P05, shut
     * down or starting; 58, the system below. And the numbers of H2 ({@code org.h2.api.ErrorCode}) for a file that cannot be
     * read or written, a full disk, and a database that was closed.
     */
    private static final Pattern AWAY =
            Pattern.compile("08...|53...|57P0[1-5]|58...|90028|90031|90067|90098|90100|90121|90020");

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        return Causes.of(failure).anyMatch(Outage::isAway) || couldNotReadOrWrite(failure);
    }

    /** What H2 calls a general error (HY000) when its file cannot be written is told by its cause alone. */
    private static boolean couldNotReadOrWrite(Throwable failure) {
        return Causes.of(failure).anyMatch(SQLException.class::isInstance)
                && Causes.of(failure).anyMatch(IOException.class::isInstance);
    }

    /** The state that the database gave; empty where there was none to give one. */
    static String stateBehind(Throwable failure) {
        return Causes.of(failure)
                .filter(SQLException.class::isInstance)
                .flatMap(cause -> Optional.ofNullable(((SQLException) cause).getSQLState()).stream())
                .filter(Outage::isAway)
                .findFirst()
                .orElse("");
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                || cause instanceof JDBCConnectionException
                || cause instanceof CannotGetJdbcConnectionException
                || (cause instanceof SQLException sql && isAway(sql.getSQLState()));
    }

    /** Drivers always give a state; without one it is the pool's word that a connection was closed for being broken. */
    private static boolean isAway(@Nullable String state) {
        return state == null || AWAY.matcher(state).matches();
    }
}

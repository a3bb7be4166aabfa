package jp.kenkotecho.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A failure as its class and where it came from. Its message is not told, since those quote what people have sent or
 * stored; of it only the codes that have no room for more: SQLSTATE, and HAPI's number.
 */
record Places(IThrowableProxy failure) implements IThrowableProxy {

    private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");
    /** Places of each failure of a chain; a request goes through a hundred of Spring's before it comes to us. */
    private static final int MOST = 20;

    private static final Pattern HAPI = Pattern.compile("HAPI-[0-9]{4}");

    /** Printed in place of class and message. */
    @Override
    public String getOverridingMessage() {
        var codes = sqlState() + hapi();
        return getClassName() + (codes.isEmpty() ? "" : " (" + codes.strip() + ")");
    }

    private String sqlState() {
        return failure instanceof ThrowableProxy proxy
                        && proxy.getThrowable() instanceof SQLException sql
                        && sql.getSQLState() != null
                        && SQL_STATE.matcher(sql.getSQLState()).matches()
                ? "SQLSTATE " + sql.getSQLState()
                : "";
    }

    private String hapi() {
        var code = HAPI.matcher(String.valueOf(failure.getMessage()));
        return code.find() ? " " + code.group() : "";
    }

    @Override
    public String getMessage() {
        return "";
    }

    @Override
    public String getClassName() {
        return failure.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        var all = failure.getStackTraceElementProxyArray();
        return Arrays.copyOf(all, Math.min(all.length - failure.getCommonFrames(), MOST));
    }

    /** Zero: what is left out is not counted. */
    @Override
    public int getCommonFrames() {
        return 0;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface's word for "none"
    public IThrowableProxy getCause() {
        return failure.getCause() == null ? null : new Places(failure.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return failure.getSuppressed() == null
                ? new IThrowableProxy[0]
                : Arrays.stream(failure.getSuppressed()).map(Places::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return failure.isCyclic();
    }
}

package elsewhere;

import java.sql.SQLException;
import java.util.logging.Level;
import org.apache.commons.logging.LogFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Stands for whoever else logs in this process: what it says is made up, and holds what it was given. */
public final class Library {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Library.class);

    private Library() {}

    public static void fillsIn(String value) {
        LOG.warn("No row for {} was found.", value);
    }

    public static void puts(String value) {
        LOG.warn("No row for " + value + " was found.");
    }

    public static void putsNews(String value) {
        LOG.info("Read the row of " + value);
    }

    public static void borrows(String logger, String value) {
        LoggerFactory.getLogger(logger).warn("Found " + value);
    }

    public static void throwsAlong(String value) {
        var batch = new SQLException("Batch entry 0 insert into t values ('" + value + "')", "53100");
        batch.addSuppressed(new IllegalStateException(value));
        LOG.error("It failed.", new IllegalStateException("HAPI-0389: " + value, batch));
    }

    public static void carries(String value) {
        try (var ignored = MDC.putCloseable("user", value)) {
            LOG.atWarn().addKeyValue("user", value).log("It is slow.");
        }
    }

    public static void usesOtherLibraries(String value) {
        LogFactory.getLog(Library.class).warn("Spring said " + value);
        java.util.logging.Logger.getLogger("elsewhere").log(Level.WARNING, "JUL said {0}", value);
    }
}

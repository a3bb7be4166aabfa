package jp.kenkotecho.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.time.*}: how long something may keep the database busy. When the time is up the database itself
 * ends the statement, so that the connection serves the next request, whether the client waits or has left.
 *
 * @param read a request that reads, all its statements together, and each read of a batch; a search takes milliseconds,
 *     and people do not wait longer
 * @param write a request that writes; twenty megabytes in one transaction take about half a minute
 * @param job what runs without a request: imports of archives, exports, reindexing, and the reception of an archive
 */
@ConfigurationProperties("phr.time")
record TimeLimits(
        @DefaultValue("30s") Duration read,
        @DefaultValue("5m") Duration write,
        @DefaultValue("1h") Duration job) {

    private static final Duration LEAST = Duration.ofSeconds(1);

    TimeLimits {
        if (read.compareTo(LEAST) < 0 || write.compareTo(read) < 0 || job.compareTo(write) < 0) {
            throw new IllegalArgumentException("phr.time: at least a second, and read <= write <= job");
        }
    }
}

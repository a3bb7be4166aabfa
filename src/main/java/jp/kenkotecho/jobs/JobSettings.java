package jp.kenkotecho.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.jobs.*}, of each node.
 *
 * @param threads how much work is done at the same time; each may hold a connection to the database
 * @param outsideThreads how many calls to servers of others are made at the same time, apart from that
 * @param every how often it is looked for work that another node left, or that has come due; what this node itself begins
 *     starts at once
 */
@ConfigurationProperties("phr.jobs")
record JobSettings(
        @DefaultValue("4") int threads,
        @DefaultValue("4") int outsideThreads,
        @DefaultValue("1s") Duration every) {

    private static final int MOST_THREADS = 64;

    JobSettings {
        if (threads < 1 || threads > MOST_THREADS || outsideThreads < 1 || outsideThreads > MOST_THREADS) {
            throw new IllegalArgumentException("phr.jobs.threads, .outside-threads: 1 to " + MOST_THREADS);
        }
        if (every.isNegative() || every.isZero() || every.compareTo(Duration.ofSeconds(5)) > 0) {
            throw new IllegalArgumentException(
                    "phr.jobs.every: above zero, and at most 5s: work is taken over within 30s");
        }
    }

    int threadsOf(Lane lane) {
        return lane == Lane.INSIDE ? threads : outsideThreads;
    }
}

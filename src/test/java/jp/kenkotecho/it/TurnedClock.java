package jp.kenkotecho.it;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The clock of the server under test. Whatever ends at midnight is begun yesterday: the clock is turned back and then
 * right again, since what a client was given today would be over tomorrow.
 */
public final class TurnedClock extends Clock {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static volatile Duration back = Duration.ZERO;

    private final ZoneId zone;

    private TurnedClock(ZoneId zone) {
        this.zone = zone;
    }

    /** For as long as it is open. */
    public static Turned back(Duration by) {
        back = by;
        return () -> back = Duration.ZERO;
    }

    /** Closing it turns the clock right. */
    public interface Turned extends AutoCloseable {

        @Override
        void close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Hung {

        @Bean
        @Primary
        public Clock turnedClock() {
            return new TurnedClock(JAPAN);
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TurnedClock(other);
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(back);
    }
}

package jp.kenkotecho.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.audit.*}.
 *
 * @param queue how many reads may wait to be written down; when it is full, reading waits
 * @param patience how long it waits before it is refused: nothing is shown of which no trail would tell
 */
@ConfigurationProperties("phr.audit")
record AuditSettings(
        @DefaultValue("10000") int queue,
        @DefaultValue("5s") Duration patience) {

    AuditSettings {
        if (queue < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("phr.audit: above zero");
        }
    }
}

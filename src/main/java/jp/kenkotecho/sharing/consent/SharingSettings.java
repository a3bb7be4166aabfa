package jp.kenkotecho.sharing.consent;

import java.time.Duration;
import jp.kenkotecho.sharing.consent.model.ProxyAge;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.sharing.*}.
 *
 * @param stepDownAge from which birthday parents see and no longer act; 15 unless the operator decides otherwise
 * @param majorityAge from which birthday parents see nothing more; 18, 民法4条
 * @param emergency how long emergency access lasts: an hour, and never more than a day
 */
@ConfigurationProperties("phr.sharing")
record SharingSettings(
        @DefaultValue("15") int stepDownAge,
        @DefaultValue("18") int majorityAge,
        @DefaultValue("1h") Duration emergency) {

    private static final Duration LONGEST = Duration.ofDays(1);

    SharingSettings {
        if (emergency.compareTo(LONGEST) > 0 || emergency.isNegative() || emergency.isZero()) {
            throw new IllegalArgumentException("phr.sharing.emergency: more than nothing and at most a day");
        }
    }

    ProxyAge ages() {
        return new ProxyAge(stepDownAge, majorityAge);
    }
}

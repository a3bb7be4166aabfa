package jp.kenkotecho.consent;

import java.time.Duration;
import jp.kenkotecho.consent.model.ProxyAge;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.sharing.*}.
 *
 * @param stepDownAge from which birthday parents see and no longer act; 15 unless the operator decides otherwise
 * @param majorityAge from which birthday parents see nothing more; 18, 民法4条
 * @param emergencyPeople of how many people one clinician opens records in an emergency within an hour without waiting: 5,
 *     more than one meets but in a disaster; from 1 to 1000, for a place that expects more
 * @param emergencyPeopleOfClinic the same for all clinicians of an organization together: 20, an emergency department
 * @param emergency how long emergency access lasts: an hour, and never more than a day
 */
@ConfigurationProperties("phr.sharing")
record SharingSettings(
        @DefaultValue("15") int stepDownAge,
        @DefaultValue("18") int majorityAge,
        @DefaultValue("1h") Duration emergency,
        @DefaultValue("5") int emergencyPeople,
        @DefaultValue("20") int emergencyPeopleOfClinic) {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST = 1000;

    SharingSettings {
        if (emergency.compareTo(LONGEST) > 0 || emergency.isNegative() || emergency.isZero()) {
            throw new IllegalArgumentException("phr.sharing.emergency: more than nothing and at most a day");
        }
        if (!isNumber(emergencyPeople) || !isNumber(emergencyPeopleOfClinic)) {
            throw new IllegalArgumentException("phr.sharing.emergency-people, -of-clinic: from 1 to " + MOST);
        }
    }

    private static boolean isNumber(int people) {
        return people >= 1 && people <= MOST;
    }

    ProxyAge ages() {
        return new ProxyAge(stepDownAge, majorityAge);
    }
}

package jp.kenkotecho.consent.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;

/**
 * How far somebody may act for a person who grows up. Authority that rests on minority steps down with age and ends with
 * majority, by itself; authority over an adult (a guardian, an appointed proxy) lasts as long as it was given for.
 *
 * @param stepDown from this birthday a parent sees, and no longer acts: 15 unless set otherwise
 * @param majority from this birthday a parent is nobody here: 18 in Japan (民法4条)
 */
public record ProxyAge(int stepDown, int majority) {

    /** The power that is left to a proxy. */
    public enum Power {
        ACTS,
        SEES,
        NONE
    }

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    public ProxyAge {
        if (stepDown < 0 || stepDown > majority || majority > 30) {
            throw new IllegalArgumentException("0 <= step-down <= majority <= 30");
        }
    }

    /**
     * What power is left.
     *
     * @param birth of the person who is acted for
     * @param given when the authority was written down: over a child or over an adult
     */
    public Power at(LocalDate birth, Instant given, Instant now) {
        var ofAge = birth.plusYears(majority);
        if (!day(given).isBefore(ofAge)) {
            return Power.ACTS;
        }
        var today = day(now);
        if (!today.isBefore(ofAge)) {
            return Power.NONE;
        }
        return today.isBefore(birth.plusYears(stepDown)) ? Power.ACTS : Power.SEES;
    }

    /** What a parent still sees after the step-down: nothing sensitive, and nothing that was hidden from family. */
    public static VisibleRecords sightAfterStepDown() {
        return VisibleRecords.of(Set.of(InformationCategory.values()), Set.of(Restriction.FROM_PROFESSIONALS));
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(JAPAN).toLocalDate();
    }
}

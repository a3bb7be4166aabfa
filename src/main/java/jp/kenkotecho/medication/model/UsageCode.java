package jp.kenkotecho.medication.model;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.medication.model.Moment.Anchor;
import jp.kenkotecho.medication.model.Moment.Around;
import jp.kenkotecho.medication.model.Moment.Relation;
import jp.kenkotecho.medication.model.Regimen.AsNeeded;
import jp.kenkotecho.medication.model.Regimen.Every;
import jp.kenkotecho.medication.model.Regimen.Undecided;
import jp.kenkotecho.medication.model.Regimen.Why;

/**
 * The sixteen characters of the JAMI standard usage code. Where the number of times in the code is not that of its
 * moments, a character was damaged, and nothing of it is believed.
 */
final class UsageCode {

    private static final int LENGTH = 16;
    private static final int KIND = 2;
    private static final int TIMES = 3;
    private static final int SLOTS = 4;
    private static final int CLOCKS = 9;

    /** The places of the slots, as the standard orders them. */
    private static final List<Anchor> ANCHORS =
            List.of(Anchor.BEDTIME, Anchor.DINNER, Anchor.LUNCH, Anchor.BREAKFAST, Anchor.WAKING);

    private static final List<Relation> RELATIONS = List.of(
            Relation.BEFORE,
            Relation.JUST_BEFORE,
            Relation.JUST_AFTER,
            Relation.AFTER,
            Relation.TWO_HOURS_AFTER,
            Relation.WITH);

    private UsageCode() {}

    /** The regimen that a code means; empty for a kind of code that says nothing of times by itself. */
    static Optional<Regimen> read(String code) {
        if (code.length() != LENGTH) {
            return Optional.of(new Undecided(Why.DISAGREES));
        }
        return switch (code.charAt(KIND)) {
            case '1' -> Optional.of(planned(code, byMeals(code)));
            case '2' -> equalParts(code);
            case '3' -> Optional.of(byClock(code));
            case '5' -> Optional.of(new AsNeeded("", Optional.empty(), Optional.empty()));
            case '7' -> times(code).map(UsageCode::anyTimes);
            default -> Optional.empty();
        };
    }

    static Regimen anyTimes(int times) {
        var moments = new ArrayList<Moment>();
        for (var i = 1; i <= times; i++) {
            moments.add(new Moment.AnyTime(i));
        }
        return Regimen.daily(moments);
    }

    /** Empty: a slot holds what no slot may hold. */
    private static Optional<List<Moment>> byMeals(String code) {
        var moments = new ArrayList<Moment>();
        for (var i = ANCHORS.size() - 1; i >= 0; i--) {
            var slot = code.charAt(SLOTS + i);
            if (slot == '0') {
                continue;
            }
            var moment = moment(ANCHORS.get(i), slot);
            if (moment.isEmpty()) {
                return Optional.empty();
            }
            moments.add(moment.get());
        }
        return clocks(code, CLOCKS).map(clocks -> {
            moments.addAll(clocks);
            return moments;
        });
    }

    private static Optional<Moment> moment(Anchor anchor, char slot) {
        return switch (anchor) {
            case BEDTIME -> slot == '1' ? Optional.of(new Around(anchor, Relation.AT)) : Optional.empty();
            case WAKING -> slot == '9' ? Optional.of(new Around(anchor, Relation.AT)) : Optional.empty();
            default ->
                slot >= '1' && slot <= '6'
                        ? Optional.of(new Around(anchor, RELATIONS.get(slot - '1')))
                        : Optional.empty();
        };
    }

    /** A is midnight, X eleven at night; 0 is no time. */
    private static Optional<List<Moment>> clocks(String code, int from) {
        var moments = new ArrayList<Moment>();
        for (var letter : code.substring(from).toCharArray()) {
            if (letter >= 'A' && letter <= 'X') {
                moments.add(new Moment.At(LocalTime.of(letter - 'A', 0)));
            } else if (letter != '0') {
                return Optional.empty();
            }
        }
        return Optional.of(moments);
    }

    /** Z stands for a fixed time that is not said. */
    private static Regimen byClock(String code) {
        var unsaid =
                code.substring(SLOTS).chars().filter(letter -> letter == 'Z').count();
        if (unsaid > 0) {
            return times(code)
                    .filter(times -> times == unsaid)
                    .map(UsageCode::anyTimes)
                    .orElseGet(() -> new Undecided(Why.DISAGREES));
        }
        return planned(code, clocks(code, SLOTS));
    }

    private static Regimen planned(String code, Optional<List<Moment>> moments) {
        return moments.filter(all -> !all.isEmpty()
                        && times(code).filter(times -> times == all.size()).isPresent())
                .<Regimen>map(Regimen::daily)
                .orElseGet(() -> new Undecided(Why.DISAGREES));
    }

    /** The regimen of a dose so many times a day, in equal parts of it; empty where these are no whole hours. */
    private static Optional<Regimen> equalParts(String code) {
        return times(code).filter(times -> 24 % times == 0).map(times -> new Every(24 / times));
    }

    private static Optional<Integer> times(String code) {
        var times = code.charAt(TIMES);
        return times >= '1' && times <= '9' ? Optional.of(times - '0') : Optional.empty();
    }
}

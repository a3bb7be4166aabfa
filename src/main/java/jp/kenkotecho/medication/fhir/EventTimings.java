package jp.kenkotecho.medication.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.Moment.Anchor;
import jp.kenkotecho.medication.model.Moment.Around;
import jp.kenkotecho.medication.model.Moment.Relation;
import org.hl7.fhir.r4.model.Timing.EventTiming;

/** Moments around meals as {@code Timing.repeat.when} and {@code offset}. */
final class EventTimings {

    /** Minutes where there is no offset: it is left to what people do. */
    static final int NONE = 0;

    private static final int JUST = 5;
    private static final int LONG = 120;

    /** Half an hour is what 食前 and 食後 mean, said or not. */
    private static final List<Integer> USUAL = List.of(NONE, 30);

    private static final Map<Anchor, List<EventTiming>> CODES = Map.of(
            Anchor.BREAKFAST, List.of(EventTiming.MORN, EventTiming.ACM, EventTiming.CM, EventTiming.PCM),
            Anchor.LUNCH, List.of(EventTiming.NOON, EventTiming.ACD, EventTiming.CD, EventTiming.PCD),
            Anchor.DINNER, List.of(EventTiming.EVE, EventTiming.ACV, EventTiming.CV, EventTiming.PCV),
            Anchor.WAKING, List.of(EventTiming.WAKE),
            Anchor.BEDTIME, List.of(EventTiming.HS));

    private EventTimings() {}

    static EventTiming code(Around moment) {
        return codeOf(moment.anchor(), moment.relation()).orElseThrow();
    }

    static int offset(Relation relation) {
        return switch (relation) {
            case JUST_BEFORE, JUST_AFTER -> JUST;
            case TWO_HOURS_AFTER -> LONG;
            case AT, BEFORE, WITH, AFTER -> NONE;
        };
    }

    /** The moment; empty for a code, or an offset, that no Japanese usage has. */
    static Optional<Around> moment(EventTiming code, int offset) {
        return Arrays.stream(Anchor.values())
                .flatMap(anchor -> Arrays.stream(Relation.values())
                        .filter(relation ->
                                codeOf(anchor, relation).filter(code::equals).isPresent())
                        .filter(relation -> fits(relation, offset))
                        .map(relation -> new Around(anchor, relation)))
                .findFirst();
    }

    /** AC, C, PC: any meal. */
    static Stream<EventTiming> ofAnyMeal(EventTiming code) {
        return switch (code) {
            case AC -> Stream.of(EventTiming.ACM, EventTiming.ACD, EventTiming.ACV);
            case C -> Stream.of(EventTiming.CM, EventTiming.CD, EventTiming.CV);
            case PC -> Stream.of(EventTiming.PCM, EventTiming.PCD, EventTiming.PCV);
            default -> Stream.of(code);
        };
    }

    private static boolean fits(Relation relation, int offset) {
        return switch (relation) {
            case BEFORE, AFTER -> USUAL.contains(offset);
            default -> offset(relation) == offset;
        };
    }

    private static Optional<EventTiming> codeOf(Anchor anchor, Relation relation) {
        var codes = CODES.getOrDefault(anchor, List.of());
        var place =
                switch (relation) {
                    case AT -> 0;
                    case BEFORE, JUST_BEFORE -> 1;
                    case WITH -> 2;
                    case AFTER, JUST_AFTER, TWO_HOURS_AFTER -> 3;
                };
        return place < codes.size() ? Optional.of(codes.get(place)) : Optional.empty();
    }
}

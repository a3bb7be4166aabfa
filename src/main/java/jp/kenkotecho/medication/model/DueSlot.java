package jp.kenkotecho.medication.model;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Text;

/**
 * All that is due at one time of a day.
 *
 * @param at local time; empty when only the number of times a day is known
 * @param label 朝食後
 * @param doses at least one
 */
public record DueSlot(Optional<LocalDateTime> at, PartOfDay part, Text label, List<DueDose> doses) {

    public DueSlot {
        doses = List.copyOf(doses);
    }

    static DueSlot of(Slot slot, MealTimes times, Map<String, Recorded> recorded, LocalDateTime now) {
        var moment = slot.doses().get(0).moment();
        var doses = slot.doses().stream()
                .map(dose -> {
                    var told = Optional.ofNullable(recorded.get(dose.id()));
                    return new DueDose(dose, dose.state(told.map(Recorded::state), now), told);
                })
                .toList();
        return new DueSlot(slot.at(), PartOfDay.of(moment, times), moment.text(), doses);
    }

    /** The ids of the doses of which nothing is recorded: what "taken" by one tap is of. */
    public Set<String> unrecorded() {
        return doses.stream()
                .filter(dose -> !dose.isRecorded())
                .map(dose -> dose.dose().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isSettled() {
        return unrecorded().isEmpty();
    }

    /** Whether it is due, and of some of it nothing is recorded. */
    public boolean isOpen() {
        return doses.stream().anyMatch(dose -> dose.state() == Dose.State.OPEN);
    }
}

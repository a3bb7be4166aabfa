package jp.kenkotecho.medication.model;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What should be left of a medicine: between {@code least}, if every dose of which nothing is recorded was taken, and
 * {@code most}, if none of them was.
 */
public record Leftover(Amount most, Amount least) {

    /**
     * The leftover of one statement.
     *
     * @param handedOver what there was at first
     * @param doses all of the statement until today
     * @param recorded by the id of a dose
     * @param now local time
     * @return empty when no dose was ever recorded, since nothing could be said then, or an amount cannot be told
     */
    public static Optional<Leftover> of(
            Amount handedOver, List<Dose> doses, Map<String, Dose.State> recorded, LocalDateTime now) {
        if (doses.stream().noneMatch(dose -> recorded.containsKey(dose.id()))) {
            return Optional.empty();
        }
        var taken = new ArrayList<Dose>();
        var open = new ArrayList<Dose>();
        for (var dose : doses) {
            var state = dose.state(Optional.ofNullable(recorded.get(dose.id())), now);
            if (state == Dose.State.TAKEN) {
                taken.add(dose);
            } else if (state == Dose.State.OPEN) {
                open.add(dose);
            }
        }
        var unit = handedOver.unit();
        return Course.total(taken).flatMap(used -> Course.total(open).map(perhaps -> {
            var most = handedOver.value().subtract(used).max(BigDecimal.ZERO);
            var least = most.subtract(perhaps).max(BigDecimal.ZERO);
            return new Leftover(new Amount(most, unit), new Amount(least, unit));
        }));
    }
}

package jp.kenkotecho.web;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.medication.Medicine;
import jp.kenkotecho.medication.TodaysMedicines;
import jp.kenkotecho.medication.model.Amount;
import jp.kenkotecho.medication.model.Course;
import jp.kenkotecho.medication.model.Dose;
import jp.kenkotecho.medication.model.DueDose;
import jp.kenkotecho.medication.model.DueSlot;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.medication.model.Recorded;
import jp.kenkotecho.medication.model.WhenNeeded;
import jp.kenkotecho.record.Text;

/** The doses of a day as rows of a page, each with what is known of its medicine. */
final class DoseRows {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private final Map<String, Medicine> medicines;

    private DoseRows(Map<String, Medicine> medicines) {
        this.medicines = medicines;
    }

    /**
     * All that is due at one time of the day.
     *
     * @param label 朝食後
     * @param at 8:00; empty when its time is not known
     * @param open ids of the doses of which nothing is recorded
     * @param recorded ids under which the others were recorded
     * @param isOverdue whether its time is over, and of some of it nothing is recorded: no proof of anything
     */
    record Slot(Text label, String at, List<Row> rows, List<String> open, List<String> recorded, boolean isOverdue) {

        public boolean isSettled() {
            return open.isEmpty();
        }

        public boolean isBegun() {
            return !recorded.isEmpty();
        }

        /** The first time at which something of it was taken; empty where none is told. */
        public String takenAt() {
            return rows.stream()
                    .filter(Row::isTaken)
                    .map(Row::recordedAt)
                    .filter(told -> !told.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        public boolean isTaken() {
            return rows.stream().allMatch(Row::isTaken);
        }

        /** Whether none of it was taken, and all for one reason, or none for any. */
        public boolean isNotTaken() {
            return isSettled()
                    && rows.stream().noneMatch(Row::isTaken)
                    && rows.stream().map(Row::why).distinct().count() == 1;
        }

        /** What is said of each medicine by itself, since not all that is recorded is the same: none when one sentence does. */
        public List<Row> single() {
            var isAlike =
                    isNotTaken() || (isSettled() && isTaken() && rows.stream().noneMatch(Row::isFormer));
            return isAlike ? List.of() : rows.stream().filter(Row::isRecorded).toList();
        }
    }

    /**
     * One dose of one medicine.
     *
     * @param dose its id
     * @param record the id under which it was recorded; its own unless the plan was changed since
     * @param kind what the medicine is for: none where nobody says
     * @param amount 1錠; empty where it cannot be told
     * @param state by its name in {@link Dose.State}
     * @param recordedAt 7:45; empty where only the day is told
     * @param why it was not taken: none where nobody says
     */
    record Row(
            String dose,
            String record,
            String name,
            List<Text> kind,
            String amount,
            String state,
            String recordedAt,
            List<Text> why) {

        public boolean isTaken() {
            return state.equals(Dose.State.TAKEN.name());
        }

        public boolean isRecorded() {
            return !state.equals(Dose.State.PLANNED.name()) && !state.equals(Dose.State.OPEN.name());
        }

        /** Whether it was recorded before the plan was changed, of another time of the day. */
        public boolean isFormer() {
            return !record.equals(dose);
        }
    }

    /**
     * What is taken when needed.
     *
     * @param what for what; empty where nobody says
     * @param usage the printed words
     * @param next id of the dose that would be recorded next; empty when no more can be
     * @param taken ids of those of today, the first one first
     * @param at when they were taken
     * @param notBefore 14:30, until when the hours between two doses are not over; empty when they are
     * @param isMostReached whether as much was taken as is said to be the most for a day
     */
    record Needed(
            String name,
            String what,
            String usage,
            String amount,
            String next,
            List<String> taken,
            List<String> at,
            String notBefore,
            boolean isMostReached) {

        public String last() {
            return taken.isEmpty() ? "" : taken.get(taken.size() - 1);
        }
    }

    static List<Slot> slots(TodaysMedicines.Today today) {
        var rows = new DoseRows(today.medicines());
        return today.doses().slots().stream().map(rows::slot).toList();
    }

    static List<Needed> whenNeeded(TodaysMedicines.Today today, LocalDateTime now) {
        var rows = new DoseRows(today.medicines());
        return today.doses().whenNeeded().stream()
                .map(needed -> rows.needed(needed, now))
                .toList();
    }

    /** The slot to take next; none when all is recorded. */
    static List<Slot> next(TodaysMedicines.Today today) {
        var rows = new DoseRows(today.medicines());
        return today.doses().next().stream().map(rows::slot).toList();
    }

    /** What was recorded of doses that are no more planned. */
    static List<Row> apart(TodaysMedicines.Today today) {
        return today.apart().stream().map(DoseRows::apart).toList();
    }

    private static Row apart(Recorded told) {
        return new Row(
                "",
                told.of().dose(),
                told.of().name(),
                List.of(),
                "",
                told.state().name(),
                told.at().map(DoseRows::clock).orElse(""),
                why(told));
    }

    private static List<Text> why(Recorded told) {
        return told.why().map(NotTaken::text).stream().toList();
    }

    static String clock(LocalDateTime at) {
        return CLOCK.format(at);
    }

    static String amount(Optional<Amount> amount) {
        return amount.map(one -> one.value().stripTrailingZeros().toPlainString() + one.unit())
                .orElse("");
    }

    private Slot slot(DueSlot slot) {
        var rows = slot.doses().stream().map(this::row).toList();
        return new Slot(
                slot.label(),
                slot.at().map(DoseRows::clock).orElse(""),
                rows,
                rows.stream().filter(row -> !row.isRecorded()).map(Row::dose).toList(),
                rows.stream().filter(Row::isRecorded).map(Row::record).toList(),
                slot.isOpen());
    }

    private Row row(DueDose due) {
        var medicine = medicine(due.dose().course());
        return new Row(
                due.dose().id(),
                due.recorded().map(told -> told.of().dose()).orElse(due.dose().id()),
                medicine.map(Medicine::name).orElse(""),
                medicine.flatMap(Medicine::kind).stream().toList(),
                amount(due.dose().amount()),
                due.state().name(),
                due.recorded().flatMap(Recorded::at).map(DoseRows::clock).orElse(""),
                due.recorded().map(DoseRows::why).orElse(List.of()));
    }

    private Needed needed(WhenNeeded needed, LocalDateTime now) {
        var medicine = medicine(needed.course());
        return new Needed(
                medicine.map(Medicine::name).orElse(""),
                needed.regimen().what(),
                medicine.map(Medicine::usage).orElse(""),
                amount(needed.course().amount()),
                needed.next().map(Dose::id).orElse(""),
                needed.taken().stream()
                        .flatMap(due -> due.recorded().stream())
                        .map(told -> told.of().dose())
                        .toList(),
                needed.taken().stream()
                        .flatMap(due -> due.recorded().flatMap(Recorded::at).stream())
                        .map(DoseRows::clock)
                        .toList(),
                needed.notBefore()
                        .filter(until -> until.isAfter(now))
                        .map(DoseRows::clock)
                        .orElse(""),
                needed.isMostReached());
    }

    private Optional<Medicine> medicine(Course course) {
        return Optional.ofNullable(medicines.get(course.statement()));
    }
}

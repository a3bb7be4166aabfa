package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.medication.KnownMedicines;
import jp.kenkotecho.medication.Medicine;
import jp.kenkotecho.medication.TodaysMedicines;
import jp.kenkotecho.medication.Twice;
import jp.kenkotecho.medication.model.Amount;
import jp.kenkotecho.medication.model.Course;
import jp.kenkotecho.medication.model.DayOfDoses;
import jp.kenkotecho.medication.model.Regimen;
import jp.kenkotecho.medication.model.WhenNeeded;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import org.springframework.stereotype.Component;

/** Reads what お薬 shows, as the caller may see it: some fifteen queries, however long the record is. */
@Component
class MedicinesReading {

    static final Set<String> TYPES = Set.of(
            "MedicationStatement",
            "MedicationRequest",
            "MedicationDispense",
            "MedicationAdministration",
            "QuestionnaireResponse");

    private final TodaysMedicines medicines;
    private final KnownMedicines known;

    MedicinesReading(TodaysMedicines medicines, KnownMedicines known) {
        this.medicines = medicines;
        this.known = known;
    }

    /**
     * What the page shows.
     *
     * @param groups by time of day, then when needed, then what has no times
     * @param week of the seven days before: slots that were due, and those with a record
     * @param day that of the doses: after midnight still the day before, for who is still up
     * @param stopped the newest of those that were stopped, each with no more than its name and places
     * @param finished the newest of the person's own whose last day is over, likewise
     */
    record Medicines(
            LocalDate day,
            List<Twice> twice,
            List<Group> groups,
            DayOfDoses.Kept week,
            List<Medicine> stopped,
            List<Medicine> finished) {

        /** Every medicine on the page, some more than once. */
        Stream<Medicine> all() {
            var taken = groups.stream().flatMap(group -> group.lines().stream()).map(Line::medicine);
            return Stream.of(taken, stopped.stream(), finished.stream()).flatMap(medicines -> medicines);
        }

        public boolean isEmpty() {
            return groups.isEmpty();
        }
    }

    /**
     * Medicines that are taken at the same time.
     *
     * @param kind {@code slot}, {@code needed} or {@code untimed}
     * @param label of a slot; none for others, whose heading is the page's
     * @param at 8:00; empty when its time is not known
     */
    record Group(String kind, List<Text> label, String at, List<Line> lines) {}

    /**
     * A medicine at one time.
     *
     * @param amount of one dose; empty where it cannot be told
     * @param why no times are made up: none where there are some, and where nobody says when it is taken
     * @param runsOut the last day: none where no end is known
     * @param left days with doses still to take; 0 where no end is known
     */
    record Line(Medicine medicine, String amount, List<Text> why, List<LocalDate> runsOut, long left) {

        static Line of(Medicine medicine, String amount, Optional<Text> why) {
            var lasts = medicine.lasts();
            return new Line(
                    medicine,
                    amount,
                    why.stream().toList(),
                    lasts.map(Medicine.Lasts::lastDay).stream().toList(),
                    lasts.map(Medicine.Lasts::days).orElse(0L));
        }

        public List<Text> kind() {
            return medicine.kind().stream().toList();
        }
    }

    Medicines of(Caller caller, ViewedRecord whose) {
        var person = new PersonId(whose.id());
        var today = medicines.of(caller, person);
        return new Medicines(
                today.doses().day(),
                today.twice(),
                groups(today),
                today.week(),
                known.stopped(caller, person),
                known.finished(caller, person, today.doses().day()));
    }

    private List<Group> groups(TodaysMedicines.Today today) {
        var groups = new ArrayList<Group>();
        today.doses()
                .slots()
                .forEach(slot -> groups.add(new Group(
                        "slot",
                        List.of(slot.label()),
                        slot.at().map(DoseRows::clock).orElse(""),
                        slot.doses().stream()
                                .flatMap(due ->
                                        line(
                                                today.medicines(),
                                                due.dose().course(),
                                                due.dose().amount())
                                                .stream())
                                .toList())));
        groups.add(new Group("needed", List.of(), "", needed(today)));
        groups.add(new Group("untimed", List.of(), "", untimed(today)));
        groups.removeIf(group -> group.lines().isEmpty());
        return groups;
    }

    private static List<Line> needed(TodaysMedicines.Today today) {
        return today.doses().whenNeeded().stream()
                .map(WhenNeeded::course)
                .flatMap(course -> line(today.medicines(), course, course.amount()).stream())
                .toList();
    }

    private static List<Line> untimed(TodaysMedicines.Today today) {
        var undecided = today.doses().unscheduled().stream()
                .flatMap(course -> line(today.medicines(), course, course.amount()).stream());
        var unsaid = today.withoutCourse().stream().map(medicine -> Line.of(medicine, "", Optional.empty()));
        return Stream.concat(undecided, unsaid).toList();
    }

    private static Optional<Line> line(Map<String, Medicine> medicines, Course course, Optional<Amount> amount) {
        return Optional.ofNullable(medicines.get(course.statement()))
                .map(medicine -> Line.of(
                        medicine, DoseRows.amount(amount), course.unscheduled().map(Regimen.Why::text)));
    }
}

package jp.kenkotecho.imports.slip.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.record.Problem;

/**
 * Puts the records of a slip together (grammar of the specification, chapter "レコードの並び"): record 5 opens a
 * dispensing, 55 a prescriber's block, 281 and 291 belong to the drug before them, 301 to 391 to their RP.
 */
final class SlipBuilder {

    private final List<Problem> notes;
    private final List<Slip.NamedPerson> people = new ArrayList<>();
    private final List<Dispensing> dispensings = new ArrayList<>();

    private List<LocalDate> days = List.of();
    private Institution dispensedAt = Institution.NONE;
    private Institution prescribedAt = Institution.NONE;
    private String prescriber = "";
    private final Map<String, RpBuilder> prescriptions = new LinkedHashMap<>();

    SlipBuilder(List<Problem> notes) {
        this.notes = notes;
    }

    Slip build(int version, Slip.Source source, List<SlipLine> records) {
        records.forEach(this::take);
        closeDispensing();
        return new Slip(version, source, people, dispensings);
    }

    private void take(SlipLine record) {
        switch (record.record()) {
            case 1 -> person(record);
            case 5 -> openDispensing(record);
            case 11 -> dispensedAt = first(dispensedAt, record);
            case 51 -> prescribedAt = first(prescribedAt, record);
            case 55 -> prescriber = record.text(1);
            case 201 -> rp(record).drug(record, notes);
            case 281, 291, 311, 391 -> rp(record).remark(record);
            case 301 -> rp(record).usage(record, notes);
            case 15, 911 -> {
                // The pharmacist's name and the split control are not part of what is kept.
            }
            default -> notes.add(leftOut(record));
        }
    }

    private void person(SlipLine record) {
        if (people.isEmpty()) {
            people.add(new Slip.NamedPerson(
                    record.text(1),
                    record.text(10),
                    SlipDate.read(record.text(3)).stream().toList()));
        }
    }

    private void openDispensing(SlipLine record) {
        closeDispensing();
        days = SlipDate.read(record.text(1)).stream().toList();
        if (days.isEmpty()) {
            notes.add(at(record, "日付が読み取れません。", "The date cannot be read."));
        }
    }

    private void closeDispensing() {
        var read = prescriptions.values().stream()
                .filter(RpBuilder::hasDrug)
                .map(RpBuilder::build)
                .toList();
        if (!read.isEmpty() && days.isEmpty()) {
            notes.add(Problem.of(
                    Problem.Kind.MALFORMED,
                    "調剤日のない薬は取り込めません。",
                    "Medicines without the day on which they were handed over are left out."));
        }
        days.stream()
                .filter(day -> !read.isEmpty())
                .forEach(day -> dispensings.add(new Dispensing(day, dispensedAt, prescribedAt, read)));
        days = List.of();
        dispensedAt = Institution.NONE;
        prescribedAt = Institution.NONE;
        prescriber = "";
        prescriptions.clear();
    }

    /** A writer may count RPs from 1 again after a new prescriber, so the key is both. */
    private RpBuilder rp(SlipLine record) {
        var number = record.code(1);
        return prescriptions.computeIfAbsent(
                prescriber + "\n" + number, key -> new RpBuilder(number, prescriptions.size() + 1, prescriber));
    }

    private static Institution first(Institution known, SlipLine record) {
        return known.equals(Institution.NONE)
                ? new Institution(record.text(1), twoDigits(record.code(2)), record.code(3), record.code(4))
                : known;
    }

    private static String twoDigits(String prefecture) {
        return prefecture.length() == 1 ? "0" + prefecture : prefecture;
    }

    private static Problem leftOut(SlipLine record) {
        return new Problem(
                Problem.Kind.NOT_SUPPORTED,
                new jp.kenkotecho.record.Text(
                        "レコード " + record.record() + " はまだ取り込まれません。",
                        "Record " + record.record() + " is not imported yet."),
                "line " + record.line());
    }

    static Problem at(SlipLine record, String ja, String en) {
        return Problem.of(Problem.Kind.MALFORMED, ja, en).at("record " + record.record() + ", line " + record.line());
    }
}

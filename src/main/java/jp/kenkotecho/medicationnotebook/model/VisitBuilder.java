package jp.kenkotecho.medicationnotebook.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.record.TextNormalization;

/**
 * Collects one dispensing group, from its record 5 to the next: 55 opens a prescriber's block, 281 and 291 belong to
 * the drug before them, 301 to 391 to their RP.
 */
final class VisitBuilder {

    private final NotebookProblems notebookProblems;
    private final Notebook.Source source;
    private final NotebookLine opening;
    private final Optional<LocalDate> day;
    private NotebookInstitution dispensedAt = NotebookInstitution.NONE;
    private NotebookProfessional dispenser = NotebookProfessional.NONE;
    private NotebookInstitution prescribedAt = NotebookInstitution.NONE;
    private NotebookProfessional prescriber = NotebookProfessional.NONE;
    private final Map<String, RpBuilder> prescriptions = new LinkedHashMap<>();
    private final List<Note> texts = new ArrayList<>();
    private boolean isEmpty = true;

    /** @param opening record 5, or whatever came first in a text that has none */
    VisitBuilder(
            NotebookLine opening, Optional<LocalDate> day, Notebook.Source source, NotebookProblems notebookProblems) {
        this.opening = opening;
        this.day = day;
        this.source = source;
        this.notebookProblems = notebookProblems;
    }

    void take(NotebookLine record) {
        isEmpty = false;
        switch (record.record()) {
            case 11 ->
                dispensedAt = first(dispensedAt, NotebookInstitution.NONE, NotebookInstitution.of(record), record);
            case 15 ->
                dispenser = first(
                        dispenser,
                        NotebookProfessional.NONE,
                        new NotebookProfessional(record.text(1), "", record.text(2)),
                        record);
            case 51 ->
                prescribedAt = first(prescribedAt, NotebookInstitution.NONE, NotebookInstitution.of(record), record);
            case 55 -> prescriber = new NotebookProfessional(record.text(1), record.text(2), "");
            case 201 -> rp(record).drug(record);
            case 281, 291, 311, 391 -> rp(record).remark(record);
            case 301 -> rp(record).usage(record);
            default -> note(record);
        }
    }

    private void note(NotebookLine record) {
        if (!record.text(1).isEmpty()) {
            var days = record.record() == 601
                    ? NotebookDate.read(record.text(2)).map(NotebookDate::day)
                    : Optional.<LocalDate>empty();
            var recorder = record.record() == 601 ? Recorder.PATIENT : record.recorder();
            texts.add(
                    new Note(Note.Kind.of(record), record.text(1), days.stream().toList(), recorder));
        }
    }

    private <T> T first(T known, T none, T read, NotebookLine record) {
        if (known.equals(none)) {
            return read;
        }
        if (!known.equals(read)) {
            notebookProblems.add(
                    record, "同じ種類のレコードが重なっています。初めのものを使いました。", "A second record of its kind; the first is used.");
        }
        return known;
    }

    /** A writer may count RPs from 1 again after a new prescriber, so the key is both. */
    private RpBuilder rp(NotebookLine record) {
        var written = record.code(1);
        var key = prescriber.name() + prescriber.department() + "\n" + written;
        var waiting = prescriptions.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("\n" + written))
                .filter(entry -> record.record() != 201 && !entry.getValue().hasUsage())
                .map(Map.Entry::getValue)
                .findFirst();
        return waiting.filter(rp -> !prescriptions.containsKey(key))
                .orElseGet(() -> prescriptions.computeIfAbsent(key, absent -> newRp(record, written)));
    }

    private RpBuilder newRp(NotebookLine record, String written) {
        if (TextNormalization.isDigits(written) && written.length() <= 3 && Integer.parseInt(written) > 0) {
            return new RpBuilder(Integer.parseInt(written), prescriber, notebookProblems);
        }
        notebookProblems.add(record, "RP番号が読み取れません。", "The RP number cannot be read.");
        return new RpBuilder(prescriptions.size() + 1, prescriber, notebookProblems);
    }

    /** The visit; empty when nothing of it is left. */
    Optional<Dispensing> build() {
        var whole = prescriptions.values().stream().filter(RpBuilder::hasDrug).toList();
        if (isEmpty || (whole.isEmpty() && texts.isEmpty())) {
            return Optional.empty();
        }
        if (day.isEmpty()) {
            notebookProblems.damaged(
                    opening,
                    "調剤日が読み取れません。もう一度すべてのコードを読み取ってください。",
                    "The day of the visit cannot be read: scan all codes again.");
            return Optional.empty();
        }
        checkWhole();
        return Optional.of(new Dispensing(
                day.get(),
                opening.recorder(),
                dispensedAt,
                dispenser,
                prescribedAt,
                whole.stream().map(RpBuilder::build).toList(),
                texts));
    }

    /** §9, completeness: what a pharmacy wrote has a usage for every drug and counts its RPs without a gap. */
    private void checkWhole() {
        var numbers = prescriptions.values().stream()
                .map(RpBuilder::number)
                .distinct()
                .count();
        var last = prescriptions.values().stream()
                .mapToInt(RpBuilder::number)
                .max()
                .orElse(0);
        if (source == Notebook.Source.PROVIDER && numbers < last) {
            notebookProblems.damaged(
                    opening,
                    "RP番号が抜けています。読み取っていないコードが残っています。すべて読み取ってください。",
                    "An RP number is missing: a code of this slip is missing. Scan all of them.");
        }
        var expected = 1;
        for (var rp : prescriptions.values()) {
            if (source == Notebook.Source.PROVIDER) {
                rp.checkPair(opening);
            } else if (rp.hasUsage() && !rp.hasDrug()) {
                notebookProblems.add(
                        opening, "薬 (201) のない用法を取り込みませんでした。", "A usage without a medicine (record 201) was left out.");
            }
            if (rp.number() != expected && rp.number() != 1) {
                notebookProblems.add(
                        opening,
                        "RP番号が順に並んでいません。読み取っていないコードがあるかもしれません。",
                        "The RP numbers do not follow each other; a code may be missing.");
            }
            expected = rp.number() + 1;
        }
    }
}

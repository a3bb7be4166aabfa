package jp.kenkotecho.medicationnotebook.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the records of a document together (grammar of the specification, chapter レコードの並び): record 5 opens a
 * dispensing group, everything from 11 to 601 belongs to it, the rest to the document.
 */
final class NotebookBuilder {

    private static final int DATE = 5;
    private static final int USAGE = 301;
    private static final int USAGE_FIELDS = 8;
    private static final int FIRST_WITH_RECORDER = 3;
    private static final String CUT_JA = "レコードが途中で切れています。読み取っていないコードが残っています。すべて読み取ってください。";
    private static final String CUT_EN = "The record is cut short: a code of this slip is missing. Scan all of them.";

    /** The place of 薬品コード種別 in 201 and of 剤形コード in 301: a record that ends before it was cut. */
    private static final int DECISIVE = 5;

    private static final BigDecimal HEAVIEST = BigDecimal.valueOf(1000);

    private final Header header;
    private final NotebookProblems notebookProblems;
    private final List<Notebook.NamedPerson> people = new ArrayList<>();
    private final List<PatientRemark> remarks = new ArrayList<>();
    private final OverTheCounterBuilder overTheCounter = new OverTheCounterBuilder();
    private final List<Note> memos = new ArrayList<>();
    private final List<Dispensing> dispensings = new ArrayList<>();
    private final List<FamilyPharmacist> familyPharmacists = new ArrayList<>();
    private Optional<VisitBuilder> visit = Optional.empty();

    NotebookBuilder(Header header, NotebookProblems notebookProblems) {
        this.header = header;
        this.notebookProblems = notebookProblems;
    }

    Notebook build(List<NotebookLine> records) {
        records.forEach(this::take);
        checkEnd(records);
        closeVisit();
        return new Notebook(
                header.version(),
                header.source(),
                people,
                remarks,
                overTheCounter.build(),
                memos,
                dispensings,
                familyPharmacists);
    }

    private void take(NotebookLine record) {
        check(record);
        switch (record.record()) {
            case 1 -> person(record);
            case 2 -> remark(record);
            case 3 -> overTheCounter.medicine(record, this::days);
            case 31 -> overTheCounter.ingredient(record);
            case 4 -> memo(record);
            case DATE -> openVisit(record);
            case 11, 15, 51, 55, 201, 281, 291, 301, 311, 391, 401, 411, 421, 501, 601 ->
                visitOf(record).take(record);
            case 701 -> familyPharmacist(record);
            case 911 -> {
                // Done with when the parts were put together.
            }
            default -> notebookProblems.leftOut(record);
        }
    }

    private void check(NotebookLine record) {
        var most = RecordLayout.of(record.record()).map(RecordLayout::fields).orElse(Integer.MAX_VALUE);
        var isBeyond = record.fields().size() > most
                && !record.fields().subList(most, record.fields().size()).stream()
                        .allMatch(String::isEmpty);
        if (isBeyond && record.record() != 411) {
            notebookProblems.add(record, "項目が多すぎます。", "There are more fields than this record has.");
        }
        if (!Recorder.isKnown(record.recorderCode())) {
            notebookProblems.add(record, "レコード作成者が読み取れません。", "Who wrote the record cannot be read.");
        }
        var mustBeLong = record.record() == 201 || record.record() == 301;
        if (mustBeLong
                && header.source() == Notebook.Source.PROVIDER
                && record.fields().size() <= DECISIVE
                && record.code(DECISIVE).isEmpty()) {
            notebookProblems.damaged(record, CUT_JA, CUT_EN);
        }
    }

    /** A usage at the very end that does not say who wrote it was cut within its last fields: {@code 10} became {@code 1}. */
    private void checkEnd(List<NotebookLine> records) {
        records.stream()
                .skip(Math.max(0, records.size() - 1))
                .filter(last -> last.record() == USAGE && header.source() == Notebook.Source.PROVIDER)
                .filter(last ->
                        header.version() >= FIRST_WITH_RECORDER && last.fields().size() < USAGE_FIELDS)
                .forEach(last -> notebookProblems.damaged(last, CUT_JA, CUT_EN));
    }

    private void person(NotebookLine record) {
        var sex =
                switch (record.code(2)) {
                    case "1" -> Notebook.Sex.MALE;
                    case "2" -> Notebook.Sex.FEMALE;
                    default -> Notebook.Sex.UNKNOWN;
                };
        var contact =
                new Notebook.Contact(record.text(4), record.text(5), record.text(6), record.text(7), record.text(8));
        var weights = record.amount(9).filter(kilograms -> kilograms.compareTo(HEAVIEST) < 0).stream()
                .toList();
        var person = new Notebook.NamedPerson(record.text(1), record.text(10), sex, days(record, 3), contact, weights);
        if (people.isEmpty()) {
            people.add(person);
        } else if (!people.contains(person)) {
            notebookProblems.mixed(
                    record, "二人の患者が書かれています。一人ずつ読み取ってください。", "Two patients are named: scan one slip at a time.");
        }
    }

    private void remark(NotebookLine record) {
        if (!record.text(2).isEmpty()) {
            remarks.add(new PatientRemark(PatientRemark.Kind.of(record.code(1)), record.text(2), record.recorder()));
        }
    }

    private void memo(NotebookLine record) {
        if (!record.text(1).isEmpty()) {
            memos.add(new Note(Note.Kind.MEMO, record.text(1), days(record, 2), record.recorder()));
        }
    }

    private void familyPharmacist(NotebookLine record) {
        if (!record.text(1).isEmpty() || !record.text(2).isEmpty()) {
            familyPharmacists.add(new FamilyPharmacist(
                    record.text(1),
                    record.text(2),
                    record.text(3),
                    days(record, 4),
                    days(record, 5),
                    record.recorder()));
        }
    }

    private void openVisit(NotebookLine record) {
        closeVisit();
        visit = Optional.of(
                new VisitBuilder(record, days(record, 1).stream().findFirst(), header.source(), notebookProblems));
    }

    private VisitBuilder visitOf(NotebookLine record) {
        var open = visit.orElseGet(() -> new VisitBuilder(record, Optional.empty(), header.source(), notebookProblems));
        visit = Optional.of(open);
        return open;
    }

    private void closeVisit() {
        visit.flatMap(VisitBuilder::build).ifPresent(dispensings::add);
        visit = Optional.empty();
    }

    /** The day in this field: none or one. */
    private List<LocalDate> days(NotebookLine record, int position) {
        var date = NotebookDate.read(record.text(position));
        if (date.isEmpty() && !record.text(position).isEmpty()) {
            notebookProblems.add(record, "日付が読み取れません。", "A date cannot be read.");
        }
        if (date.isPresent() && !date.get().isOfItsEra()) {
            notebookProblems.add(
                    record, "元号の期間の外にある日付です。そのまま換算しました。", "A date outside its era; it was converted all the same.");
        }
        return date.map(NotebookDate::day).stream().toList();
    }
}

package jp.kenkotecho.medicationnotebook.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a notebook of a patient's own as the records of お薬手帳データ, JAHIS 電子版お薬手帳 Ver.2.6 ({@code JAHISTC08}), 出力区分 2:
 * from the patient's app to whoever reads it. Records 1, 3, 4, 5, 11, 15, 51, 55, 201 to 391; no address or telephone of
 * the person, which a pharmacy has no need of.
 */
final class NotebookWriter {

    private static final int NAME = 40;
    private static final int LONG_NAME = 120;
    private static final int TEXT = 400;
    private static final int USAGE = 100;
    private static final int UNIT = 12;
    private static final int DEPARTMENT = 80;
    private static final int INTEGER_DIGITS = 6;
    private static final int DECIMALS = 5;

    private final NotebookCharacters characters;
    private final List<String> records = new ArrayList<>();

    NotebookWriter(NotebookCharacters characters) {
        this.characters = characters;
    }

    /** The records in their order, each without a line end; the version record is not among them. */
    List<String> records(Notebook notebook) {
        notebook.people().forEach(this::person);
        for (var i = 0; i < notebook.overTheCounter().size(); i++) {
            bought(notebook.overTheCounter().get(i), i + 1);
        }
        notebook.memos().forEach(memo -> add("4", text(memo.text(), TEXT), day(memo.days()), code(memo.recorder())));
        notebook.dispensings().forEach(this::dispensing);
        return List.copyOf(records);
    }

    /** A name of which a character is lost is written in kana (Ver.2.6, 外字). */
    private void person(Notebook.NamedPerson person) {
        var ofName = new NotebookCharacters();
        ofName.field(person.name(), NAME);
        var kana = text(person.kana(), NAME);
        var sex =
                switch (person.sex()) {
                    case MALE -> "1";
                    case FEMALE -> "2";
                    case UNKNOWN -> "";
                };
        var written = ofName.areLost() && !kana.isEmpty() ? kana : text(person.name(), NAME);
        add("1", written, sex, day(person.birthDates()), "", "", "", "", "", "", kana);
    }

    private void bought(OverTheCounter medicine, int number) {
        add(
                "3",
                text(medicine.name(), LONG_NAME),
                day(medicine.from()),
                day(medicine.until()),
                code(medicine.recorder()),
                String.valueOf(number),
                medicine.jan());
    }

    private void dispensing(Dispensing visit) {
        var recorder = code(visit.recorder());
        add("5", day(List.of(visit.day())), recorder);
        if (!visit.dispensedAt().equals(NotebookInstitution.NONE)) {
            institution("11", visit.dispensedAt(), "", "", "", recorder);
        }
        if (!visit.dispenser().name().isEmpty()) {
            add("15", text(visit.dispenser().name(), NAME), "", recorder);
        }
        if (!visit.prescribedAt().equals(NotebookInstitution.NONE)) {
            institution("51", visit.prescribedAt(), recorder);
        }
        var doctor = NotebookProfessional.NONE;
        for (var prescription : visit.prescriptions()) {
            if (!prescription.prescriber().equals(doctor)) {
                doctor = prescription.prescriber();
                add("55", text(doctor.name(), NAME), text(doctor.department(), DEPARTMENT), recorder);
            }
            prescription(prescription, recorder);
        }
    }

    private void institution(String record, NotebookInstitution institution, String... rest) {
        var fields = Stream.concat(
                Stream.of(
                        record,
                        text(institution.name(), LONG_NAME),
                        institution.prefecture(),
                        institution.feeTable(),
                        institution.code()),
                Stream.of(rest));
        add(fields.toArray(String[]::new));
    }

    private void prescription(Prescription prescription, String recorder) {
        var rp = String.valueOf(prescription.number());
        prescription.drugs().forEach(drug -> drug(rp, drug));
        var usage = prescription.usage();
        if (!usage.equals(UsageRecord.UNSTATED)) {
            var isUnstated = usage.supply().unit() == Supply.Unit.UNSTATED;
            add(
                    "301",
                    rp,
                    text(usage.text(), USAGE),
                    isUnstated ? "" : String.valueOf(usage.supply().count()),
                    unit(usage.supply()),
                    usage.form().code(),
                    usage.jamiCode().isEmpty() ? "1" : "2",
                    usage.jamiCode(),
                    recorder);
        }
        prescription.supplements().forEach(text -> remark("311", rp, text, USAGE, recorder));
        prescription.cautions().forEach(text -> remark("391", rp, text, TEXT, recorder));
    }

    private void drug(String rp, Drug drug) {
        var recorder = code(drug.recorder());
        var kind = kind(drug.code());
        var generic = drug.generic();
        add(
                "201",
                rp,
                text(drug.name(), LONG_NAME),
                amount(drug.dose()),
                drug.dose() instanceof DoseQuantity.Amount dose ? text(dose.unit(), UNIT) : "",
                kind,
                kind.equals("1") ? "" : drug.code().value(),
                recorder,
                text(generic.name(), LONG_NAME),
                generic.name().isEmpty() && generic.code().isEmpty()
                        ? ""
                        : generic.code().isEmpty() ? "1" : "2",
                generic.code());
        drug.supplements().forEach(text -> remark("281", rp, text, USAGE, recorder));
        drug.cautions().forEach(text -> remark("291", rp, text, TEXT, recorder));
    }

    private void remark(String record, String rp, String text, int most, String recorder) {
        var written = text(text, most);
        if (!written.isEmpty()) {
            add(record, rp, written, recorder);
        }
    }

    /** 薬品コード種別. The code of a general name is none of a product, and has a field of its own. */
    private static String kind(DrugCode code) {
        return switch (code.kind()) {
            case RECEIPT -> "2";
            case PRICE_LIST -> "3";
            case YJ -> "4";
            case HOT7, HOT9, HOT13 -> "6";
            case NONE, GENERIC, UNKNOWN -> "1";
        };
    }

    /** Up to six digits and five decimals, without zeros that say nothing; nothing for what has more. */
    private String amount(DoseQuantity dose) {
        if (!(dose instanceof DoseQuantity.Amount some)) {
            return "";
        }
        BigDecimal number = some.amount().stripTrailingZeros();
        var fits = number.scale() <= DECIMALS && number.precision() - number.scale() <= INTEGER_DIGITS;
        return fits ? number.toPlainString() : "";
    }

    private static String unit(Supply supply) {
        return switch (supply.unit()) {
            case DAYS -> "日分";
            case TIMES -> "回分";
            case WHOLE -> "調剤";
            case UNSTATED -> "";
        };
    }

    private static String code(Recorder recorder) {
        return switch (recorder) {
            case PROFESSIONAL -> "1";
            case PATIENT -> "2";
            case OTHER -> "8";
            case UNKNOWN -> "9";
        };
    }

    private static String day(List<LocalDate> days) {
        return days.stream().map(DateTimeFormatter.BASIC_ISO_DATE::format).collect(Collectors.joining());
    }

    private String text(String text, int most) {
        return characters.field(text, most);
    }

    /** Empty fields at the end are left out, but for the first: a number alone would be the end of the line before. */
    private void add(String... fields) {
        var written = String.join(",", fields).replaceFirst(",+$", "");
        records.add(written.contains(",") ? written : written + ",");
    }
}

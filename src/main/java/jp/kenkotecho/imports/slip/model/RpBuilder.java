package jp.kenkotecho.imports.slip.model;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.record.Problem;

/** Collects the records of one RP until its dispensing is complete. */
final class RpBuilder {

    private static final int DRUG_SUPPLEMENT = 281;
    private static final int DRUG_CAUTION = 291;
    private static final int USAGE_SUPPLEMENT = 311;

    private final int number;
    private final String prescriber;
    private final List<SlipLine> drugs = new ArrayList<>();
    private final List<List<SlipLine>> remarks = new ArrayList<>();
    private final List<String> supplements = new ArrayList<>();
    private final List<String> cautions = new ArrayList<>();
    private Usage usage = Usage.UNSTATED;

    RpBuilder(String written, int place, String prescriber) {
        this.number = written.matches("\\d{1,3}") ? Integer.parseInt(written) : place;
        this.prescriber = prescriber;
    }

    boolean hasDrug() {
        return !drugs.isEmpty();
    }

    void drug(SlipLine record, List<Problem> notes) {
        if (record.text(2).isEmpty()) {
            notes.add(SlipBuilder.at(record, "薬の名前がありません。", "A medicine without a name is left out."));
            return;
        }
        if (!record.code(3).isEmpty() && record.amount(3).isEmpty()) {
            notes.add(SlipBuilder.at(record, "用量が数ではありません。", "The dose is not a number."));
        }
        drugs.add(record);
        remarks.add(new ArrayList<>());
    }

    /** 281 and 291 belong to the drug before them; before any drug they say something of the RP as a whole. */
    void remark(SlipLine record) {
        var ofDrug = record.record() == DRUG_SUPPLEMENT || record.record() == DRUG_CAUTION;
        if (ofDrug && !remarks.isEmpty()) {
            remarks.get(remarks.size() - 1).add(record);
        } else if (record.record() == USAGE_SUPPLEMENT || record.record() == DRUG_SUPPLEMENT) {
            supplements.add(record.text(2));
        } else {
            cautions.add(record.text(2));
        }
    }

    void usage(SlipLine record, List<Problem> notes) {
        if (!usage.equals(Usage.UNSTATED)) {
            notes.add(SlipBuilder.at(record, "同じ番号の用法が重なっています。", "A second usage for the same RP."));
            supplements.add(record.text(2));
            return;
        }
        var isJami = record.code(6).equals("2") && record.code(7).matches("[0-9A-Z]{16}");
        usage = new Usage(
                record.text(2),
                Supply.of(record.code(3), record.code(4)),
                DosageForm.of(record.code(5)),
                isJami ? record.code(7) : "");
    }

    Prescription build() {
        var built = new ArrayList<Drug>();
        for (var i = 0; i < drugs.size(); i++) {
            built.add(build(drugs.get(i), remarks.get(i)));
        }
        return new Prescription(number, prescriber, built, usage, supplements, cautions);
    }

    private static Drug build(SlipLine record, List<SlipLine> remarks) {
        var dose = record.amount(3)
                .<Dose>map(amount -> new Dose.Amount(amount, record.text(4)))
                .orElseGet(() -> new Dose.Unstated(record.text(3)));
        return new Drug(
                record.text(2),
                dose,
                DrugCode.of(record.code(5), record.code(6)),
                record.text(8),
                texts(remarks, DRUG_SUPPLEMENT),
                texts(remarks, DRUG_CAUTION));
    }

    private static List<String> texts(List<SlipLine> remarks, int record) {
        return remarks.stream()
                .filter(remark -> remark.record() == record)
                .map(remark -> remark.text(2))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}

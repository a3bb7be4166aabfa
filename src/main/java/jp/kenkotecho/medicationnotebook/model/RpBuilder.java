package jp.kenkotecho.medicationnotebook.model;

import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.record.LostCharacters;

/** Collects the records of one RP until its dispensing is complete. */
final class RpBuilder {

    private static final int DRUG_SUPPLEMENT = 281;
    private static final int DRUG_CAUTION = 291;
    private static final int USAGE_SUPPLEMENT = 311;
    private static final int JAMI_DIGITS = 16;

    /** A drug's record with the remarks that follow it. */
    private record DrugLines(NotebookLine drug, List<NotebookLine> remarks) {}

    private final int number;
    private final NotebookProfessional prescriber;
    private final NotebookProblems notebookProblems;
    private final List<DrugLines> drugs = new ArrayList<>();
    private final List<String> supplements = new ArrayList<>();
    private final List<String> cautions = new ArrayList<>();
    private UsageRecord usage = UsageRecord.UNSTATED;

    RpBuilder(int number, NotebookProfessional prescriber, NotebookProblems notebookProblems) {
        this.number = number;
        this.prescriber = prescriber;
        this.notebookProblems = notebookProblems;
    }

    boolean hasDrug() {
        return !drugs.isEmpty();
    }

    boolean hasUsage() {
        return !usage.equals(UsageRecord.UNSTATED);
    }

    int number() {
        return number;
    }

    /** Names the half that is missing of a medicine and its usage; nothing when both are there. */
    void checkPair(NotebookLine opening) {
        if (hasDrug() && !hasUsage()) {
            notebookProblems.damaged(
                    drugs.get(0).drug(),
                    "RP " + number + " の薬に用法 (301) がありません。読み取っていないコードが残っています。すべて読み取ってください。",
                    "The medicine of RP " + number
                            + " has no usage (record 301): a code of this slip is missing. Scan all of them.");
        } else if (hasUsage() && !hasDrug()) {
            notebookProblems.damaged(
                    opening,
                    "RP " + number + " の用法に薬 (201) がありません。読み取っていないコードが残っています。すべて読み取ってください。",
                    "The usage of RP " + number
                            + " has no medicine (record 201): a code of this slip is missing. Scan all of them.");
        }
    }

    void drug(NotebookLine written) {
        var record = ShiftedDrug.mended(written, notebookProblems);
        if (record.text(2).isEmpty()) {
            notebookProblems.damaged(
                    record,
                    "薬の名前が読み取れません。もう一度すべてのコードを読み取ってください。",
                    "The name of a medicine is missing: scan all codes again.");
            return;
        }
        if (LostCharacters.areIn(record.text(2))) {
            notebookProblems.add(record, "薬の名前に読めない文字があります。", "A character of the medicine's name was lost.");
        }
        if (!record.code(3).isEmpty() && record.amount(3).isEmpty()) {
            notebookProblems.add(record, "用量が数ではありません。", "The dose is not a number.");
        }
        drugs.add(new DrugLines(record, new ArrayList<>()));
    }

    /** 281 and 291 belong to the drug before them; after the usage, or before any drug, they say something of the whole RP. */
    void remark(NotebookLine record) {
        var ofDrug = record.record() == DRUG_SUPPLEMENT || record.record() == DRUG_CAUTION;
        if (record.text(2).isEmpty()) {
            return;
        }
        if (ofDrug && hasDrug() && !hasUsage()) {
            drugs.get(drugs.size() - 1).remarks().add(record);
        } else if (record.record() == USAGE_SUPPLEMENT || record.record() == DRUG_SUPPLEMENT) {
            supplements.add(record.text(2));
        } else {
            cautions.add(record.text(2));
        }
    }

    void usage(NotebookLine record) {
        if (hasUsage()) {
            notebookProblems.add(record, "同じ番号の用法が重なっています。", "A second usage for the same RP.");
            supplements.add(record.text(2));
            return;
        }
        var supply = Supply.of(record.code(3), record.code(4));
        if (supply.equals(Supply.UNSTATED) && !record.code(3).isEmpty()) {
            notebookProblems.add(record, "調剤数量か単位が読み取れません。", "The quantity supplied or its unit cannot be read.");
        }
        usage = new UsageRecord(record.text(2), supply, DosageForm.of(record.code(5)), jami(record));
    }

    private String jami(NotebookLine record) {
        var code = record.code(7);
        if (!record.code(6).equals("2")) {
            return "";
        }
        if (code.length() == JAMI_DIGITS && code.chars().allMatch(RpBuilder::isDigitOrLetter)) {
            return code;
        }
        notebookProblems.add(
                record, "用法コードの形が違います。用法の文字を使いました。", "The usage code has the wrong shape; the printed words are used.");
        return "";
    }

    Prescription build() {
        var built = drugs.stream().map(this::build).toList();
        return new Prescription(number, prescriber, built, usage, supplements, cautions);
    }

    private Drug build(DrugLines lines) {
        var record = lines.drug();
        var dose = record.amount(3)
                .<DoseQuantity>map(amount -> new DoseQuantity.Amount(amount, record.text(4)))
                .orElseGet(() -> new DoseQuantity.Unstated(record.text(3)));
        return new Drug(
                record.text(2),
                dose,
                code(record),
                generic(record),
                texts(lines.remarks(), DRUG_SUPPLEMENT),
                texts(lines.remarks(), DRUG_CAUTION),
                record.recorder());
    }

    private DrugCode code(NotebookLine record) {
        var declared = record.code(5);
        var code = DrugCode.of(declared, record.code(6));
        if (!code.isAsDeclared(declared)) {
            notebookProblems.add(
                    record,
                    "薬品コードとその種別が合いません。コードの形で判断しました。",
                    "The drug code is not of the declared kind; its shape decided.");
        }
        return code;
    }

    private static Drug.GenericName generic(NotebookLine record) {
        var code = record.code(10);
        return new Drug.GenericName(record.text(8), DrugCode.isGeneric(code) ? code : "");
    }

    private static List<String> texts(List<NotebookLine> remarks, int record) {
        return remarks.stream()
                .filter(remark -> remark.record() == record)
                .map(remark -> remark.text(2))
                .toList();
    }

    private static boolean isDigitOrLetter(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
}

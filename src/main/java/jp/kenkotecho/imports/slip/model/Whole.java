package jp.kenkotecho.imports.slip.model;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.Problem;

/** Whether the text is one slip, and the whole of it. Half a slip would be a wrong list of drugs. */
final class Whole {

    private static final int SPLIT = 911;

    private Whole() {}

    static Optional<Problem> reasonNotToRead(List<SlipLine> records, List<SlipReader.Numbered> lines) {
        if (lines.stream().skip(1).anyMatch(line -> SlipReader.isHeader(line.text()))) {
            return problem(
                    Problem.Kind.NOT_SUPPORTED,
                    "複数のお薬手帳データが含まれています。一つずつ読み取ってください。",
                    "There are several slips in this text: import them one by one.");
        }
        return records.stream()
                .filter(record -> record.record() == SPLIT
                        && !record.code(2).replaceFirst("^0+", "").equals("1"))
                .findFirst()
                .flatMap(
                        split -> problem(
                                Problem.Kind.NOT_SUPPORTED,
                                "分割されたデータの一部です。複数のコードをまとめて読み取る機能はまだありません。何も保存していません。",
                                "This is one part of a split slip; joining several parts is not supported yet. Nothing was kept."));
    }

    /** A pharmacy's slip has a usage for every RP; one that has none is missing its last symbol (§9, completeness). */
    static Optional<Problem> reasonNotToBelieve(Slip slip) {
        var prescriptions = slip.dispensings().stream()
                .flatMap(dispensing -> dispensing.prescriptions().stream())
                .toList();
        if (prescriptions.isEmpty()) {
            return problem(
                    Problem.Kind.MALFORMED, "薬の記録が見つかりません。", "There is no medicine in this slip that could be read.");
        }
        if (slip.source() == Slip.Source.PROVIDER
                && prescriptions.stream().anyMatch(rp -> rp.usage().equals(Usage.UNSTATED))) {
            return problem(
                    Problem.Kind.MALFORMED,
                    "用法のない薬があります。読み取っていないコードが残っている可能性があります。もう一度読み取ってください。",
                    "A medicine has no usage: a symbol of this slip is probably missing. Scan all of them.");
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(Problem.Kind kind, String ja, String en) {
        return Optional.of(Problem.of(kind, ja, en));
    }
}

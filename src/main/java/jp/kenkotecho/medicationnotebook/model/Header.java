package jp.kenkotecho.medicationnotebook.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;

/**
 * The version record: {@code JAHISTC08,1}.
 *
 * @param version 8 for {@code JAHISTC08}
 * @param source 出力区分; versions before TC03 have none, which means a provider
 * @param direction as written; empty when absent
 */
record Header(int version, Notebook.Source source, String direction) {

    private static final Pattern SLIP = Pattern.compile("JAHISTC(\\d{1,2})(?:,([^,]*))?,*");
    private static final Pattern PRESCRIPTION = Pattern.compile("JAHIS\\d{1,2},*");
    private static final int LONGEST = 40;
    private static final int LATEST = 8;
    private static final int FIRST_WITH_DIRECTION = 3;

    static Optional<Header> read(String line) {
        if (!looksLike(line)) {
            return Optional.empty();
        }
        var header = SLIP.matcher(normal(line));
        if (!header.matches()) {
            return Optional.empty();
        }
        var direction = header.group(2) == null ? "" : header.group(2).strip();
        var source = direction.equals("2") ? Notebook.Source.PATIENT : Notebook.Source.PROVIDER;
        return Optional.of(new Header(Integer.parseInt(header.group(1)), source, direction));
    }

    /** Whether a line that is no record may be a header: a cheap question, asked of every line. */
    static boolean looksLike(String line) {
        return !line.isEmpty()
                && "JjＪｊ".indexOf(line.charAt(0)) >= 0
                && line.length() <= LONGEST
                && normal(line).startsWith("JAHIS");
    }

    static boolean isPrescription(String line) {
        return looksLike(line) && PRESCRIPTION.matcher(normal(line)).matches();
    }

    /** Why this first line opens no slip. */
    static Problem refusal(String line) {
        if (isPrescription(line)) {
            return Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "これは処方箋の二次元コードです。薬局で受け取った薬の情報 (お薬手帳用) のコードを読み取ってください。",
                    "This is the code of a prescription, not of a pharmacy's slip: scan the one for the medication notebook.");
        }
        return Problem.of(
                Problem.Kind.MALFORMED,
                "お薬手帳のデータ (JAHISTC…) ではありません。薬局の紙のコードをすべて読み取ってください。",
                "This is not medication slip data: it does not begin with JAHISTC. Scan all codes of the pharmacy's slip.");
    }

    void remark(NotebookProblems notebookProblems) {
        if (version > LATEST || version == 0) {
            notebookProblems.add(
                    Problem.Kind.NOT_SUPPORTED,
                    "知らない版のデータです。第8版として読み取りました。",
                    "An unknown version of the format; read as version 8.");
        }
        var known = direction.equals("1") || direction.equals("2");
        if (!known && (version >= FIRST_WITH_DIRECTION || !direction.isEmpty())) {
            notebookProblems.add(
                    Problem.Kind.MALFORMED,
                    "出力区分がありません。薬局から渡されたものとして読み取りました。",
                    "Which way the data travels is not said; read as from a provider.");
        }
    }

    private static String normal(String text) {
        return TextNormalization.of(text).toUpperCase(Locale.ROOT);
    }
}

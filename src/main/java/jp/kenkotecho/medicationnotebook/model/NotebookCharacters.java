package jp.kenkotecho.medicationnotebook.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kenkotecho.record.TsvTable;

/**
 * Text as お薬手帳データ may carry it: JIS X 0201 and JIS X 0208 in Shift_JIS (JAHIS 電子版お薬手帳 Ver.2.6, 文字). What these
 * lack is spelled otherwise where it is known how (NFKC, {@code gaiji.tsv}), and is {@code ■} where it is not. A comma
 * within a value becomes full-width; line ends and other controls become a space; no space stands at either end.
 */
final class NotebookCharacters {

    /** Writers run on CP932; of it only what is in JIS X 0208 is written. */
    static final Charset CP932 = Charset.forName("windows-31j");

    private static final String LOST = "■";
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What has a place in CP932 at which its decoder shows another character, or that a reader of fields takes for its own. */
    private static final Map<String, String> FOLDED =
            Map.of("〜", "～", "−", "－", "¥", "￥", "‖", "∥", "¢", "￠", "£", "￡", "¬", "￢", ",", "，", "\"", "”");

    private static final Map<String, String> INSTEAD =
            TsvTable.of(NotebookCharacters.class, "gaiji.tsv").rows().stream()
                    .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

    private boolean lost;
    private boolean cut;

    /** Whether a character was lost until now. */
    boolean areLost() {
        return lost;
    }

    /** Whether a text was cut to the length of its field until now. */
    boolean areCut() {
        return cut;
    }

    /**
     * A value for a field.
     *
     * @param most bytes in Shift_JIS
     */
    String field(String text, int most) {
        var written = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(Character::toString)
                .map(this::written)
                .forEach(written::append);
        return fitted(written.toString().strip(), most);
    }

    private String written(String character) {
        if (Character.isISOControl(character.codePointAt(0)) || Character.isWhitespace(character.codePointAt(0))) {
            return character.equals("　") ? character : " ";
        }
        var folded = FOLDED.getOrDefault(character, character);
        return isWritten(folded) ? folded : instead(folded);
    }

    private String instead(String character) {
        var plain = Normalizer.normalize(character, Normalizer.Form.NFKC).replace(",", "，");
        return Optional.ofNullable(INSTEAD.get(character))
                .or(() -> Optional.of(plain).filter(NotebookCharacters::isWritten))
                .or(() -> Optional.of(withoutMarks(plain)).filter(NotebookCharacters::isWritten))
                .orElseGet(() -> {
                    lost = true;
                    return LOST;
                });
    }

    private static String withoutMarks(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }

    private String fitted(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        cut = true;
        var shorter = text;
        while (length(shorter) > most) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter.strip();
    }

    static int length(String text) {
        return text.getBytes(CP932).length;
    }

    private static boolean isWritten(String text) {
        try {
            return !text.isEmpty() && isInJis(CP932.newEncoder().encode(CharBuffer.wrap(text)));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** JIS X 0201; of two bytes the rows of JIS X 0208, not those of NEC (0x87), IBM (0xED, 0xEE, 0xFA …) and users (0xF0 …). */
    private static boolean isInJis(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            var first = bytes.get() & 0xFF;
            var isSingle = (first >= 0x20 && first <= 0x7E) || (first >= 0xA1 && first <= 0xDF);
            var isLead = (first >= 0x81 && first <= 0x84)
                    || (first >= 0x88 && first <= 0x9F)
                    || (first >= 0xE0 && first <= 0xEA);
            if (!isSingle && !(isLead && bytes.hasRemaining())) {
                return false;
            }
            if (isLead) {
                bytes.get();
            }
        }
        return true;
    }
}

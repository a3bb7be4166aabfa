package jp.kenkotecho.portal.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.TextNormalization;

/**
 * The person whom a file is about, as far as it says.
 *
 * @param sex 1 male, 2 female; empty when it does not say
 * @param insurance insurer, symbol, number, branch: personal and protected, for a keyed hash alone
 */
public record Subject(String name, String sex, Optional<LocalDate> birth, List<String> insurance) {

    /** The subject of a file that does not say whose it is. */
    public static final Subject NOBODY = new Subject("", "", Optional.empty(), List.of());

    public Subject {
        insurance = List.copyOf(insurance);
    }

    /** 男 and 女 as the codes that check-ups write; empty for anything else. */
    public static String sex(String written) {
        return switch (TextNormalization.plain(written)) {
            case "男", "男性", "1" -> "1";
            case "女", "女性", "2" -> "2";
            default -> "";
        };
    }

    /** Personal: never in a log. */
    @Override
    public String toString() {
        return "Subject[]";
    }
}

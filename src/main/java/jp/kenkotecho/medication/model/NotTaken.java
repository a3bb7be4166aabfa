package jp.kenkotecho.medication.model;

import java.util.Arrays;
import java.util.Optional;
import jp.kenkotecho.record.Text;

/** Why a dose was not taken, or a medicine is taken no more: the CodeSystem {@code dose-not-taken}. */
public enum NotTaken {
    FORGOTTEN("forgotten", "飲み忘れた", "Forgotten"),
    SIDE_EFFECT("side-effect", "副作用がつらい", "Side effect"),
    FELT_WELL("felt-well", "調子がよい", "Felt well"),
    RAN_OUT("ran-out", "薬がなくなった", "Ran out"),
    TOLD_TO_STOP("told-to-stop", "医師にやめるよう言われた", "The doctor said to stop"),
    OTHER("other", "その他", "Other");

    private final String code;
    private final Text text;

    NotTaken(String code, String ja, String en) {
        this.code = code;
        this.text = new Text(ja, en);
    }

    public String code() {
        return code;
    }

    public Text text() {
        return text;
    }

    public static Optional<NotTaken> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}

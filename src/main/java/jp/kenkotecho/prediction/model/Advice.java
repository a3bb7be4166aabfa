package jp.kenkotecho.prediction.model;

import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.record.Text;
import org.jspecify.annotations.Nullable;

/** What a person may be advised, in the order in which it comes where nothing else ranks it. Drugs are never among it. */
public enum Advice {
    SMOKING("smoking", "たばこをやめる", "Stop smoking", Intervention.SMOKING),
    WEIGHT("weight", "体重を 3% 減らす", "Lose 3 % of the weight", Intervention.WEIGHT),
    SALT("salt", "食塩を一日 6 g 未満にする", "Less than 6 g of salt a day", Intervention.SALT),
    ALCOHOL("alcohol", "お酒を減らす", "Drink less", Intervention.ALCOHOL),
    EXERCISE("exercise", "体を動かす", "Move more", Intervention.EXERCISE),
    SLEEP("sleep", "よく眠る", "Sleep well", null);

    private final String code;
    private final Text name;
    private final @Nullable Intervention lever;

    Advice(String code, String ja, String en, @Nullable Intervention lever) {
        this.code = code;
        this.name = new Text(ja, en);
        this.lever = lever;
    }

    public String code() {
        return code;
    }

    public Text display() {
        return name;
    }

    /** The change whose effect trials have shown; empty where there is none to compute with. */
    public Optional<Intervention> lever() {
        return Optional.ofNullable(lever);
    }

    public static Optional<Advice> of(String code) {
        return Stream.of(values()).filter(advice -> advice.code.equals(code)).findFirst();
    }
}

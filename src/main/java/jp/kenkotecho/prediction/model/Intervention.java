package jp.kenkotecho.prediction.model;

import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.record.Text;

/** A change of life whose average effect trials have shown, and how much of it counts at most. */
public enum Intervention {
    WEIGHT("weight", "体重を減らす (kg)", "Weight lost (kg)", 10),
    SALT("salt", "食塩を減らす (g/日)", "Less salt (g a day)", 6),
    EXERCISE("exercise", "有酸素運動を始める", "Start aerobic exercise", 1),
    ALCOHOL("alcohol", "お酒を三分の一くらいまで減らす", "Cut drinking to about a third", 1),
    SMOKING("smoking", "たばこをやめる (およそ五年後)", "Stop smoking (after about five years)", 1);

    private final String code;
    private final Text name;
    private final double most;

    Intervention(String code, String ja, String en, double most) {
        this.code = code;
        this.name = new Text(ja, en);
        this.most = most;
    }

    public String code() {
        return code;
    }

    public Text display() {
        return name;
    }

    /** The most of it that trials have shown. */
    public double most() {
        return most;
    }

    /** Whether it is done or not, and nothing between. */
    public boolean isYesOrNo() {
        return this != WEIGHT && this != SALT;
    }

    /** How much of a wish counts: none below zero, and no more than trials have shown. */
    double counted(double wish) {
        return Math.max(0, Math.min(most, wish));
    }

    public static Optional<Intervention> of(String code) {
        return Stream.of(values()).filter(lever -> lever.code.equals(code)).findFirst();
    }
}

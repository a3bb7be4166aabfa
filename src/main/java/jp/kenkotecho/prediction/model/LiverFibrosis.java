package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.record.Text;

/** FIB-4: whether fibrosis of the liver has to be thought of now. */
public final class LiverFibrosis implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "fib-4",
            "1",
            new Text("肝臓の線維化 (FIB-4)", "Liver fibrosis (FIB-4)"),
            0,
            "FIB-4 index, cut-offs 1.3 (2.0 from 65) and 2.67",
            "adults",
            "a class of the present, no onset",
            "It says what to examine and predicts nothing.",
            EnumSet.of(Item.AST, Item.ALT, Item.PLATELETS),
            EnumSet.noneOf(RiskFactor.class));

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        ask.ages(18, 120);
        var ast = ask.number(Item.AST);
        var alt = ask.number(Item.ALT);
        var platelets = ask.number(Item.PLATELETS);
        return ask.result(() -> {
            var index = index(person.age(), ast, alt, platelets);
            var name = ModelInputs.shown(index, 2);
            var low = person.age() >= 65 ? 2.0 : 1.3;
            if (index < low) {
                return new Band(new Text("低い (" + name + ")", "Low (" + name + ")"), List.of());
            }
            return index > 2.67
                    ? new Band(new Text("高い (" + name + ")", "High (" + name + ")"), List.of())
                    : new Band(new Text("中間 (" + name + ")", "Between (" + name + ")"), List.of());
        });
    }

    /** Platelets in 10⁹/L: 1 万/µL is 10. */
    static double index(int age, double ast, double alt, double platelets) {
        return age * ast / (platelets * Math.sqrt(alt));
    }
}

package jp.kenkotecho.prediction.model;

import java.util.EnumSet;
import java.util.List;
import jp.kenkotecho.checkup.model.Ngsp;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.record.Text;

/** HbA1c by NGSP from the JDS value that check-ups wrote until 31 March 2013 (Japan Diabetes Society). */
public final class NgspOfJds implements RiskModel {

    private static final ModelCard CARD = new ModelCard(
            "hba1c-ngsp",
            "1",
            new Text("HbA1c の NGSP 値への換算", "HbA1c converted to NGSP"),
            0,
            "Japan Diabetes Society: NGSP = 1.02 x JDS + 0.25",
            "HbA1c measured in Japan by JDS",
            "a conversion of the same measurement, no onset",
            "Off by default: newer check-ups have no JDS value. Other models and projections read the converted value"
                    + " whether this is on or off.",
            EnumSet.of(Item.HBA1C_JDS),
            EnumSet.noneOf(RiskFactor.class));

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Result judge(Person person) {
        var ask = new ModelInputs(person);
        var jds = ask.number(Item.HBA1C_JDS);
        return ask.result(() -> {
            var ngsp = ModelInputs.shown(ngsp(jds), 1) + " %";
            return new Band(new Text(ngsp, ngsp), List.of());
        });
    }

    /** The same in percent, to one decimal. */
    public static double ngsp(double jds) {
        return Ngsp.ofJds(jds);
    }
}

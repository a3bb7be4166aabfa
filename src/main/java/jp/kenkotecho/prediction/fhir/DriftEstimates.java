package jp.kenkotecho.prediction.fhir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.OwnMeans;
import jp.kenkotecho.prediction.model.OwnMeans.Mean;
import jp.kenkotecho.prediction.model.Variogram;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;

/** How values drift among people, as Parameters. */
public final class DriftEstimates {

    private DriftEstimates() {}

    /**
     * The estimates as {@code phr.prediction.drift} takes them; items of which too little is known are not there.
     *
     * @param means of the items whose mean nobody published
     */
    public static Parameters of(LocalDate asOf, Map<Item, Variogram> variograms, OwnMeans means) {
        var estimates = of(asOf, variograms);
        variograms.forEach((item, variogram) -> {
            if (variogram.estimate().isPresent()) {
                Stream.of(true, false)
                        .flatMap(man -> means.of(item, man).stream())
                        .forEach(mean -> add(estimates, mean));
            }
        });
        return estimates;
    }

    private static void add(Parameters estimates, Mean mean) {
        var one = estimates.addParameter().setName("mean");
        ReviewAnswer.part(one, "item", new CodeType(mean.item().name()));
        ReviewAnswer.part(one, "sex", new CodeType(mean.man() ? "man" : "woman"));
        ReviewAnswer.part(one, "mean", decimal(mean.mean()));
        ReviewAnswer.part(one, "people", new IntegerType(mean.people()));
    }

    static Parameters of(LocalDate asOf, Map<Item, Variogram> variograms) {
        var estimates = new Parameters();
        variograms.forEach((item, variogram) -> variogram.estimate().ifPresent(estimate -> {
            var one = estimates.addParameter().setName("drift");
            ReviewAnswer.part(one, "item", new CodeType(item.name()));
            ReviewAnswer.part(one, "noise", decimal(estimate.noise()));
            ReviewAnswer.part(one, "spread", decimal(estimate.spread()));
            ReviewAnswer.part(one, "rate", decimal(estimate.rate()));
            ReviewAnswer.part(one, "people", new IntegerType(estimate.people()));
            ReviewAnswer.part(one, "readings", new IntegerType(estimate.readings()));
            ReviewAnswer.part(
                    one,
                    "from",
                    new DateType(asOf.minusDays(Math.round(estimate.years() * 365.25))
                            .toString()));
            ReviewAnswer.part(one, "to", new DateType(asOf.toString()));
        }));
        return estimates;
    }

    private static DecimalType decimal(double value) {
        return new DecimalType(BigDecimal.valueOf(value).round(new MathContext(4)));
    }
}

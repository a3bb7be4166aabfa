package jp.kenkotecho.prediction.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;

/** A value to come as {@code kt-predicted-value}: preliminary, tagged and in a category of its own. */
final class PredictedValue {

    static final String MARKS = Canonical.BASE + "/CodeSystem/prediction";

    private PredictedValue() {}

    /**
     * The value.
     *
     * @param sources the readings that it was projected from, oldest first; one at least
     * @param drift whose figures these are of how the item drifts
     */
    static Observation of(Item item, LocalDate day, Forecast forecast, List<Observation> sources, String drift) {
        var observation = new Observation().setStatus(ObservationStatus.PRELIMINARY);
        observation.getMeta().addProfile(Canonical.profile("kt-predicted-value"));
        observation.getMeta().addTag(new Coding(MARKS, "predicted", "予測"));
        observation.addCategory(new CodeableConcept(new Coding(MARKS, "predicted", "予測")));
        var code = sources.get(sources.size() - 1).getCode().copy();
        observation.setCode(code.setText(item.display().ja()));
        observation.setEffective(new DateTimeType(day.toString()));
        observation.setValue(quantity(item, forecast.mean()));
        observation.setMethod(new CodeableConcept().setText(PredictionAnswer.PROJECTION + " (" + drift + ")"));
        sources.forEach(source -> observation.addDerivedFrom(PredictionAnswer.reference(source)));
        limit(observation, "lower-limit", "予測区間の下限", quantity(item, forecast.lower()));
        limit(observation, "upper-limit", "予測区間の上限", quantity(item, forecast.upper()));
        return observation;
    }

    private static void limit(Observation observation, String code, String name, Quantity value) {
        observation
                .addComponent()
                .setCode(new CodeableConcept(new Coding(MARKS, code, name)))
                .setValue(value);
    }

    static Quantity quantity(Item item, double value) {
        return new Quantity()
                .setValue(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP))
                .setUnit(item.unit())
                .setSystem(Canonical.UCUM)
                .setCode(item.ucum());
    }
}

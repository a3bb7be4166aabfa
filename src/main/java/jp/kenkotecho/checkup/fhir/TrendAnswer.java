package jp.kenkotecho.checkup.fhir;

import java.math.BigDecimal;
import java.util.List;
import jp.kenkotecho.checkup.model.Threshold;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The answer of {@code $checkup-trend}: the Observations, and a table of them. */
public final class TrendAnswer {

    private TrendAnswer() {}

    /**
     * The answer.
     *
     * @param observations of one analyte, oldest first
     * @param code of the item, by which its thresholds are found
     */
    public static Parameters of(List<Observation> observations, String code) {
        var answer = new Parameters();
        answer.addParameter().setName("bundle").setResource(bundle(observations));
        observations.forEach(observation -> point(answer, observation));
        Threshold.of(code).ifPresent(threshold -> threshold(answer, threshold));
        return answer;
    }

    private static Bundle bundle(List<Observation> observations) {
        var bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.setTotal(observations.size());
        observations.forEach(observation -> bundle.addEntry()
                .setFullUrl(reference(observation))
                .setResource(observation)
                .getSearch()
                .setMode(SearchEntryMode.MATCH));
        return bundle;
    }

    private static void point(Parameters answer, Observation observation) {
        var point = answer.addParameter().setName("point");
        var day = observation.getEffectiveDateTimeType().getValueAsString();
        point.addPart().setName("day").setValue(new DateType(day.substring(0, Math.min(10, day.length()))));
        point.addPart()
                .setName("item")
                .setValue(new CodeType(observation.getCode().getCodingFirstRep().getCode()));
        if (observation.hasValueQuantity()) {
            point.addPart()
                    .setName("value")
                    .setValue(observation.getValueQuantity().copy());
        } else if (observation.hasValueCodeableConcept()) {
            point.addPart()
                    .setName("answer")
                    .setValue(
                            new StringType(observation.getValueCodeableConcept().getText()));
        } else if (observation.hasValueStringType()) {
            point.addPart()
                    .setName("answer")
                    .setValue(observation.getValueStringType().copy());
        }
        var range = observation.getReferenceRangeFirstRep();
        if (range.hasLow()) {
            point.addPart().setName("low").setValue(range.getLow().copy());
        }
        if (range.hasHigh()) {
            point.addPart().setName("high").setValue(range.getHigh().copy());
        }
        point.addPart().setName("observation").setValue(new Reference(reference(observation)));
    }

    private static void threshold(Parameters answer, Threshold threshold) {
        var part = answer.addParameter().setName("threshold");
        part.addPart().setName("below").setValue(new BooleanType(threshold.below()));
        part.addPart().setName("guidance").setValue(quantity(threshold.guidance(), threshold.unit()));
        part.addPart().setName("referral").setValue(quantity(threshold.referral(), threshold.unit()));
    }

    private static Quantity quantity(BigDecimal value, String ucum) {
        return new Quantity()
                .setValue(value)
                .setUnit(ucum)
                .setSystem(Canonical.UCUM)
                .setCode(ucum);
    }

    private static String reference(Observation observation) {
        return "Observation/" + observation.getIdElement().getIdPart();
    }
}

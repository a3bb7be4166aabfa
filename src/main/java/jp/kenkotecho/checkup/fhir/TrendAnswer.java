package jp.kenkotecho.checkup.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.checkup.fhir.ReadValue.LeftOut;
import jp.kenkotecho.checkup.model.Ngsp;
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
     * The answer: what counts, and beside it what does not, with the reason.
     *
     * @param observations of one analyte, oldest first
     * @param reader who decides what counts
     */
    public static Parameters of(List<Observation> observations, ValueReader reader, Optional<Threshold> threshold) {
        var answer = new Parameters();
        var counted = observations.stream().filter(one -> counts(one, reader)).toList();
        answer.addParameter().setName("bundle").setResource(bundle(counted));
        counted.forEach(observation -> point(answer, observation, reader));
        threshold.ifPresent(limits -> threshold(answer, limits));
        reader.read(observations).stream()
                .filter(LeftOut.class::isInstance)
                .forEach(leftOut -> leftOut(answer, (LeftOut) leftOut));
        return answer;
    }

    private static boolean counts(Observation observation, ValueReader reader) {
        return reader.read(observation)
                .map(value -> value.counted().isPresent())
                .orElseGet(() -> ValueReader.isSettled(observation)
                        && observation.hasValue()
                        && !observation.hasValueQuantity()
                        && reader.day(observation).isPresent());
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

    private static void point(Parameters answer, Observation observation, ValueReader reader) {
        var point = answer.addParameter().setName("point");
        reader.day(observation).ifPresent(day -> point.addPart().setName("day").setValue(new DateType(day.toString())));
        point.addPart()
                .setName("item")
                .setValue(new CodeType(observation.getCode().getCodingFirstRep().getCode()));
        if (observation.hasValueQuantity()) {
            point.addPart().setName("value").setValue(value(observation, reader));
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

    /** The value as it was written; HbA1c by JDS as NGSP, so that years before 2013 stand beside those after it. */
    private static Quantity value(Observation observation, ValueReader reader) {
        var written = observation.getValueQuantity();
        return reader.read(observation)
                .flatMap(ReadValue::counted)
                .filter(counted -> Ngsp.isJds(counted.item().code()))
                .map(counted ->
                        quantity(BigDecimal.valueOf(Ngsp.ofJds(counted.value().doubleValue())), written.getCode()))
                .orElseGet(written::copy);
    }

    private static void leftOut(Parameters answer, LeftOut leftOut) {
        var part = answer.addParameter().setName("left-out");
        part.addPart().setName("observation").setValue(new Reference(reference(leftOut.source())));
        var reason = leftOut.reason().display();
        part.addPart().setName("reason").setValue(new StringType(reason.ja() + "値 (" + reason.en() + ")"));
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

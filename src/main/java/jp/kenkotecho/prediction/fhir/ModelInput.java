package jp.kenkotecho.prediction.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.NgspOfJds;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;

/** What one Observation tells models, by {@code inputs.tsv} and {@code answers.tsv}. */
sealed interface ModelInput {

    /** A number of an item; empty when it is in another unit, or one that nobody can have. */
    record Value(Item item, int place, Optional<Double> number) implements ModelInput {}

    /** Whether something is the case. */
    record Answered(RiskFactor fact, boolean is) implements ModelInput {}

    /**
     * Where an input stands.
     *
     * @param place of several readings of one day the one with the lowest stands for it
     */
    record Input(Item item, String code, boolean byLoinc, int place) {}

    /** The answers that mean yes. */
    record Answer(RiskFactor fact, String code, List<String> yes) {}

    List<Input> INPUTS = inputs();
    List<Answer> ANSWERS = TsvTable.of(ModelInput.class, "answers.tsv").rows().stream()
            .map(row -> new Answer(
                    RiskFactor.valueOf(row.get(0)),
                    row.get(1),
                    List.of(row.get(2).split(" "))))
            .toList();

    /** The units that check-ups write beside the item's own, and by how much they have to be multiplied. */
    Map<String, Double> FACTORS = Map.of("10*4/mm3", 10.0, "10*4/uL", 10.0);

    /** The codes of LOINC, as laboratories write them, and the input that each is of. */
    static Map<String, Input> byLoinc(Function<String, Stream<String>> loinc) {
        var byLoinc = new HashMap<String, Input>();
        INPUTS.stream().filter(Input::byLoinc).forEach(input -> loinc.apply(input.code())
                .forEach(code -> byLoinc.putIfAbsent(code, input)));
        return byLoinc;
    }

    /** Nothing for what models do not ask for, and for what has no value; an answer may tell of several facts. */
    static List<ModelInput> by(Observation observation, Map<String, Input> byLoinc) {
        var item = code(observation, Canonical.JLAC10_CHECKUP);
        if (item.isPresent()) {
            var code = item.get();
            var input =
                    INPUTS.stream().filter(one -> code.startsWith(one.code())).findFirst();
            return Stream.concat(
                            input.flatMap(one -> value(observation, one)).stream()
                                    .<ModelInput>flatMap(ModelInput::withNgsp),
                            ANSWERS.stream()
                                    .filter(answer -> code.startsWith(answer.code()))
                                    .flatMap(answer -> answered(observation, answer).stream()))
                    .toList();
        }
        return code(observation, Canonical.LOINC)
                .flatMap(code -> Optional.ofNullable(byLoinc.get(code)))
                .flatMap(input -> value(observation, input))
                .<List<ModelInput>>map(List::of)
                .orElse(List.of());
    }

    private static Optional<Value> value(Observation observation, Input input) {
        return observation.hasValueQuantity() && observation.getValueQuantity().getComparator() == null
                ? Optional.of(new Value(
                        input.item(),
                        input.place(),
                        inUnit(observation.getValueQuantity(), input.item()).filter(input.item()::holds)))
                : Optional.empty();
    }

    /** Check-ups until March 2013 wrote HbA1c by JDS alone: models read it by NGSP, after any that was written so. */
    private static Stream<Value> withNgsp(Value value) {
        return value.item() == Item.HBA1C_JDS
                ? Stream.of(
                        value,
                        new Value(Item.HBA1C, value.place(), value.number().map(NgspOfJds::ngsp)))
                : Stream.of(value);
    }

    private static Optional<Double> inUnit(Quantity quantity, Item item) {
        var unit = quantity.getCodeElement().hasValue() ? quantity.getCode() : "";
        var isOther = item == Item.PLATELETS && FACTORS.containsKey(unit);
        return quantity.getValueElement().hasValue() && (isOther || unit.equals(item.ucum()))
                ? Optional.of(quantity.getValue().doubleValue() * (isOther ? FACTORS.getOrDefault(unit, 1.0) : 1))
                : Optional.empty();
    }

    private static Optional<ModelInput> answered(Observation observation, Answer answer) {
        return observation.hasValueCodeableConcept()
                ? observation.getValueCodeableConcept().getCoding().stream()
                        .filter(Coding::hasCode)
                        .findFirst()
                        .map(coding -> new Answered(answer.fact(), isYes(coding, answer)))
                : Optional.empty();
    }

    private static boolean isYes(Coding coding, Answer answer) {
        var inList = coding.getCode() + "@" + String.valueOf(coding.getSystem()).replaceFirst("^urn:oid:", "");
        return answer.yes().contains(coding.getCode()) || answer.yes().contains(inList);
    }

    private static Optional<String> code(Observation observation, String system) {
        return observation.getCode().getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem())
                        && coding.getCodeElement().hasValue())
                .map(Coding::getCode)
                .findFirst();
    }

    private static List<Input> inputs() {
        var inputs = new ArrayList<Input>();
        for (var row : TsvTable.of(ModelInput.class, "inputs.tsv").rows()) {
            inputs.add(
                    new Input(Item.valueOf(row.get(0)), row.get(1), row.get(2).equals("yes"), inputs.size()));
        }
        return List.copyOf(inputs);
    }
}

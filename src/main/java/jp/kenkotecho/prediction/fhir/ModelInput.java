package jp.kenkotecho.prediction.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.CodedAnswer;
import jp.kenkotecho.checkup.fhir.ReadValue;
import jp.kenkotecho.checkup.fhir.ReadValue.Counted;
import jp.kenkotecho.checkup.fhir.ReadValue.LeftOut;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.Ngsp;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;

/** What one Observation tells models, by {@code inputs.tsv} and {@code answers.tsv}. */
sealed interface ModelInput {

    /** A number of an item, in the item's unit. */
    record Value(Item item, int place, Counted read, double number) implements ModelInput {}

    /** A number of an item that models do not read, and why. */
    record NotRead(Item item, Text why) implements ModelInput {}

    /** Whether something is the case. */
    record Answered(RiskFactor fact, boolean is) implements ModelInput {}

    /**
     * Where an input stands.
     *
     * @param place of several readings of one day the one with the lowest stands for it
     */
    record Input(Item item, String code, boolean byLoinc, int place) {}

    /** The answers that mean yes. */
    record Answer(RiskFactor fact, String code, List<String> yes) {

        /** The number beyond which it is yes; empty where it is no number. */
        Optional<Double> above() {
            return yes.stream()
                    .filter(one -> one.startsWith(ABOVE))
                    .map(one -> Double.valueOf(one.substring(ABOVE.length())))
                    .findFirst();
        }
    }

    String ABOVE = ">";

    List<Input> INPUTS = inputs();
    List<Answer> ANSWERS = TsvTable.of(ModelInput.class, "answers.tsv").rows().stream()
            .map(row -> new Answer(
                    RiskFactor.valueOf(row.get(0)),
                    row.get(1),
                    List.of(row.get(2).split(" "))))
            .toList();

    /** Platelets of check-ups are counted in ten thousands, those of models in thousands. */
    double THOUSANDS = 10;

    Text OUT_OF_RANGE = new Text("モデルの読む範囲の外の", "outside of what models read");

    /** What to search for to find them. */
    static List<Token> codes() {
        var inputs = INPUTS.stream().flatMap(input -> items(input.code(), false)
                .flatMap(item -> Stream.concat(
                        Stream.of(new Token("urn:oid:" + item.system(), item.code())),
                        input.byLoinc() && !item.loinc().isEmpty()
                                ? Stream.of(new Token("http://loinc.org", item.loinc()))
                                : Stream.empty())));
        var answers = ANSWERS.stream()
                .flatMap(answer -> items(answer.code(), answer.above().isPresent()))
                .map(item -> new Token("urn:oid:" + item.system(), item.code()));
        return Stream.concat(inputs, answers).distinct().toList();
    }

    /** Nothing for what models do not ask for, and for what has no value; an answer may tell of several facts. */
    static List<ModelInput> by(Observation observation, ValueReader reader) {
        return Stream.concat(
                        reader.read(observation).stream().flatMap(ModelInput::numbers),
                        ValueReader.isSettled(observation)
                                ? answers(observation, reader).stream()
                                : Stream.<Answered>empty())
                .toList();
    }

    /** What its answer tells, settled or not. */
    static List<Answered> answers(Observation observation, ValueReader reader) {
        return ValueReader.item(observation).stream()
                .flatMap(item -> ANSWERS.stream()
                        .filter(answer -> item.code().startsWith(answer.code())
                                && (answer.above().isPresent() || item.system().equals(Catalogue.CHECKUP)))
                        .flatMap(answer -> answered(observation, item, answer, reader).stream()))
                .toList();
    }

    private static Stream<ModelInput> numbers(ReadValue read) {
        return INPUTS.stream()
                .filter(input -> read.item().system().equals(Catalogue.CHECKUP)
                        && read.item().code().startsWith(input.code())
                        && (input.byLoinc() || !read.isByLoinc()))
                .findFirst()
                .stream()
                .flatMap(input -> read instanceof Counted counted
                        ? counted(input, counted)
                        : Stream.of(new NotRead(
                                input.item(), ((LeftOut) read).reason().display())));
    }

    /** Check-ups until March 2013 wrote HbA1c by JDS alone: models read it by NGSP, after any that was written so. */
    private static Stream<ModelInput> counted(Input input, Counted counted) {
        var number = counted.value().doubleValue() * (input.item() == Item.PLATELETS ? THOUSANDS : 1);
        if (!input.item().holds(number)) {
            return Stream.of(new NotRead(input.item(), OUT_OF_RANGE));
        }
        var value = new Value(input.item(), input.place(), counted, number);
        return input.item() == Item.HBA1C_JDS
                ? Stream.of(value, new Value(Item.HBA1C, input.place(), counted, Ngsp.ofJds(number)))
                : Stream.of(value);
    }

    private static Optional<Answered> answered(
            Observation observation, jp.kenkotecho.checkup.model.CheckupItem item, Answer answer, ValueReader reader) {
        if (answer.above().isPresent()) {
            var most = answer.above().get();
            return reader.read(observation)
                    .flatMap(ReadValue::counted)
                    .map(counted -> new Answered(answer.fact(), counted.value().doubleValue() > most));
        }
        return CodedAnswer.coding(observation)
                .map(Coding::getCode)
                .or(() -> reader.day(observation).flatMap(day -> CodedAnswer.of(observation, item, day)))
                .map(code -> new Answered(answer.fact(), isYes(observation, code, answer)));
    }

    private static boolean isYes(Observation observation, String code, Answer answer) {
        var list = CodedAnswer.coding(observation)
                .map(coding -> String.valueOf(coding.getSystem()).replaceFirst("^urn:oid:", ""))
                .orElse("");
        return answer.yes().contains(code) || answer.yes().contains(code + "@" + list);
    }

    private static Stream<jp.kenkotecho.checkup.model.CheckupItem> items(String beginning, boolean isOfAnyList) {
        return Catalogue.items()
                .filter(item -> item.code().startsWith(beginning)
                        && (isOfAnyList || item.system().equals(Catalogue.CHECKUP)));
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

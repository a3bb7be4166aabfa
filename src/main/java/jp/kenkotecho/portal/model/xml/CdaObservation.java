package jp.kenkotecho.portal.model.xml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Beyond;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.NotDone;
import jp.kenkotecho.checkup.model.CheckupFinding.NotMeasurable;
import jp.kenkotecho.checkup.model.CheckupFinding.Range;
import jp.kenkotecho.checkup.model.CheckupFinding.Value;
import jp.kenkotecho.checkup.model.CheckupFinding.Words;
import jp.kenkotecho.portal.model.CodeSystems;
import jp.kenkotecho.portal.model.xml.Xml.Element;

/** One observation of a 特定健診情報ファイル, with its code. */
record CdaObservation(Element observation) {

    private static final String ITEMS = "1.2.392.200119.6.1005";

    /** 入力下限以下 and 入力上限以上 are written as answers of HL7's ObservationInterpretation. */
    private static final String INTERPRETATION = "2.16.840.1.113883.5.83";

    String path() {
        return observation.path();
    }

    /** HL7 CDA R2, ActStatus: whatever is under way, given up or taken back is no result; most files say nothing. */
    boolean counts() {
        return Set.of("", "completed").contains(observation.at("code", "statusCode"));
    }

    /** What it found; empty when it has no value, or one that cannot be read. */
    Optional<CheckupFinding> finding(String section) {
        var code = observation.first("code").orElseThrow();
        var system = code.at("codeSystem");
        return value().map(value -> new CheckupFinding(
                system.isEmpty() ? ITEMS : spelled(system),
                code.at("code"),
                code.at("displayName"),
                value,
                observation.at("code", "methodCode"),
                observation.at("code", "interpretationCode"),
                range(),
                examiner(),
                section,
                path()));
    }

    private static String spelled(String system) {
        return CodeSystems.oid(system).orElse(system);
    }

    private String examiner() {
        return observation
                .first("author", "assignedAuthor", "assignedPerson", "name")
                .map(CheckupXml::allText)
                .orElse("");
    }

    private Optional<Value> value() {
        if (observation.at("negationInd").equals("true")) {
            return Optional.of(new NotDone());
        }
        var values = observation.all("value").toList();
        var beyond = values.stream()
                .filter(value -> value.at("codeSystem").equals(INTERPRETATION))
                .map(value -> value.at("code"))
                .filter(code -> code.equals("L") || code.equals("H"))
                .findFirst();
        if (beyond.isPresent()) {
            var measured =
                    values.stream().flatMap(value -> number(value).stream()).findFirst();
            return Optional.of(new Beyond(beyond.get().equals("H"), measured));
        }
        return values.stream().findFirst().flatMap(CdaObservation::value);
    }

    private static Optional<Value> value(Element value) {
        if (!value.at("nullFlavor").isEmpty()) {
            return Optional.of(new NotMeasurable());
        }
        var type = value.at("type").replaceFirst(".*:", "");
        return switch (type) {
            case "PQ", "INT", "REAL" -> number(value).map(Value.class::cast);
            case "CD", "CO", "CE", "CV" ->
                value.at("code").isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Answer(spelled(value.at("codeSystem")), value.at("code"), value.at("displayName")));
            default -> Optional.of(new Words(value.text().isEmpty() ? value.at("value") : value.text()));
        };
    }

    private static Optional<Measure> number(Element value) {
        return decimal(value.at("value")).map(number -> new Measure(number, value.at("unit")));
    }

    private Range range() {
        var values = observation.first("referenceRange", "observationRange", "value");
        return values.map(value -> new Range(
                        value.first("low").flatMap(CdaObservation::number),
                        value.first("high").flatMap(CdaObservation::number)))
                .orElse(Range.NONE);
    }

    /** Exactly as written: the zeros behind it tell how it was measured. */
    private static Optional<BigDecimal> decimal(String text) {
        return text.matches("-?\\d{1,9}(\\.\\d{1,6})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}

package jp.kenkotecho.checkup.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Beyond;
import jp.kenkotecho.checkup.model.CheckupFinding.Day;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.NotDone;
import jp.kenkotecho.checkup.model.CheckupFinding.NotMeasurable;
import jp.kenkotecho.checkup.model.CheckupFinding.Words;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.checkup.model.Named;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * One finding as an Observation in the shape of {@code kt-checkup-item}: the code decides, names of the source do not.
 * One without a code, whose name is of several items or none, has what is known of it and does not claim that shape.
 * What the catalogue does not know is kept as it came, and said.
 */
public final class FindingToObservation {

    private static final String OID = "urn:oid:";
    private static final String METHOD = OID + "1.2.392.200119.6.1007";
    static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private static final Map<String, String> JUDGEMENTS = Map.of("L", "Low", "N", "Normal", "H", "High");

    private final PersonId person;
    private final LocalDate day;
    private final List<Problem> notes = new ArrayList<>();

    /** @param day on which the person was examined */
    public FindingToObservation(PersonId person, LocalDate day) {
        this.person = person;
        this.day = day;
    }

    /** The oddities met so far: never a value. */
    public List<Problem> notes() {
        return List.copyOf(notes);
    }

    /** The Observation; empty for words that are blank. */
    public Optional<Observation> of(CheckupFinding finding) {
        var item = item(finding);
        if (finding.value() instanceof Words words && words.text().isBlank()) {
            notes.add(
                    Problem.of(Problem.Kind.LEFT_OUT, "文字の入っていない項目を取り込みませんでした。", "An item of blank text was left out.")
                            .at(finding.where()));
            return Optional.empty();
        }
        var observation = new Observation().setStatus(ObservationStatus.FINAL);
        if (!finding.code().isEmpty()) {
            observation.getMeta().addProfile(Canonical.profile("kt-checkup-item"));
        }
        categories(observation, item.map(CheckupItem::category).orElse("exam"));
        observation.setSubject(new Reference("Patient/" + person.value()));
        observation.setEffective(new DateTimeType(day.toString()));
        code(observation, finding, item);
        value(observation, finding, item);
        range(observation, finding, item);
        if (JUDGEMENTS.containsKey(finding.judgement())) {
            observation.addInterpretation(new CodeableConcept(
                    new Coding(INTERPRETATION, finding.judgement(), JUDGEMENTS.get(finding.judgement()))));
        }
        method(observation, finding, item);
        if (!finding.examiner().isEmpty()) {
            observation.addPerformer().setType("Practitioner").setDisplay(finding.examiner());
        }
        return Optional.of(observation);
    }

    private static Optional<CheckupItem> item(CheckupFinding finding) {
        return finding.code().isEmpty()
                ? Named.items(finding.name()).stream().findFirst()
                : Catalogue.item(finding.system(), finding.code());
    }

    private static void categories(Observation observation, String category) {
        var r4 = category.equals("body-measurement") ? "vital-signs" : category;
        observation.addCategory(HomeReading.category(Canonical.OBSERVATION_CATEGORY, r4));
        observation.addCategory(HomeReading.category(Canonical.JP_OBSERVATION_CATEGORY, category));
    }

    private void code(Observation observation, CheckupFinding finding, Optional<CheckupItem> item) {
        var name =
                item.map(known -> known.name().ja()).orElse(finding.name().isEmpty() ? finding.code() : finding.name());
        observation.setCode(new CodeableConcept().setText(name));
        if (!finding.code().isEmpty()) {
            var coding = observation.getCode().addCoding();
            coding.setSystem(uri(finding.system())).setCode(finding.code());
            item.ifPresent(known -> coding.setDisplay(known.name().ja()));
        }
        if (item.isEmpty() && finding.code().isEmpty()) {
            note(finding, "知らない項目名です。名前と値をそのまま残しました。", "An unknown name; it and its value are kept as they came.");
        } else if (item.isEmpty()) {
            note(finding, "知らない項目コードです。名前と値をそのまま残しました。", "An unknown item code; name and value are kept as they came.");
        } else if (!finding.name().isEmpty() && !Named.isNameOf(item.get(), finding.name())) {
            note(finding, "項目の名前がコードと違います。コードを使いました。", "The item's name is not that of its code; the code was used.");
        }
        item.filter(known -> !finding.code().isEmpty() || sharesLoinc(finding, known))
                .map(CheckupItem::loinc)
                .filter(loinc -> !loinc.isEmpty() && FindingValue.unitAgrees(finding, item.get()))
                .ifPresent(loinc -> observation
                        .getCode()
                        .addCoding(new Coding().setSystem(Canonical.LOINC).setCode(loinc)));
    }

    /** Whether the methods of a name share the LOINC code: of several, only what they have in common is known. */
    private static boolean sharesLoinc(CheckupFinding finding, CheckupItem item) {
        return Named.items(finding.name()).stream()
                .allMatch(other -> other.loinc().equals(item.loinc()));
    }

    private void value(Observation observation, CheckupFinding finding, Optional<CheckupItem> item) {
        if (finding.value() instanceof Measure measure) {
            if (item.isPresent() && !FindingValue.unitAgrees(finding, item.get())) {
                note(
                        finding,
                        "単位が項目の単位と違います。書かれたとおりに残しました。",
                        "The unit is not that of the item; it is kept as written.");
            }
            observation.setValue(FindingValue.quantity(measure, item));
        } else if (finding.value() instanceof Answer answer) {
            observation.setValue(answer(finding, answer, item));
        } else if (finding.value() instanceof Day day) {
            observation.setValue(new DateTimeType(day.text()));
        } else if (finding.value() instanceof Words words) {
            observation.setValue(FindingValue.day(words, item)
                    .<Type>map(text -> new DateTimeType(text))
                    .orElseGet(() -> new StringType(words.text())));
        } else if (finding.value() instanceof Beyond beyond) {
            FindingValue.beyond(observation, beyond, item);
        } else if (finding.value() instanceof NotDone) {
            FindingValue.absent(observation, "not-performed", "未実施");
        } else if (finding.value() instanceof NotMeasurable) {
            FindingValue.absent(observation, "error", "測定不可能");
        }
    }

    private CodeableConcept answer(CheckupFinding finding, Answer answer, Optional<CheckupItem> item) {
        var list = answer.list().isEmpty()
                ? item.map(known -> Catalogue.answersOf(known, day)).orElse("")
                : answer.list();
        if (item.filter(known -> !Catalogue.mayAnswer(known, list)).isPresent()) {
            note(
                    finding,
                    "回答が、この項目のものではない一覧から選ばれています。読み替えず、書かれた言葉だけを残しました。",
                    "The answer is of another list than the item's: it is not read, and only its words are kept.");
            return new CodeableConcept().setText(inWords(answer));
        }
        var display = Catalogue.answer(list, answer.code());
        if (display.isEmpty()) {
            note(finding, "知らない回答コードです。そのまま残しました。", "An unknown answer; it is kept as it came.");
        }
        var coding = new Coding().setCode(answer.code());
        if (!list.isEmpty()) {
            coding.setSystem(uri(list));
        }
        display.ifPresent(coding::setDisplay);
        var text = display.orElse(answer.display().isEmpty() ? answer.code() : answer.display());
        return new CodeableConcept(coding).setText(text);
    }

    /** An answer whose code would be taken for one of the item's own. */
    private static String inWords(Answer answer) {
        var said = answer.display().isEmpty() ? "" : answer.display() + " ";
        return said + "(" + answer.list() + " の " + answer.code() + ")";
    }

    private static void range(Observation observation, CheckupFinding finding, Optional<CheckupItem> item) {
        var range = finding.reference();
        if (range.low().isEmpty() && range.high().isEmpty()) {
            return;
        }
        var component = observation.addReferenceRange();
        range.low().ifPresent(low -> component.setLow(FindingValue.quantity(low, item)));
        range.high().ifPresent(high -> component.setHigh(FindingValue.quantity(high, item)));
    }

    private static void method(Observation observation, CheckupFinding finding, Optional<CheckupItem> item) {
        var code = finding.method().isEmpty() && !finding.code().isEmpty()
                ? item.map(known -> known.method().code()).orElse("")
                : finding.method();
        if (code.isEmpty()) {
            return;
        }
        var coding = new Coding().setSystem(METHOD).setCode(code);
        Catalogue.method(code).ifPresent(coding::setDisplay);
        observation.setMethod(new CodeableConcept(coding));
        Catalogue.method(code).ifPresent(observation.getMethod()::setText);
    }

    private static String uri(String system) {
        return system.contains(":") ? system : OID + system;
    }

    private void note(CheckupFinding finding, String ja, String en) {
        notes.add(Problem.of(Problem.Kind.MALFORMED, ja, en).at(finding.where()));
    }
}

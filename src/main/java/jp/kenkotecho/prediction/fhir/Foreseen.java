package jp.kenkotecho.prediction.fhir;

import jp.kenkotecho.prediction.model.Prospect;
import jp.kenkotecho.prediction.model.Prospect.Expected;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The answer yes or no about a condition, or that it is there already. */
public enum Foreseen {
    PRESENT("present", "すでにその値か治療です", "There already, by value or treatment"),
    EXPECTED("expected", "見こまれます", "Expected"),
    NOT_EXPECTED("not-expected", "見こまれる値では届きません", "Not by the values that are expected");

    private final String code;
    private final Text name;

    Foreseen(String code, String ja, String en) {
        this.code = code;
        this.name = new Text(ja, en);
    }

    /** The answer of a prospect that is known. */
    public static Foreseen of(Prospect prospect) {
        return prospect instanceof Expected expected ? expected.isExpected() ? EXPECTED : NOT_EXPECTED : PRESENT;
    }

    public Text display() {
        return name;
    }

    CodeableConcept concept() {
        return new CodeableConcept()
                .addCoding(new Coding(PredictedValue.MARKS, code, name.ja()))
                .setText(name.ja());
    }
}

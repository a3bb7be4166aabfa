package jp.kenkotecho.profile;

import java.util.Optional;
import jp.kenkotecho.record.ShownText;
import org.hl7.fhir.r4.model.HumanName;

/** A name as it is written for people to read. */
public final class ShownName {

    private ShownName() {}

    /** The text, or else family and given name in Japanese order; empty when there is none. */
    public static String of(HumanName name) {
        return ShownText.of(
                name.getTextElement().hasValue()
                        ? name.getText()
                        : String.join(
                                        " ",
                                        Optional.ofNullable(name.getFamily()).orElse(""),
                                        name.getGivenAsSingleString())
                                .strip());
    }
}

package jp.kenkotecho.conformance;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * One thing that the validator says of a resource.
 *
 * @param isError whether the resource breaks a rule; else it is a remark
 * @param rule the validator's own name of the rule, or the URL of the definition with the key of its constraint
 * @param where FHIRPath
 * @param text in our words, which quote nothing of the resource
 * @param said the validator's own English sentence, which may quote the resource
 */
record Finding(boolean isError, String rule, String where, Text text, String said) {

    /** The arguments of the validator's sentence that say what was expected, and our sentence around them. */
    private record Words(String rule, Text text) {}

    private static final Map<String, Words> WORDS = TsvTable.of(Finding.class, "validator-messages.tsv").rows().stream()
            .map(row -> new Words(row.get(0), new Text(row.get(1), row.get(2))))
            .collect(Collectors.toMap(Words::rule, Function.identity()));

    private static final Text OTHER =
            new Text("FHIR R4 かプロファイルの決まりに合いません。", "It breaks a rule of FHIR R4 or of a profile.");
    private static final Text REMARK = new Text("誤りではありませんが、確かめてください。", "Not an error, but worth a look.");
    private static final Text CONSTRAINT = new Text("決まり {0} に合いません: {1}", "It breaks the rule {0}: {1}");

    /** The validator's sentences, out of which the arguments are read back. */
    private static final ResourceBundle SENTENCES = ResourceBundle.getBundle("Messages", Locale.ROOT);

    static Finding of(ValidationMessage message) {
        var rule = message.getMessageId() == null ? "" : message.getMessageId();
        var isError = message.getLevel().isError();
        var text = words(rule, message.getMessage()).orElse(isError ? OTHER : REMARK);
        return new Finding(isError, rule, message.getLocation(), text, message.getMessage());
    }

    /** A resource that the validator could not get through. */
    static Finding unreadable(String type) {
        return new Finding(true, "unreadable", type, OTHER, OTHER.en());
    }

    Problem problem() {
        var name = rule.isEmpty() ? "" : " [" + rule + "]";
        return Problem.of(Problem.Kind.NONCONFORMING, text.ja() + name, text.en() + name)
                .at(where);
    }

    private static Optional<Text> words(String rule, String said) {
        if (rule.contains("#")) {
            return arguments("INV_FAILED_SOURCE", said)
                    .or(() -> arguments("INV_FAILED", said))
                    .map(arguments -> filled(CONSTRAINT, arguments));
        }
        return Optional.ofNullable(WORDS.get(rule))
                .flatMap(known -> arguments(rule, said).map(arguments -> filled(known.text, arguments)));
    }

    private static Optional<Object[]> arguments(String rule, String said) {
        return Stream.of(rule, rule + "_one", rule + "_other")
                .filter(SENTENCES::containsKey)
                .map(name -> new MessageFormat(SENTENCES.getString(name).strip(), Locale.ROOT))
                .flatMap(sentence -> Stream.ofNullable(sentence.parse(said, new ParsePosition(0))))
                .map(read ->
                        Arrays.stream(read).map(one -> one == null ? "" : one).toArray())
                .findFirst();
    }

    private static Text filled(Text text, Object... arguments) {
        return new Text(filled(text.ja(), arguments), filled(text.en(), arguments));
    }

    private static String filled(String text, Object[] arguments) {
        return new MessageFormat(text.replace("'", "''"), Locale.ROOT).format(arguments);
    }
}

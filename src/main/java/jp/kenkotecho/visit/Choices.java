package jp.kenkotecho.visit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.CodeType;

/** What somebody chose to show: the parameters {@code category} and {@code sensitivity} of an operation. */
public final class Choices {

    private Choices() {}

    /** Empty when none is chosen; throws a Refusal for a code that is none. */
    public static Set<InformationCategory> categories(Inputs inputs) {
        return all(inputs, "category", code -> Stream.of(InformationCategory.values())
                .filter(category -> category.code().equals(code))
                .findFirst());
    }

    /** The sensitive records that are shown too; throws a Refusal for a code that is none. */
    public static Set<Restriction> sensitivities(Inputs inputs) {
        return all(inputs, "sensitivity", code -> Restriction.sensitivities().stream()
                .filter(one -> one.code().equals(code))
                .findFirst());
    }

    private static <T> Set<T> all(Inputs inputs, String name, Function<String, Optional<T>> known) {
        var all = new HashSet<T>();
        for (var parameter : inputs.all(name)) {
            var code = parameter.getValue() instanceof CodeType given ? String.valueOf(given.getValue()) : "";
            all.add(known.apply(code).orElseThrow(() -> new Refusal(unknown(name))));
        }
        return all;
    }

    private static Problem unknown(String name) {
        return Problem.of(Problem.Kind.MALFORMED, name + " に知らないコードがあります。", "A code of " + name + " is not known.")
                .at(name);
    }
}

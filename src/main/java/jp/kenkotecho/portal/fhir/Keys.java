package jp.kenkotecho.portal.fhir;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Identifier;

/** The keys by which the rows of a file are recognised again: their natural key, and which of equal ones they are. */
final class Keys {

    private final PersonId person;
    private final UnaryOperator<String> keyed;
    private final Map<String, Integer> seen = new HashMap<>();

    /** @param keyed turns personal text into a key that does not tell it */
    Keys(PersonId person, UnaryOperator<String> keyed) {
        this.person = person;
        this.keyed = keyed;
    }

    /** Two equal rows of one file are two: the same pharmacy twice in a month. */
    Identifier next(String kind, String... natural) {
        var key = key(kind, natural);
        return identifier(kind, key + "\n" + seen.merge(key, 1, Integer::sum));
    }

    /** The key of what is one however often it is met. */
    Identifier one(String kind, String... natural) {
        return identifier(kind, key(kind, natural));
    }

    private String key(String kind, String... natural) {
        return person.value() + "\n" + kind + "\n" + String.join("\n", natural);
    }

    private Identifier identifier(String kind, String key) {
        return new Identifier().setSystem(Canonical.ID + kind).setValue(keyed.apply(key));
    }
}

package jp.kenkotecho.record;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The logical id of a resident's Patient resource, which says whose record it is.
 *
 * @param value as in the URL, {@code demo-hanako}
 */
public record PersonId(String value) {

    /** FHIR R4 datatypes, "id". */
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    /** The id in this text; empty when it cannot be one. */
    public static Optional<PersonId> read(String text) {
        return FHIR_ID.matcher(text).matches() ? Optional.of(new PersonId(text)) : Optional.empty();
    }

    public PersonId {
        if (!FHIR_ID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a FHIR id");
        }
    }
}

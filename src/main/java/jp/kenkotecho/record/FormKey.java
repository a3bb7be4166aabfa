package jp.kenkotecho.record;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The key that a form carries: the same words out of the same form are one record, however often it is sent. */
public record FormKey(UUID form) {

    /** The key as a form sent it; empty for what is none. */
    public static Optional<FormKey> of(String sent) {
        try {
            return Optional.of(new FormKey(UUID.fromString(sent)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An identifier for what was said: who goes back and says something else in the form says another thing. */
    public String saying(String... words) {
        var said = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
        return form + "." + UUID.nameUUIDFromBytes(said);
    }
}

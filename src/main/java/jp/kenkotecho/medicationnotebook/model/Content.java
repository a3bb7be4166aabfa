package jp.kenkotecho.medicationnotebook.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Data of a symbol. Bytes are kept as bytes until all are joined: a cut between two symbols may run through the middle
 * of a character.
 */
public sealed interface Content {

    /** The bytes as the symbol carries them. */
    @SuppressWarnings("ArrayRecordComponent") // equality is written out below
    record Bytes(byte[] bytes) implements Content {

        public Bytes {
            bytes = bytes.clone();
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        /** Personal: never in a log. */
        @Override
        public String toString() {
            return "Bytes[" + bytes.length + "]";
        }
    }

    /** The words as a scanner decoded them. */
    record Words(String words) implements Content {

        /** Personal: never in a log. */
        @Override
        public String toString() {
            return "Words[" + words.length() + "]";
        }
    }

    /** The text; empty when the bytes are text neither in Shift_JIS nor in UTF-8. */
    default Optional<String> text() {
        return this instanceof Bytes data
                ? NotebookText.decode(data.bytes())
                : Optional.of(NotebookText.mended(((Words) this).words()));
    }

    /** The same as bytes, to be kept. */
    default byte[] toBytes() {
        return this instanceof Bytes data
                ? data.bytes().clone()
                : ((Words) this).words().getBytes(StandardCharsets.UTF_8);
    }

    /** One after the other; empty when one of them is text already and another is bytes that are no text by themselves. */
    static Optional<Content> join(List<Content> parts) {
        if (parts.stream().allMatch(Bytes.class::isInstance)) {
            var all = new ByteArrayOutputStream();
            parts.forEach(part -> all.writeBytes(((Bytes) part).bytes()));
            return Optional.of(new Bytes(all.toByteArray()));
        }
        var texts = parts.stream().map(Content::text).toList();
        return texts.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Words(texts.stream().map(Optional::get).collect(Collectors.joining())))
                : Optional.empty();
    }
}

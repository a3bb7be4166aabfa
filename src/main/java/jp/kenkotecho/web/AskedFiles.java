package jp.kenkotecho.web;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Small files that a page carries itself while it asks whose they are, so that nobody has to choose them again and nothing
 * is kept on the server. They come back as if they were chosen, and are read and judged anew.
 */
final class AskedFiles {

    /** Bytes of all of them: a table of one person has some tens of thousands. */
    private static final int MOST = 200_000;

    private AskedFiles() {}

    /** The fields of a form that carry them; none where they are too large to be carried. */
    static List<String> carried(List<byte[]> files) {
        var size = files.stream().mapToLong(file -> file.length).sum();
        return size > MOST
                ? List.of()
                : files.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    /** The files again; what was not made here is none. */
    static List<byte[]> read(List<String> carried) {
        return carried.stream().flatMap(AskedFiles::decoded).toList();
    }

    private static Stream<byte[]> decoded(String field) {
        try {
            return Stream.of(Base64.getDecoder().decode(field)).filter(file -> file.length > 0);
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}

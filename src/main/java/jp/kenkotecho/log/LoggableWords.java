package jp.kenkotecho.log;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.kenkotecho.record.TsvTable;

/**
 * The words that may be told: ours, and those of the classes in {@code speakers.tsv}, with what is filled into them; of
 * everybody else only words that stand, letter by letter, in the class that says them (JVMS §4.4, CONSTANT_Utf8): what
 * was put together while running may hold anything.
 */
final class LoggableWords {

    private static final String OURS = "jp.kenkotecho.";

    private static final List<String> TRUSTED = TsvTable.of(LoggableWords.class, "speakers.tsv").rows().stream()
            .map(row -> row.get(0))
            .toList();

    /** The constants by class; as many as there are classes that log. */
    private static final Map<String, Set<String>> CONSTANTS = new ConcurrentHashMap<>();

    private LoggableWords() {}

    static boolean areTrustedOf(Speaker speaker) {
        return speaker.className().startsWith(OURS) || TRUSTED.stream().anyMatch(speaker.className()::startsWith);
    }

    static boolean standInTheCodeOf(Speaker speaker, String words) {
        return CONSTANTS
                .computeIfAbsent(speaker.className(), LoggableWords::constantsOf)
                .contains(words);
    }

    private static Set<String> constantsOf(String className) {
        var file = className.replace('.', '/') + ".class";
        try (var stream = LoggableWords.class.getClassLoader().getResourceAsStream(file)) {
            return stream == null ? Set.of() : sentencesIn(stream);
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** The strings of a class file that have a space in them: names of methods and types are no message. */
    private static Set<String> sentencesIn(InputStream classFile) throws IOException {
        var in = new DataInputStream(classFile);
        in.skipNBytes(8);
        var count = in.readUnsignedShort();
        var found = new HashSet<String>();
        for (var entry = 1; entry < count; entry++) {
            var tag = in.readUnsignedByte();
            if (tag == 1) {
                var text = in.readUTF();
                if (text.indexOf(' ') >= 0) {
                    found.add(text);
                }
            } else {
                in.skipNBytes(bytesOf(tag));
                // A long and a double take two entries.
                entry += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        return Set.copyOf(found);
    }

    private static int bytesOf(int tag) throws IOException {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IOException("no entry of a constant pool has the tag " + tag);
        };
    }
}

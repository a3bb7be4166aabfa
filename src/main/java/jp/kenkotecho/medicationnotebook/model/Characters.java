package jp.kenkotecho.medicationnotebook.model;

/** Characters that stand for one that was lost. */
public final class Characters {

    /** What a writer puts where a character does not exist in its set; the format keeps it for that. */
    private static final int PLACEHOLDER = 0x25A0;

    private static final int REPLACEMENT = 0xFFFD;

    private Characters() {}

    /** Whether a name has lost a character on its way here, so that it cannot be compared. */
    public static boolean isLost(String name) {
        return name.codePoints()
                .anyMatch(c -> c == PLACEHOLDER || c == REPLACEMENT || Character.getType(c) == Character.PRIVATE_USE);
    }

    /** Whether the decoder of a scanner or a pharmacy gave up somewhere. */
    static boolean hasReplaced(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }
}

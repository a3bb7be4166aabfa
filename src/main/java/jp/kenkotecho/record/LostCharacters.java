package jp.kenkotecho.record;

/** Characters that stand for one that was lost on the way here. */
public final class LostCharacters {

    /** ■: what a writer puts where a character does not exist in its set; JAHIS keeps it for that. */
    private static final int PLACEHOLDER = 0x25A0;

    private static final int REPLACEMENT = 0xFFFD;

    private LostCharacters() {}

    /** Whether a name has lost a character, so that it cannot be compared. */
    public static boolean areIn(String name) {
        return name.codePoints()
                .anyMatch(c -> c == PLACEHOLDER || c == REPLACEMENT || Character.getType(c) == Character.PRIVATE_USE);
    }

    /** Whether the decoder of a scanner or a pharmacy gave up somewhere. */
    public static boolean wereReplacedIn(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }
}

package jp.kenkotecho.record;

/**
 * One statement in the two languages that the server speaks.
 *
 * @param ja Japanese, shown first
 * @param en English
 */
public record Text(String ja, String en) {

    public Text {
        if (ja.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text is said in Japanese and in English");
        }
    }
}

package jp.kenkotecho.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PrintableTextProperties {

    /** The library would print # for it, and fail where the font has none. */
    @Property
    void holds_nothing_that_the_font_lacks(@ForAll String text) {
        assertThat(PrintableText.of(text).codePoints()).allMatch(letter -> letter == '\n' || EmbeddedFont.has(letter));
    }
}

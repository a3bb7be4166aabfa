package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written in codes is what a reader gets, whatever the medicines, in whichever order it reads the codes. */
class NotebookCodesProperties {

    private static final String ID = "20261130074000";

    @Property(tries = 400)
    void a_notebook_is_read_as_it_was_written(@ForAll("notebooks") Notebook notebook, @ForAll long order) {
        var codes = NotebookCodes.of(notebook, ID);
        var symbols = new ArrayList<>(
                codes.texts().stream().map(NotebookCodes::bytes).map(Symbol::of).toList());
        Collections.shuffle(symbols, new Random(order));

        var reading = NotebookReader.read(symbols);

        assertThat(reading).isInstanceOf(NotebookReading.Complete.class);
        assertThat(((NotebookReading.Complete) reading).slips()).containsExactly(notebook);
        assertThat(codes.notes()).isEmpty();
    }

    @Property(tries = 400)
    void every_code_fits_a_screen_says_whose_word_it_is_and_ends_with_its_number(
            @ForAll("notebooks") Notebook notebook) {
        var texts = NotebookCodes.of(notebook, ID).texts();

        assertThat(texts).hasSizeBetween(1, NotebookCodes.MOST).allSatisfy(text -> {
            assertThat(text).startsWith("JAHISTC08,2\r\n").endsWith("\r\n");
            assertThat(NotebookCodes.bytes(text).length).isLessThanOrEqualTo(NotebookCodes.BYTES_OF_CODE);
        });
        if (texts.size() > 1) {
            for (var i = 0; i < texts.size(); i++) {
                var lines = texts.get(i).lines().toList();
                assertThat(lines.get(lines.size() - 1)).isEqualTo("911," + ID + "," + texts.size() + "," + (i + 1));
            }
        } else {
            assertThat(texts.get(0)).doesNotContain("\n911,");
        }
    }

    @Provide
    static Arbitrary<Notebook> notebooks() {
        return RandomNotebooks.any(5, 6);
    }
}

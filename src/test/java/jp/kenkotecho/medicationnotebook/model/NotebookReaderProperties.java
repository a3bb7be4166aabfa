package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NotebookReaderProperties {

    @Property(tries = 500)
    void reads_or_refuses_any_bytes(@ForAll byte[] bytes) {
        assertThat(NotebookReader.read(bytes)).isNotNull();
    }

    @Property(tries = 500)
    void reads_or_refuses_any_records(@ForAll("records") List<String> records) {
        assertThat(NotebookReader.read("JAHISTC08,1\n" + String.join("\n", records)))
                .isNotNull();
    }

    @Property(tries = 200)
    void reads_the_same_from_shift_jis_and_utf_8(@ForAll("names") String name) {
        var text = "JAHISTC08,1\r\n5,20260115,1\r\n11," + name + ",27,4,0000019,,,,1\r\n201,1," + name
                + ",1,錠,1,,1\r\n301,1,朝,7,日分,1,1,,1\r\n";

        assertThat(NotebookReader.read(text.getBytes(Charset.forName("windows-31j"))))
                .isEqualTo(NotebookReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(NotebookReader.read(text));
    }

    /** A message goes to people and logs, so nothing that stood in the slip may stand in it. */
    @Property(tries = 300)
    void says_nothing_of_what_stood_in_the_slip(@ForAll("records") List<String> records) {
        var reading = NotebookReader.read("JAHISTC08,1\n" + String.join("\n", records));
        var said = reading instanceof NotebookReading.Refused refused
                ? refused.why().toString()
                : ((NotebookReading.Complete) reading)
                        .notes().stream().map(Object::toString).collect(Collectors.joining());

        assertThat(said).doesNotContain("秘密");
    }

    @Provide
    Arbitrary<List<String>> records() {
        var number = Arbitraries.of(1, 2, 5, 11, 15, 31, 51, 55, 201, 281, 291, 301, 311, 391, 401, 911, 999);
        var field = Arbitraries.of("", "1", "2", "秘密", "秘密 太郎", "20260115", "S400101", "0", "日分", "錠", "-1", ".", "９");
        return number.flatMap(n -> field.list().ofMaxSize(12).map(fields -> n + "," + String.join(",", fields)))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("みほん薬局錠５ｍｇ髙㈱ﾐﾎﾝ").ofMinLength(1).ofMaxLength(20);
    }
}

package jp.kenkotecho.visit.model;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.crypto.KeyedMac;
import jp.kenkotecho.crypto.TestKeys;
import jp.kenkotecho.visit.model.Posters.Reading;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostersTest {

    private final Posters second = new Posters(PostersTest::key, 2, 2);

    @Test
    void a_poster_names_its_clinic() {
        assertThat(second.read(second.code("demo-ito.clinic"))).isEqualTo(new Reading.Names("demo-ito.clinic"));
    }

    @Test
    void an_older_poster_counts_for_as_long_as_the_operator_says() {
        var old = new Posters(PostersTest::key, 1, 1).code("clinic");

        assertThat(new Posters(PostersTest::key, 2, 1).read(old)).isEqualTo(new Reading.Names("clinic"));
        assertThat(second.read(old)).isEqualTo(new Reading.Outdated());
    }

    @Test
    void a_poster_under_a_key_of_tomorrow_is_none() {
        assertThat(second.read(new Posters(PostersTest::key, 3, 1).code("clinic")))
                .isEqualTo(new Reading.Forged());
    }

    @Test
    void another_servers_poster_is_none() {
        var other = new Posters(version -> key(version + 100), 2, 1);

        assertThat(second.read(other.code("clinic"))).isEqualTo(new Reading.Forged());
    }

    /** Whatever is changed of it, one letter or the version or the clinic, it is no poster any more. */
    @Property(tries = 500)
    void a_changed_code_is_forged(@ForAll @IntRange(max = 30) int at, @ForAll char letter) {
        var code = second.code("clinic").toCharArray();
        var place = at % code.length;
        var was = code[place];
        code[place] = letter;

        assertThat(second.read(new String(code)) instanceof Reading.Names).isEqualTo(was == letter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "2..clinic", "2.clinic", "999999999999.AAAAAAAAAAAAAAAAAAAAAA.clinic", "\u0000", "2"})
    void what_is_no_code_is_forged(String code) {
        assertThat(second.read(code)).isEqualTo(new Reading.Forged());
    }

    private static KeyedMac key(int version) {
        return TestKeys.mac("poster " + version);
    }
}

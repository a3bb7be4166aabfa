package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.web.Look.Contrast;
import jp.kenkotecho.web.Look.Letters;
import jp.kenkotecho.web.Look.Years;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {

    @Test
    void is_read_back_as_it_was_kept() {
        var look = new Look(Letters.LARGE, Contrast.HIGH, Years.WESTERN);

        assertThat(Look.read(look.cookie())).isEqualTo(look);
        assertThat(Look.USUAL.cookie()).isEqualTo("usual-usual-era");
    }

    @Test
    void tells_the_style_sheet() {
        assertThat(new Look(Letters.LARGE, Contrast.HIGH, Years.BOTH).classes())
                .isEqualTo("text-large contrast-high years-both");
        assertThat(Look.USUAL.classes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "large", "huge-usual-era-", "\"><script>-x-y"})
    void is_the_usual_where_a_cookie_says_nothing_that_can_be_chosen(String cookie) {
        assertThat(Look.read(cookie)).isEqualTo(Look.USUAL);
    }

    @Test
    void takes_each_word_by_itself() {
        assertThat(Look.read("large-pink-both")).isEqualTo(new Look(Letters.LARGE, Contrast.USUAL, Years.BOTH));
    }
}

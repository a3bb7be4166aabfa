package jp.kenkotecho.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormKeyTest {

    private static final String SENT = "7d9a0c1e-5b0f-4a53-9a4c-0e1c6f1d2b3a";

    @Test
    void is_the_same_for_the_same_words_of_the_same_form_alone() {
        var form = FormKey.of(SENT).orElseThrow();

        assertThat(form.saying("朝", "126"))
                .startsWith(SENT + ".")
                .isEqualTo(FormKey.of(SENT).orElseThrow().saying("朝", "126"))
                .isNotEqualTo(form.saying("朝", "128"))
                .isNotEqualTo(FormKey.of(SENT.replace('7', '8')).orElseThrow().saying("朝", "126"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "7d9a0c1e", "<b>", "7d9a0c1e-5b0f-4a53-9a4c-0e1c6f1d2b3a-1"})
    void is_none_of_what_a_form_does_not_send(String sent) {
        assertThat(FormKey.of(sent)).isEmpty();
    }
}

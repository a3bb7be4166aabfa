package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelNotesTest {

    private static final String KANA = "(?s).*[\\u3041-\\u30ff].*";

    @Test
    void every_model_of_years_to_come_has_its_notes_in_both_languages() {
        var cards = Stream.concat(Models.all().stream(), Models.optional().stream())
                .map(RiskModel::card)
                .filter(card -> card.years() > 0);

        assertThat(cards).allSatisfy(card -> {
            var notes = ModelNotes.of(card);
            assertThat(notes.population().ja()).matches(KANA);
            assertThat(notes.quality().ja()).matches(KANA);
            assertThat(notes.limits().ja()).matches(KANA).isNotEqualTo(card.limits());
            assertThat(notes.limits().en()).isEqualTo(card.limits());
        });
    }
}

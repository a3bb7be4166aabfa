package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kenkotecho.prediction.ThreeYears.Beside;
import jp.kenkotecho.prediction.ThreeYears.Likely;
import jp.kenkotecho.prediction.ThreeYears.ModelCardShown;
import jp.kenkotecho.prediction.model.ModelNotes;
import jp.kenkotecho.record.Text;
import org.junit.jupiter.api.Test;

class OneStudyTest {

    private static final ModelNotes NOTES = new ModelNotes(new Text("-", "-"), new Text("-", "-"), new Text("-", "-"));

    /** HbA1c 6.3: 30 of 100 in one year, 20 in three, 52 in five. */
    @Test
    void shows_the_study_of_most_horizons_where_studies_of_an_illness_disagree() {
        var risks = List.of(risk("K", 1, 30.4), risk("T", 3, 20), risk("K", 5, 51.6));

        assertThat(OneStudy.of(risks)).extracting(Likely::low).containsExactly(30.4, 51.6);
    }

    @Test
    void shows_all_where_more_years_have_more_people() {
        var risks = List.of(risk("K", 1, 9.2), risk("T", 3, 20), risk("K", 5, 27.5));

        assertThat(OneStudy.of(risks)).isEqualTo(risks);
        assertThat(OneStudy.of(List.of())).isEmpty();
    }

    private static final Beside BESIDE = new Beside(List.of(), List.of(), List.of());

    private static Likely risk(String study, int years, double percent) {
        var card = new ModelCardShown("id", new Text("糖尿病", "Diabetes"), years, study, NOTES);
        return new Likely(card, percent, percent, percent, percent, true, BESIDE);
    }
}

package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import jp.kenkotecho.prediction.SimulatedCheckups.Law;
import org.junit.jupiter.api.Test;

/** How exact the projection is, on people that it did not make: {@code docs/models.md} says what came out. */
class AccuracyTableTest {

    private static final int FEW = 300;

    @Test
    void finds_the_same_each_time() {
        assertThat(AccuracyTable.made(FEW)).isEqualTo(AccuracyTable.made(FEW));
    }

    /** An item that is projected from now on wants the table anew: see docs/models.md. */
    @Test
    void the_page_of_models_has_every_item_that_is_projected() throws IOException {
        var table = AccuracyTable.kept(Files.readString(AccuracyTable.PAGE, StandardCharsets.UTF_8));

        assertThat(table).startsWith(AccuracyTable.HEADER).contains(AccuracyTable.projected());
    }

    /** The criteria of acceptance, with some room for people of another process than the model's. */
    @Test
    void ranges_hold_about_four_of_five_and_no_simpler_way_is_nearer_after_a_year() {
        var pressure =
                Law.all().filter(law -> law.item().equals("SBP")).findFirst().orElseThrow();

        var accuracy = Accuracy.of(pressure, 1, 2_000);
        var row = accuracy.in(1);

        assertThat(accuracy.in(3).inside()).isBetween(0.72, 0.86);
        assertThat(row.model()).isLessThan(row.last()).isLessThan(row.mean()).isLessThan(row.line());
    }

    @Test
    void noisier_readings_leave_the_ranges_more_often() {
        var pressure =
                Law.all().filter(law -> law.item().equals("SBP")).findFirst().orElseThrow();

        assertThat(Accuracy.of(pressure, 2, 1_000).in(3).inside())
                .isLessThan(Accuracy.of(pressure, 1, 1_000).in(3).inside() - 0.1);
    }
}

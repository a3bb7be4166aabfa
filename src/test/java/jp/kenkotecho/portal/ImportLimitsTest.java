package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.junit.jupiter.api.Test;

class ImportLimitsTest {

    private static final ImportLimits LIMITS = new ImportLimits(2, 5);

    @Test
    void says_how_many_are_taken_while_one_waits_and_how_many_in_the_background() {
        assertThatCode(() -> LIMITS.demandSmall(2)).doesNotThrowAnyException();
        assertThatThrownBy(() -> LIMITS.demandSmall(3))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("make 3 records, and 2 are taken", "up to 5");
    }

    @Test
    void says_how_many_are_taken_at_all() {
        assertThatCode(() -> LIMITS.demandAllowed(5)).doesNotThrowAnyException();
        assertThatThrownBy(() -> LIMITS.demandAllowed(6)).hasMessageContaining("make 6 records, and 5 are taken");
    }

    @Test
    void fewer_in_the_background_than_at_once_is_no_setting() {
        assertThatThrownBy(() -> new ImportLimits(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ImportLimits(0, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_table_of_too_many_lines_is_told_the_limit_and_not_called_unknown() {
        var table = "接種日,予防接種名\n" + "2026-01-05,BCG\n".repeat(CsvLines.MOST);

        var file =
                FileReader.read(table.getBytes(StandardCharsets.UTF_8)).get(0).file();

        var why = ((MynaFile.Refused) file).why();
        assertThat(why.kind()).isEqualTo(Problem.Kind.TOO_MUCH);
        assertThat(why.message().en()).contains("200000");
        assertThat(why.message().ja()).contains("200000");
    }
}

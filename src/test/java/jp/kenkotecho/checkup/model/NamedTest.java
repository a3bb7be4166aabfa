package jp.kenkotecho.checkup.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.Range;
import jp.kenkotecho.checkup.model.CheckupFinding.Value;
import jp.kenkotecho.checkup.model.CheckupFinding.Words;
import jp.kenkotecho.checkup.model.CheckupItem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Items by their names alone. */
class NamedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);

    static Stream<CheckupItem> items() {
        return Catalogue.items();
    }

    static Stream<CheckupItem> itemsOfTheirOwn() {
        return items().filter(item -> Named.items(item.name().ja()).size() == 1);
    }

    @ParameterizedTest
    @MethodSource("items")
    void every_item_is_found_by_its_name(CheckupItem item) {
        assertThat(Named.items(item.name().ja())).contains(item);
        assertThat(Named.items(" " + item.name().ja() + " ")).contains(item);
    }

    /** Whatever a list of answers says, in its words or by its code; "2" that one code is and another says is neither. */
    @ParameterizedTest
    @MethodSource("itemsOfTheirOwn")
    void one_item_gets_its_code_and_its_answers(CheckupItem item) {
        assertThat(resolved(item.name().ja(), "?").code()).isEqualTo(item.code());
        if (item.kind() == Kind.ANSWER) {
            var list = Catalogue.answersOf(item, DAY);
            Catalogue.answersIn(list)
                    .flatMap(
                            code -> Stream.of(code, Catalogue.answer(list, code).orElseThrow()))
                    .forEach(written -> assertThat(
                                    resolved(item.name().ja(), written).value())
                            .isIn(answers(list, written)));
        }
    }

    private static List<Value> answers(String list, String written) {
        var means = Catalogue.answersIn(list)
                .filter(code -> code.equals(written)
                        || Catalogue.answer(list, code).orElseThrow().equals(written))
                .<Value>map(code -> new Answer(list, code, ""))
                .toList();
        return means.size() == 1 ? means : List.of(new Words(written));
    }

    @Test
    void of_several_methods_none_is_chosen() {
        assertThat(Named.items("HbA1c(NGSP値)")).hasSizeGreaterThan(1);
        assertThat(resolved("HbA1c(NGSP値)", "5.6").code()).isEmpty();
        assertThat(resolved("HbA1c(NGSP値)", "5.6").value()).isEqualTo(new Measure(new BigDecimal("5.6"), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "身長, 165.2, 165.2, ''",
        "身長, １６５.２ｃｍ, 165.2, cm",
        "身長(cm), 165.2 cm, 165.2, cm",
        "収縮期血圧(その他), 128mmHg, 128, mmHg",
    })
    void a_number_may_have_its_unit_behind_it(String name, String written, BigDecimal number, String unit) {
        assertThat(resolved(name, written).value()).isEqualTo(new Measure(number, unit));
        assertThat(Named.items(name).get(0).name().ja())
                .isEqualTo(resolved(name, written).name());
    }

    @ParameterizedTest
    @CsvSource({"身長, 測れず", "身長, '165,2'", "身長(の変化), 1", "身長(), 1", "知らない項目, 5"})
    void what_is_not_understood_stays_as_it_came(String name, String written) {
        assertThat(value(name, written)).isEqualTo(new Words(written));
    }

    private static Value value(String name, String written) {
        return resolved(name, written).value();
    }

    private static CheckupFinding resolved(String name, String written) {
        return Named.resolved(
                new CheckupFinding("", "", name, new Words(written), "", "", Range.NONE, "", "", ""), DAY);
    }
}

package jp.kenkotecho.portal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kenkotecho.portal.model.csv.OwnCsv;
import jp.kenkotecho.portal.model.csv.PortalCsv;
import jp.kenkotecho.portal.model.csv.TableLines;
import jp.kenkotecho.portal.model.json.Json;
import jp.kenkotecho.portal.model.xml.Redacted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JapaneseDatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-05, 2026-01-05",
        "20260105, 2026-01-05",
        "2026/1/5, 2026-01-05",
        "2026.1.5, 2026-01-05",
        "2026年1月5日, 2026-01-05",
        "２０２６年１月５日, 2026-01-05",
        "令和8年1月5日, 2026-01-05",
        "令和元年5月1日, 2019-05-01",
        "R8.1.5, 2026-01-05",
        "h31/4/30, 2019-04-30",
        "昭和64年1月7日, 1989-01-07",
        "大正15年12月25日, 1926-12-25",
        "明治元年9月8日, 1868-09-08",
        "2026/1/5 0:00, 2026-01-05",
        "46027, 2026-01-05",
        "5-Jan-26, 2026-01-05",
        "令8.1.5, 2026-01-05",
        "㋿8年1月5日, 2026-01-05",
    })
    void reads_days(String written, String day) {
        assertThat(JapaneseDates.day(written)).map(Object::toString).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "202601",
                "令和0年1月5日",
                "01/05/2026",
                "5-Foo-26",
                "31-Feb-26",
                "2026-02-30",
                "20260230",
                "99999999",
                "1700-01-01",
                "いつか",
                "2026年1月"
            })
    void finds_no_day_where_there_is_none(String written) {
        assertThat(JapaneseDates.day(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026年1月, 2026-01",
        "令和8年1月, 2026-01",
        "2026/01, 2026-01",
        "2026-1, 2026-01",
        "2025/1/1, 2025-01",
        "2025/10/1 0:00, 2025-10"
    })
    void reads_months(String written, String month) {
        assertThat(JapaneseDates.month(written)).map(Object::toString).contains(month);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026年13月", "20260105", "2026-01-05", "3000年1月"})
    void finds_no_month_where_there_is_none(String written) {
        assertThat(JapaneseDates.month(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'1,234', 1234", "1234円, 1234", "１，２３４円, 1234", "▲450, -450", "-450, -450", "¥0, 0"})
    void reads_yen(String written, long yen) {
        assertThat(JapaneseDates.yen(written)).contains(yen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12.5", "千円", "1 2 x", "--1", "12345678901234"})
    void finds_no_yen_where_there_are_none(String written) {
        assertThat(JapaneseDates.yen(written)).isEmpty();
    }

    @Test
    void reads_numbers_as_written() {
        assertThat(JapaneseDates.decimal("６２．５０"))
                .hasValueSatisfying(number -> assertThat(number).hasToString("62.50"));
        assertThat(JapaneseDates.decimal("1e5")).isEmpty();
        assertThat(JapaneseDates.count("28日分")).isEqualTo(28);
        assertThat(JapaneseDates.count("約三日")).isZero();
    }

    /** What the tables may hold is documented: every column, and what they must have in bold. */
    @Test
    void every_column_of_our_tables_is_documented() throws IOException {
        var page = Files.readString(Path.of("docs", "imports.md"), StandardCharsets.UTF_8);

        assertThat(OwnCsv.columns()).allSatisfy(row -> assertThat(page)
                .contains(row.get(2).isEmpty() ? row.get(1) : "**" + row.get(1) + "**"));
    }

    /** A cell of brackets alone must not take the square of its length. */
    @Test
    void brackets_without_end_are_read_at_once() {
        var lines = new TableLines(
                List.of(List.of("わたしの情報"), List.of("医療費通知情報"), List.of("(".repeat(400_000), "x"), List.of("医療費情報明細")));

        assertThat(PortalCsv.read(lines)).isInstanceOf(MynaFile.Refused.class);
        assertThat(Redacted.of("<XmlMsg><a>" + " ".repeat(400_000) + "</XmlMsg"))
                .startsWith("<XmlMsg>");
    }

    @Test
    void json_that_is_something_else_is_empty() {
        var json = new Json(Map.of("a", List.of(1, "x", true), "b", Map.of("c", "d")));

        assertThat(json.at("a").items().map(Json::text)).containsExactly("1", "x", "true");
        assertThat(json.at("b").text("c")).isEqualTo("d");
        assertThat(json.at("b").text()).isEmpty();
        assertThat(json.at("x").at("y").text()).isEmpty();
        assertThat(json.at("a").at("y").text()).isEmpty();
        assertThat(json.at("b").items()).isEmpty();
        assertThat(json.at("a").fields()).isEmpty();
        assertThat(json.at("b").first()).isEmpty();
        assertThat(json.at("a").has("b")).isFalse();
        assertThat(json.isResource()).isFalse();
        assertThat(Stream.of("男", "女性", "1", "2", "x").map(Subject::sex)).containsExactly("1", "2", "1", "2", "");
        assertThat(new TableLines(List.of(List.of("a"))).cell(3, 0)).isEmpty();
        assertThat(new TableLines(List.of(List.of("a"))).cell(0, 3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'1,200', 1200", "１２０, 120", "'1,234,567.5', 1234567.5", "'12,00', ''", "'1,2', ''"})
    void reads_amounts_with_thousands_and_full_width(String written, String number) {
        assertThat(JapaneseDates.decimal(written).map(Object::toString).orElse(""))
                .isEqualTo(number);
    }
}

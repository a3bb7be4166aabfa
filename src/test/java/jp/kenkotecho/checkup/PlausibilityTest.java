package jp.kenkotecho.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.checkup.model.CheckupFinding.Answer;
import jp.kenkotecho.checkup.model.CheckupFinding.Measure;
import jp.kenkotecho.checkup.model.CheckupFinding.Range;
import jp.kenkotecho.checkup.model.Plausibility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTest {

    @ParameterizedTest
    @CsvSource({
        "9N001=170 9N006=65.0 9N011=22.5, 0",
        "9N001=170 9N006=65.0 9N011=25.2, 1",
        "9N001=0 9N006=65.0 9N011=25.2, 0",
        "9N006=65.0 9N011=25.2, 0",
        "3F050=200 3F070=50 3F069=150, 0",
        "3F050=200 3F070=50 3F069=160, 1",
        "3F050=200 3F070=50 3F015=100 3F0770000023919=130, 0",
        "3F050=200 3F070=50 3F015=100 3F0770000023919=150, 1",
        "3F050=200 3F070=50 3F015=500 3F0770000023919=150, 0",
        "9N141=a3 3D0100000019=95, 1",
        "9N141=a2 3D0100000019=95, 0",
        "9N141=a4, 0",
        "9N006000000000001=6000, 1",
        "9N006000000000001=-5, 1",
        "9N006000000000001=62.8, 0",
    })
    void says_what_does_not_agree(String values, int doubts) {
        var found = Plausibility.doubts(
                Arrays.stream(values.split(" ")).map(PlausibilityTest::finding).toList());

        assertThat(found).hasSize(doubts).allMatch(doubt -> doubt.where().equals("here"));
    }

    private static CheckupFinding finding(String text) {
        var parts = List.of(text.split("="));
        var value = parts.get(1).startsWith("a")
                ? new Answer("", parts.get(1).substring(1), "")
                : new Measure(new BigDecimal(parts.get(1)), "");
        return new CheckupFinding("s", parts.get(0), "", value, "", "", Range.NONE, "", "", "here");
    }
}

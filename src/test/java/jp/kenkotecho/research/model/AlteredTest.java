package jp.kenkotecho.research.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.crypto.TestKeys;
import jp.kenkotecho.research.model.ElementRule.Action;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlteredTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, -1, 2026-02-28",
        "2026-03-01T07:00:00+09:00, -60, 2025-12-31T07:00:00+09:00",
        "2026-03, -1, 2026-02",
        "2026, -1, 2025",
        "2026, 1, 2026",
        "2024-02-29, -364, 2023-03-02",
    })
    void dates_move_and_stay_as_exact_as_they_were(String date, int days, String moved) {
        assertThat(Altered.of(rule(Action.SHIFT, ""), date, true, days)).contains(moved);
    }

    @ParameterizedTest
    @CsvSource({
        "GENERALISE, year, 1961-03-05, true, 1961",
        "GENERALISE, month, 1961-03-05, true, 1961-03",
        "GENERALISE, month, 1961, true, 1961",
        "GENERALISE, 10, 61.5, false, 60",
        "GENERALISE, 10, -1, false, -10",
        "GENERALISE, year, 61.5, false,",
        "GENERALISE, 10, sixty, false,",
        "KEEP, '', 東京都, false, 東京都",
        "KEEP, '', 東京都千代田区, false,",
        "REPLACE, x, secret, false, x",
        "REDACT, '', secret, false,",
        "HASH, '', secret, false,",
        "SHIFT, '', secret, false,",
    })
    void a_rule_makes_of_a_value(Action action, String argument, String value, boolean isDate, String left) {
        var rule = new ElementRule(
                "A.b",
                action,
                argument,
                Pattern.compile(action == Action.KEEP ? "[\\p{IsHan}]{2,3}[都道府県]" : ".*"),
                false);
        assertThat(Altered.of(rule, value, isDate, -1)).isEqualTo(Optional.ofNullable(left));
    }

    @Test
    void a_rule_says_what_it_needs() {
        assertThatThrownBy(() -> rule(Action.GENERALISE, "decade")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule(Action.REPLACE, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rules_are_found_by_place_and_by_expression() {
        var named =
                new ElementRule("Observation.value.ofType(Quantity)", Action.KEEP, "", Pattern.compile(".*"), false);
        var found = new ElementRule(
                "Observation.where(status = 'final').note", Action.REDACT, "", Pattern.compile(".*"), false);
        var rules = new RuleSet("1", List.of("http://a", "http://b/*"), Map.of(), List.of(named, found));

        assertThat(rules.at("Observation.value:Quantity")).contains(named);
        assertThat(rules.at("Observation.value")).isEmpty();
        assertThat(rules.expressions("Observation")).containsExactly(found);
        assertThat(rules.expressions("Patient")).isEmpty();
        assertThat(rules.types()).containsExactly("Observation");
        assertThat(List.of(rules.isKnown("http://a"), rules.isKnown("http://b/c"), rules.isKnown("http://a/c")))
                .containsExactly(true, true, false);
        assertThatThrownBy(() -> new RuleSet("1", List.of(), Map.of(), List.of(named, named)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    boolean a_person_has_one_pseudonym_in_a_project_and_another_in_the_next(
            @ForAll @StringLength(min = 1, max = 40) String person) {
        var one = pseudonyms("one");
        var days = one.daysOf(person);
        return one.idOf("Patient", person).equals(pseudonyms("one").idOf("Patient", person))
                && !one.idOf("Patient", person).equals(pseudonyms("two").idOf("Patient", person))
                && !one.idOf("Patient", person).equals(one.idOf("Observation", person))
                && days >= -364
                && days <= -1
                && days == pseudonyms("one").daysOf(person);
    }

    private static Pseudonyms pseudonyms(String key) {
        return new Pseudonyms(TestKeys.mac(key));
    }

    private static ElementRule rule(Action action, String argument) {
        return new ElementRule("A.b", action, argument, Pattern.compile(".*"), false);
    }
}

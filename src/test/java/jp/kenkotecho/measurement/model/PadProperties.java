package jp.kenkotecho.measurement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PadProperties {

    private static final Pad EMPTY = new Pad(List.of("", "", ""), 0);

    /** Whatever is pressed, each field holds at most three digits, and one of them is typed into. */
    @Property
    void holds_three_digits_a_field_whatever_is_pressed(
            @ForAll @Size(max = 40) List<@Chars({'0', '3', '9', 'b', 'n', 'x'}) Character> keys) {
        var pad = EMPTY;
        for (var key : keys) {
            pad = pad.pressed(key == 'b' ? "back" : key == 'n' ? "next" : String.valueOf(key));
        }

        assertThat(pad.typed()).hasSize(3).allMatch(field -> field.matches("[0-9]{0,3}"));
        assertThat(pad.at()).isBetween(0, 2);
    }

    /** A pressure is typed without ever pressing "next". */
    @Property
    void goes_on_by_itself_from_upper_to_lower_to_pulse(
            @ForAll @IntRange(min = 60, max = 299) int upper,
            @ForAll @IntRange(min = 30, max = 199) int lower,
            @ForAll @IntRange(min = 30, max = 199) int pulse) {
        var pad = EMPTY;
        for (var key : ("" + upper + lower + pulse)
                .codePoints()
                .mapToObj(Character::toString)
                .toList()) {
            pad = pad.pressed(key);
        }

        assertThat(pad.typed()).containsExactly("" + upper, "" + lower, "" + pulse);
    }

    @Example
    void takes_back_digit_by_digit_across_fields() {
        assertThat(new Pad(List.of("126", "", ""), 1).pressed("back")).isEqualTo(new Pad(List.of("12", "", ""), 0));
    }
}

package jp.kenkotecho.measurement.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A number pad over fields of three digits: which field the next digit goes to, and what stands in each.
 *
 * @param typed what stands in each field, as it was typed
 * @param at the field that is typed into, from 0
 */
public record Pad(List<String> typed, int at) {

    private static final int DIGITS = 3;

    /** The number from which two digits are whole: nobody has an upper value of 300. */
    private static final int WHOLE = 30;

    public Pad {
        typed = List.copyOf(typed);
        at = Math.min(Math.max(at, 0), typed.size() - 1);
    }

    /** The pad after a key: a digit, {@code back} or {@code next}; any other changes nothing. */
    public Pad pressed(String key) {
        return switch (key) {
            case "next" -> new Pad(typed, (at + 1) % typed.size());
            case "back" -> back();
            default -> key.matches("[0-9]") ? digit(key) : this;
        };
    }

    private Pad digit(String key) {
        var now = typed.get(at);
        if (now.length() >= DIGITS) {
            return this;
        }
        var then = now + key;
        return new Pad(with(at, then), isWhole(then) && at < typed.size() - 1 ? at + 1 : at);
    }

    private static boolean isWhole(String digits) {
        return digits.length() == DIGITS || (digits.matches("[0-9]{2}") && Integer.parseInt(digits) >= WHOLE);
    }

    /** The pad with one digit less; in an empty field it goes on in the one before. */
    private Pad back() {
        var from = typed.get(at).isEmpty() && at > 0 ? at - 1 : at;
        var now = typed.get(from);
        return new Pad(with(from, now.isEmpty() ? now : now.substring(0, now.length() - 1)), from);
    }

    private List<String> with(int field, String value) {
        var all = new ArrayList<>(typed);
        all.set(field, value);
        return all;
    }
}

package jp.kenkotecho.research.model;

import java.util.regex.Pattern;

/**
 * The rule for one element when a resource leaves. An element without a rule does not leave.
 *
 * @param path where: {@code Observation.status}; one of a data type wherever it stands, {@code Period.start}; one kind of
 *     a choice, {@code Observation.value.ofType(Quantity)}; or any other FHIRPath over the resource
 * @param argument what the action asks for; empty where it asks for nothing
 * @param matching what a text has to be, whole, to leave; {@code .*} for anything
 * @param masked whether what FHIR requires and does not leave is told to be masked (data-absent-reason)
 */
public record ElementRule(String path, Action action, String argument, Pattern matching, boolean masked) {

    /** The action on an element. */
    public enum Action {
        /** Leaves as it is; what it is made of leaves by rules of its own. */
        KEEP,
        /** Does not leave, though a rule for its data type would let it. */
        REDACT,
        /** An id or a reference leaves as this project's pseudonym. */
        HASH,
        /** A date leaves moved by this person's number of days. */
        SHIFT,
        /** A date leaves as its {@code year} or {@code month}; a number as a multiple of the argument. */
        GENERALISE,
        /** Leaves as the argument, whatever it was. */
        REPLACE
    }

    public ElementRule {
        var isDate = argument.equals("year") || argument.equals("month");
        if (action == Action.GENERALISE && !isDate && !argument.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(path + ": generalise to year, month, or a multiple of a number");
        }
        if (action == Action.REPLACE && argument.isEmpty()) {
            throw new IllegalArgumentException(path + ": replace with what?");
        }
    }

    /** Whether it takes an engine to find what it is about; all others name it by where it stands. */
    public boolean isExpression() {
        return !path.matches("[A-Z]\\w*(\\.\\w+)*(\\.ofType\\(\\w+\\))?");
    }

    /** The type of resource, or data type, that it is about. */
    String type() {
        return path.replaceAll("\\W.*", "");
    }

    /** Where it stands, with the kind of a choice behind a colon: {@code Observation.value:Quantity}. */
    String key() {
        return path.replaceAll("\\.ofType\\((\\w+)\\)$", ":$1");
    }
}

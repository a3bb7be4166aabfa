package jp.kenkotecho.sharing.smart.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One SMART scope on FHIR resources. Both grammars are read: v2 ({@code system/Observation.rs}) and v1
 * ({@code system/Observation.read}).
 *
 * @param context whose data: one patient's, what a user may see, or what a backend service may see
 * @param type a resource type, or {@code *} for all
 * @param permissions never empty
 */
public record Scope(Context context, String type, Set<Permission> permissions) {

    /** The part before the slash. */
    public enum Context {
        PATIENT,
        USER,
        SYSTEM
    }

    public static final String EVERY_TYPE = "*";

    /** Letters in their one legal order: {@code .dus} is no scope (checklist S1). Each may be absent, not all. */
    private static final Pattern V2 = Pattern.compile("(patient|user|system)/([A-Z][A-Za-z]+|\\*)\\.(c?r?u?d?s?)");

    private static final Pattern V1 = Pattern.compile("(patient|user|system)/([A-Z][A-Za-z]+|\\*)\\.(read|write|\\*)");

    public Scope {
        permissions = Set.copyOf(permissions);
    }

    /**
     * The scope in this text; empty when it is none. A scope with a search constraint ({@code ?category=…}) is not
     * read: what is not enforced must not be granted.
     */
    public static Optional<Scope> read(String text) {
        var v1 = V1.matcher(text);
        if (v1.matches()) {
            return Optional.of(new Scope(context(v1.group(1)), v1.group(2), lettersOf(expand(v1.group(3)))));
        }
        var v2 = V2.matcher(text);
        if (v2.matches() && !v2.group(3).isEmpty()) {
            return Optional.of(new Scope(context(v2.group(1)), v2.group(2), lettersOf(v2.group(3))));
        }
        return Optional.empty();
    }

    /** Whether all that {@code other} allows, this allows too. */
    public boolean covers(Scope other) {
        return context == other.context
                && (type.equals(EVERY_TYPE) || type.equals(other.type))
                && permissions.containsAll(other.permissions);
    }

    private static Context context(String word) {
        return Context.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String expand(String v1) {
        return switch (v1) {
            case "read" -> "rs";
            case "write" -> "cud";
            default -> "cruds";
        };
    }

    private static Set<Permission> lettersOf(String letters) {
        var permissions = EnumSet.noneOf(Permission.class);
        for (var permission : Permission.values()) {
            if (letters.indexOf(permission.letter()) >= 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}

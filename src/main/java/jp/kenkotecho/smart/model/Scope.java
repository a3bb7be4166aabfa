package jp.kenkotecho.smart.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One SMART scope on FHIR resources (SMART 2.2, "Scopes for requesting FHIR Resources"). Both grammars are read: v2
 * ({@code patient/Observation.rs?category=vital-signs}) and v1 ({@code patient/Observation.read}).
 *
 * @param context whose data: one patient's, what a user may see, or what a backend service may see
 * @param type a resource type, or {@code *} for all
 * @param permissions never empty
 * @param constraint a search that the resources must match, {@code category=vital-signs}; empty for none
 * @param v1 whether it was written in the old grammar, and is answered in it (checklist S1)
 */
public record Scope(Context context, String type, Set<ScopePermission> permissions, String constraint, boolean v1) {

    /** The part before the slash. */
    public enum Context {
        PATIENT,
        USER,
        SYSTEM
    }

    public static final String EVERY_TYPE = "*";

    /** Letters in their one legal order: {@code .dus} is no scope (checklist S1). Each may be absent, not all. */
    private static final Pattern V2 =
            Pattern.compile("(patient|user|system)/([A-Z][A-Za-z]+|\\*)\\.(c?r?u?d?s?)(?:\\?(.+))?");

    private static final Pattern V1 = Pattern.compile("(patient|user|system)/([A-Z][A-Za-z]+|\\*)\\.(read|write|\\*)");

    /** Plain parameters only: modifiers, chains and result parameters in scopes are experimental (checklist S4). */
    private static final Pattern CONSTRAINT =
            Pattern.compile("[a-z][a-z-]*=[A-Za-z0-9_.:/|%-]+(&[a-z][a-z-]*=[A-Za-z0-9_.:/|%-]+)*");

    public Scope {
        permissions = Set.copyOf(permissions);
    }

    /** A scope without a constraint, in the new grammar. */
    public Scope(Context context, String type, Set<ScopePermission> permissions) {
        this(context, type, permissions, "", false);
    }

    /** The scope in this text; empty when it is none. */
    public static Optional<Scope> read(String text) {
        var v1 = V1.matcher(text);
        if (v1.matches()) {
            return Optional.of(new Scope(context(v1.group(1)), v1.group(2), lettersOf(expand(v1.group(3))), "", true));
        }
        var v2 = V2.matcher(text);
        if (!v2.matches() || v2.group(3).isEmpty()) {
            return Optional.empty();
        }
        var constraint = v2.group(4) == null ? "" : v2.group(4);
        if (!constraint.isEmpty()
                && (!CONSTRAINT.matcher(constraint).matches() || v2.group(2).equals(EVERY_TYPE))) {
            return Optional.empty();
        }
        return Optional.of(new Scope(context(v2.group(1)), v2.group(2), lettersOf(v2.group(3)), constraint, false));
    }

    /** Whether all that {@code other} allows, this allows too. */
    public boolean covers(Scope other) {
        return context == other.context
                && (type.equals(EVERY_TYPE) || type.equals(other.type))
                && permissions.containsAll(other.permissions)
                && (constraint.isEmpty() || constraint.equals(other.constraint));
    }

    /** Whether this is about resources of that type, whatever it allows with them. */
    public boolean isAbout(String resourceType) {
        return type.equals(EVERY_TYPE) || type.equals(resourceType);
    }

    /** The part of this that {@code bound} allows too; empty when nothing is left. */
    public Optional<Scope> within(Scope bound) {
        var common = EnumSet.copyOf(permissions);
        common.retainAll(bound.permissions);
        if (context != bound.context || common.isEmpty()) {
            return Optional.empty();
        }
        if (!bound.constraint.isEmpty() && !bound.constraint.equals(constraint)) {
            return Optional.empty();
        }
        if (bound.isAbout(type)) {
            return Optional.of(new Scope(context, type, common, constraint, v1));
        }
        return isAbout(bound.type) && constraint.isEmpty()
                ? Optional.of(new Scope(context, bound.type, common, bound.constraint, v1))
                : Optional.empty();
    }

    /** The scope without create, update and delete; empty when it allows nothing else. */
    public Optional<Scope> readOnly() {
        var common = EnumSet.copyOf(permissions);
        common.retainAll(EnumSet.of(ScopePermission.READ, ScopePermission.SEARCH));
        return common.isEmpty() ? Optional.empty() : Optional.of(new Scope(context, type, common, constraint, v1));
    }

    public boolean allowsWriting() {
        return permissions.contains(ScopePermission.CREATE)
                || permissions.contains(ScopePermission.UPDATE)
                || permissions.contains(ScopePermission.DELETE);
    }

    /** The scope as it is written: in the old grammar when it came in it and still can be. */
    public String text() {
        var letters = new StringBuilder();
        for (var permission : ScopePermission.values()) {
            if (permissions.contains(permission)) {
                letters.append(permission.letter());
            }
        }
        var word = v1 ? oldWord(letters.toString()) : letters.toString();
        return context.name().toLowerCase(Locale.ROOT) + "/" + type + "." + word
                + (constraint.isEmpty() ? "" : "?" + constraint);
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

    private static String oldWord(String letters) {
        return switch (letters) {
            case "rs" -> "read";
            case "cud" -> "write";
            case "cruds" -> "*";
            default -> letters;
        };
    }

    private static Set<ScopePermission> lettersOf(String letters) {
        var permissions = EnumSet.noneOf(ScopePermission.class);
        for (var permission : ScopePermission.values()) {
            if (letters.indexOf(permission.letter()) >= 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}

package jp.kenkotecho.portal.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kenkotecho.record.TsvTable;

/** Code systems as files spell them, and the OIDs that they are: {@code code-systems.tsv}. */
public final class CodeSystems {

    private static final Pattern OID = Pattern.compile("(?:urn:)?(?:oid:)?([0-2][0-9.]*[0-9])");

    /** Names are shorter; what is longer is not looked at. */
    private static final int LONGEST = 200;

    private static final Map<String, String> OTHERWISE =
            TsvTable.of(CodeSystems.class, "code-systems.tsv").rows().stream()
                    .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

    private CodeSystems() {}

    /**
     * The OID of a system: written as one, with or without {@code urn:oid:}, in any case, or by a name of the table;
     * empty for any other.
     */
    public static Optional<String> oid(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = plain(written);
        var oid = OID.matcher(plain);
        return oid.matches()
                ? Optional.of(OTHERWISE.getOrDefault(oid.group(1), oid.group(1)))
                : Optional.ofNullable(OTHERWISE.get(plain));
    }

    /** Whether both are names of one system, or of one system of identifiers. */
    public static boolean areSame(String one, String other) {
        return oid(one).equals(oid(other))
                && (oid(one).isPresent() || plain(one).equals(plain(other)));
    }

    private static String plain(String written) {
        var text = written.strip().toLowerCase(Locale.ROOT);
        var version = text.indexOf('|');
        var system = (version < 0 ? text : text.substring(0, version)).replaceFirst("^https:", "http:");
        return system.endsWith("/") ? system.substring(0, system.length() - 1) : system;
    }
}

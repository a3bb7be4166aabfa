package jp.kenkotecho.importing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kenkotecho.crypto.KeyedMac;

/** The keys of one import, each with the one that a server before 0.1.0 would have given. For one thread. */
public final class ArrivalKeys {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    private final KeyedMac mac;
    private final KeyedMac former;
    private final Map<String, String> formerOf = new HashMap<>();
    private FormerKeys told = FormerKeys.NONE;

    ArrivalKeys(KeyedMac mac, KeyedMac former) {
        this.mac = mac;
        this.former = former;
    }

    /** 64 hexadecimal digits. The text may hold keys made here before: a drug's holds its visit's. */
    public String of(String text) {
        return key(text, KEY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(formerly(found.group()))));
    }

    /** The key of something that consists of what these keys are of, in whichever order. */
    public String ofAll(Collection<String> keys) {
        return key(joined(keys, UnaryOperator.identity()), joined(keys, this::formerly));
    }

    /** The keys by which the record may hold what was named here until now. */
    public FormerKeys former() {
        // One file may hold hundreds of reports: each is told all keys, and they are copied once.
        if (told.byKey().size() < formerOf.size()) {
            told = new FormerKeys(formerOf);
        }
        return told;
    }

    private String key(String text, String formerText) {
        var key = mac.hex(text);
        formerOf.put(key, former.hex(formerText));
        return key;
    }

    private String formerly(String key) {
        return formerOf.getOrDefault(key, key);
    }

    private static String joined(Collection<String> keys, UnaryOperator<String> as) {
        return String.join("\n", keys.stream().map(as).sorted().toList());
    }
}

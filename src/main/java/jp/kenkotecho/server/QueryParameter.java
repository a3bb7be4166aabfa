package jp.kenkotecho.server;

import ca.uhn.fhir.rest.server.util.MatchUrlUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One parameter of a query as it was sent, with all its repetitions.
 *
 * @param name the whole name, {@code patient:Patient.name:exact}
 * @param values one for each time it is given, still with its commas
 */
record QueryParameter(String name, List<String> values) {

    static final String HAS = "_has";

    /** A comma begins another value unless it is escaped (FHIR R4, 3.1.1.4.0.1). */
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]{0,119}");

    QueryParameter {
        values = List.copyOf(values);
    }

    static List<QueryParameter> of(Map<String, String[]> sent) {
        return sent.entrySet().stream()
                .map(one -> new QueryParameter(one.getKey(), Arrays.asList(one.getValue())))
                .toList();
    }

    /** The parameters of a URL, or of what stands behind its question mark, as HAPI takes it apart. */
    static List<QueryParameter> ofText(String url) {
        var sent = new LinkedHashMap<String, List<String>>();
        MatchUrlUtil.translateMatchUrl(url)
                .forEach(one -> sent.computeIfAbsent(one.getName(), name -> new ArrayList<>())
                        .add(one.getValue() == null ? "" : one.getValue()));
        return sent.entrySet().stream()
                .map(one -> new QueryParameter(one.getKey(), one.getValue()))
                .toList();
    }

    /** The name without modifiers and chain. */
    String base() {
        return name.split("[:.]", 2)[0];
    }

    /** What stands after the first colon, up to the chain; empty for none. */
    String modifier() {
        var link = name.split("\\.", 2)[0];
        return link.contains(":") ? link.substring(link.indexOf(':') + 1) : "";
    }

    int chain() {
        return (int) name.chars().filter(one -> one == '.').count();
    }

    int has() {
        return (int) Stream.of(name.split(":", -1)).filter(HAS::equals).count();
    }

    /** All values of all repetitions. */
    Stream<String> all() {
        return values.stream().flatMap(COMMA::splitAsStream);
    }

    /** How many values the longest list of them has. */
    int longestList() {
        return values.stream()
                .mapToInt(value -> (int) COMMA.splitAsStream(value).count())
                .max()
                .orElse(0);
    }

    /** The name as an answer may quote it: what is no name may be anything. */
    String shown() {
        return SHOWABLE.matcher(name).matches() ? name : "?";
    }
}

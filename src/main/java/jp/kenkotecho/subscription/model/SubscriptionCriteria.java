package jp.kenkotecho.subscription.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.record.PersonId;

/**
 * The criteria of a Subscription: what is new of one type in one person's record.
 *
 * @param type a resource type
 * @param filters {@code category=laboratory&status=final}; empty for all
 */
public record SubscriptionCriteria(String type, PersonId person, String filters) {

    private static final Pattern SEARCH = Pattern.compile("([A-Z][A-Za-z]{2,63})\\?(.{1,500})");

    /** No modifier, chain or result parameter: what is asked for has to mean the same years from now. */
    private static final Pattern FILTER = Pattern.compile("(category|code|status)=[A-Za-z0-9_.:/|,%-]{1,200}");

    private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Pattern PATIENT = Pattern.compile("(?:patient|subject)=(?:Patient/)?([A-Za-z0-9.-]{1,64})");

    /** Reads {@code Communication?patient=Patient/1}; empty for what names no person, or asks for anything else. */
    public static Optional<SubscriptionCriteria> read(String text) {
        var search = SEARCH.matcher(text);
        if (!search.matches()) {
            return Optional.empty();
        }
        var filters = new ArrayList<String>();
        var person = Optional.<PersonId>empty();
        for (var parameter : search.group(2).split("&", -1)) {
            var patient = PATIENT.matcher(parameter);
            if (patient.matches() && person.isEmpty()) {
                person = PersonId.read(patient.group(1));
            } else if (FILTER.matcher(parameter).matches()) {
                filters.add(parameter);
            } else {
                return Optional.empty();
            }
        }
        return person.map(one -> new SubscriptionCriteria(search.group(1), one, String.join("&", filters)));
    }

    /**
     * What is asked for of it.
     *
     * @param value no more encoded for a URL, still escaped for FHIR
     */
    public record Filter(String parameter, String value) {}

    /** The conditions in the order in which they were written. */
    public List<Filter> conditions() {
        return Stream.of(filters.split("&", -1))
                .filter(filter -> !filter.isEmpty())
                .map(filter -> filter.split("=", 2))
                .map(parts -> new Filter(parts[0], decoded(parts[1])))
                .toList();
    }

    /** A percent sign that begins no octet stands for itself, as it does for HAPI. */
    private static String decoded(String value) {
        return URLDecoder.decode(BARE_PERCENT.matcher(value).replaceAll("%25"), StandardCharsets.UTF_8);
    }

    /** The criteria as FHIR writes them. */
    public String text() {
        return type + "?patient=Patient/" + person.value() + (filters.isEmpty() ? "" : "&" + filters);
    }
}

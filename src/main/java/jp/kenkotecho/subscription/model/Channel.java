package jp.kenkotecho.subscription.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where it is told: a POST to an address, without a body.
 *
 * @param endpoint an address, not yet judged
 * @param headers {@code Name: value}, by which the receiver knows the call: one of its own, or Authorization
 */
public record Channel(String endpoint, List<String> headers) {

    private static final int LONGEST_ADDRESS = 1000;
    private static final int MOST_HEADERS = 5;
    private static final Pattern HEADER =
            Pattern.compile("(?i:Authorization|X-[a-z0-9-]{1,60}): ?[\\x21-\\x7e][\\x20-\\x7e]{0,999}");

    public Channel {
        headers = List.copyOf(headers);
    }

    /** Whether its headers are such as may be sent, and its address is not too long. */
    public boolean isWellFormed() {
        return endpoint.length() <= LONGEST_ADDRESS
                && headers.size() <= MOST_HEADERS
                && headers.stream().allMatch(header -> HEADER.matcher(header).matches());
    }

    /** One text of it all, for the database. */
    public String text() {
        return endpoint + "\n" + String.join("\n", headers);
    }

    public static Channel read(String text) {
        var lines = text.lines().toList();
        return new Channel(lines.get(0), lines.subList(1, lines.size()));
    }
}

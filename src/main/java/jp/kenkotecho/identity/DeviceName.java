package jp.kenkotecho.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import org.jspecify.annotations.Nullable;

/**
 * A browser on a device in people's words, "iPhone の Safari": what it calls itself is looked up in
 * {@code device-names.tsv} and not kept.
 *
 * @param device a name of the table; empty for one that it does not know
 * @param browser likewise
 */
record DeviceName(String device, String browser) {

    static final DeviceName UNKNOWN = new DeviceName("", "");

    /** More characters than any browser's own words have (the longest, of apps, some 300); the rest is not looked at. */
    private static final int LONGEST = 500;

    private static final Text UNKNOWN_DEVICE = new Text("知らない端末", "unknown device");
    private static final List<Row> TABLE = TsvTable.of(DeviceName.class, "device-names.tsv").rows().stream()
            .map(row -> new Row(row.get(0), row.get(1), Pattern.compile(row.get(2)), new Text(row.get(3), row.get(4))))
            .toList();

    private record Row(String part, String name, Pattern pattern, Text text) {}

    /** What the header {@code User-Agent} tells; a request may have none. */
    static DeviceName of(@Nullable String userAgent) {
        var said = userAgent == null ? "" : userAgent.substring(0, Math.min(userAgent.length(), LONGEST));
        return new DeviceName(found("device", said), found("browser", said));
    }

    private static String found(String part, String said) {
        return rows(part)
                .filter(row -> row.pattern().matcher(said).find())
                .findFirst()
                .map(Row::name)
                .orElse("");
    }

    /** What {@link #stored} wrote; unknown for all else, of an older server for one. */
    static DeviceName read(@Nullable String stored) {
        var parts = stored == null ? List.<String>of() : List.of(stored.split("/", -1));
        return parts.size() == 2
                ? new DeviceName(known("device", parts.get(0)), known("browser", parts.get(1)))
                : UNKNOWN;
    }

    private static String known(String part, String name) {
        return row(part, name).map(Row::name).orElse("");
    }

    String stored() {
        return device + "/" + browser;
    }

    Text text() {
        var on = row("device", device).map(Row::text);
        return row("browser", browser)
                .map(Row::text)
                .map(with -> joined(on.orElse(UNKNOWN_DEVICE), with))
                .or(() -> on)
                .orElse(UNKNOWN_DEVICE);
    }

    private static Text joined(Text device, Text browser) {
        return new Text(device.ja() + " の " + browser.ja(), browser.en() + " on " + device.en());
    }

    private static Optional<Row> row(String part, String name) {
        return rows(part).filter(row -> row.name().equals(name)).findFirst();
    }

    private static Stream<Row> rows(String part) {
        return TABLE.stream().filter(row -> row.part().equals(part));
    }
}

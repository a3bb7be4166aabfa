package jp.kenkotecho.research.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a file is packed on its way, as the client asks for it with {@code Accept-Encoding} (RFC 9110 §12.5.3). */
public enum ContentCoding {
    GZIP("gzip"),
    /** Not packed. */
    IDENTITY("identity");

    /** A coding and how much it is wanted (§12.4.2); what looks otherwise says nothing. */
    private static final Pattern WISH =
            Pattern.compile("([!#$%&'*+.^_`|~0-9a-z-]+)(?:[ \\t]*;[ \\t]*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?");

    private static final String ANY = "*";

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /**
     * The coding that is wanted most, gzip where two are wanted alike (RFC 9110 §12.5.3).
     *
     * @param accepted the values of the header, in their order; none when it was not sent
     * @return empty when neither is acceptable (406)
     */
    public static Optional<ContentCoding> of(List<String> accepted) {
        var wishes = wishes(accepted);
        var gzip = wish(wishes, GZIP).orElse(BigDecimal.ZERO);
        // Acceptable unless it is excluded, and wanted least unless it is named.
        var identity = wish(wishes, IDENTITY);
        if (gzip.signum() > 0 && gzip.compareTo(identity.orElse(BigDecimal.ZERO)) >= 0) {
            return Optional.of(GZIP);
        }
        return identity.filter(wish -> wish.signum() == 0).isPresent() ? Optional.empty() : Optional.of(IDENTITY);
    }

    private static Map<String, BigDecimal> wishes(List<String> accepted) {
        var wishes = new HashMap<String, BigDecimal>();
        for (var wish : String.join(",", accepted).toLowerCase(Locale.ROOT).split(",", -1)) {
            var read = WISH.matcher(wish.strip());
            if (read.matches()) {
                var coding = read.group(1).equals("x-gzip") ? GZIP.token : read.group(1);
                wishes.put(coding, read.group(2) == null ? BigDecimal.ONE : new BigDecimal(read.group(2)));
            }
        }
        return wishes;
    }

    private static Optional<BigDecimal> wish(Map<String, BigDecimal> wishes, ContentCoding coding) {
        return Optional.ofNullable(wishes.getOrDefault(coding.token, wishes.get(ANY)));
    }
}

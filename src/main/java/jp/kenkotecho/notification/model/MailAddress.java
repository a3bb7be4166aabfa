package jp.kenkotecho.notification.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as people have them: a dot-atom (RFC 5322 §3.2.3) at a domain name. What else RFC 5322 §3.4.1
 * allows (quoted parts, comments, address literals) is refused: nobody needs it, and it has carried header injections.
 */
public record MailAddress(String text) {

    private static final int LONGEST = 254;

    private static final Pattern SHAPE = Pattern.compile("(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
            + "(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /** Empty for what is none. */
    public static Optional<MailAddress> read(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches()
                ? Optional.of(new MailAddress(text))
                : Optional.empty();
    }

    /** The address to be recognised by whoever knows it: {@code k…@example.org}. */
    public String masked() {
        return text.charAt(0) + "…" + text.substring(text.lastIndexOf('@'));
    }
}

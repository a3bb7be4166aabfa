package jp.kenkotecho.identity;

/** The Content-Security-Policy of pages. */
public final class ContentPolicy {

    public static final String HEADER = "Content-Security-Policy";

    static final String USUAL = with("img-src 'self'");

    /** The policy of a page that shows a picture which is stored nowhere and has no address. */
    public static final String WITH_OWN_PICTURES = with("img-src 'self' data:");

    private ContentPolicy() {}

    private static String with(String pictures) {
        return "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; manifest-src 'self'; "
                + pictures + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}

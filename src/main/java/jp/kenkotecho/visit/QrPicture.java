package jp.kenkotecho.visit;

import jp.kenkotecho.qr.QrSymbol;
import org.springframework.web.util.HtmlUtils;

/** A QR code as a picture, with lines below it that say what it is. */
public final class QrPicture {

    private static final int PIXELS_OF_MODULE = 12;

    /** The sizes of the lines below the code, in modules. */
    private static final double NAME_SIZE = 2.6;

    private static final double HELP_SIZE = 1.5;
    private static final double LINES_HEIGHT = 9;

    private final QrSymbol symbol;

    private QrPicture(QrSymbol symbol) {
        this.symbol = symbol;
    }

    public static QrPicture of(String text) {
        return new QrPicture(QrSymbol.of(text));
    }

    public byte[] png() {
        return symbol.png(PIXELS_OF_MODULE);
    }

    /**
     * The picture as SVG, to be printed at any size.
     *
     * @param name in large letters below the code
     * @param help what to do with it, below that
     */
    public String svg(String name, String help) {
        var width = symbol.width();
        var height = width + LINES_HEIGHT;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$s" role="img" aria-labelledby="t" \
                font-family="sans-serif" text-anchor="middle">
                <title id="t">%3$s</title>
                <rect width="%1$d" height="%2$s" fill="#fff"/>
                <path d="%5$s" shape-rendering="crispEdges"/>
                <text x="%6$s" y="%7$s" font-size="%8$s">%3$s</text>
                <text x="%6$s" y="%9$s" font-size="%10$s">%4$s</text>
                </svg>
                """.formatted(
                        width,
                        height,
                        HtmlUtils.htmlEscape(name, "UTF-8"),
                        HtmlUtils.htmlEscape(help, "UTF-8"),
                        symbol.path(),
                        width / 2.0,
                        width + 1,
                        NAME_SIZE,
                        width + 1 + NAME_SIZE + HELP_SIZE,
                        HELP_SIZE);
    }
}

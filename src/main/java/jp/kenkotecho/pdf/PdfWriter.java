package jp.kenkotecho.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.w3c.dom.Document;

/**
 * A document as PDF on A4: tagged for readers of screens (PDF/UA, ISO 14289-1), its text can be searched, the letters that
 * it shows are within. Nothing is opened for it, no address and no file but the font's and the style's in the jar. For
 * any number of threads.
 */
public final class PdfWriter {

    private static final int REGULAR = 400;
    private static final float PDF_1_7 = 1.7f;

    private static final String STYLE = style();

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private PdfWriter() {}

    /** The file, on as many pages as it takes; what {@link PageRoom} has no room for is said in it. */
    public static byte[] write(PdfDocument document) throws IOException {
        return write(PageMarkup.of(document, STYLE), document.made());
    }

    static byte[] write(Document page, OffsetDateTime made) throws IOException {
        var builder = new PdfRendererBuilder()
                .withW3cDocument(page, null)
                .useFont(EmbeddedFont::open, EmbeddedFont.FAMILY, REGULAR, FontStyle.NORMAL, true)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .usePdfUaAccessibility(true)
                .usePdfVersion(PDF_1_7)
                .withProducer("Kenko Techo");
        try (var renderer = builder.buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            document.getDocumentInformation().setCreationDate(GregorianCalendar.from(made.toZonedDateTime()));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String style() {
        try (InputStream style = Objects.requireNonNull(PdfWriter.class.getResourceAsStream("document.css"))) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

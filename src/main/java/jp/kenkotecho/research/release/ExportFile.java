package jp.kenkotecho.research.release;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.research.job.ExportParts;
import jp.kenkotecho.research.model.ContentCoding;
import jp.kenkotecho.research.release.ReleasedFiles.Opened;
import jp.kenkotecho.spi.BinaryResponse;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * {@code $export-file}: a file of an export, streamed part by part. Each part is kept packed by itself; what is sent is
 * packed as one, since many clients read the first member of a gzip file and take it for the whole (RFC 1952 §2.2 allows
 * several).
 */
@FhirProvider
class ExportFile {

    private static final Set<String> PARAMETERS = Set.of("id", "kind", "type", "from", "to");

    private final ReleasedFiles files;

    ExportFile(ReleasedFiles files) {
        this.files = files;
    }

    @Operation(name = "$export-file", idempotent = true, manualResponse = true)
    public void file(
            @OperationParam(name = "id") @Nullable StringType id,
            @OperationParam(name = "kind") @Nullable StringType kind,
            @OperationParam(name = "type") @Nullable StringType type,
            @OperationParam(name = "from") @Nullable StringType from,
            @OperationParam(name = "to") @Nullable StringType to,
            ServletRequestDetails request)
            throws IOException {
        Inputs.knowOnly(PARAMETERS, request);
        var client = CallerOf.request(request).orElseThrow();
        var file = new ReleasedFile(kindOf(text(kind)), text(type), number(text(from)), number(text(to)));
        send(files.open(client, text(id), file), request);
    }

    private void send(Opened file, ServletRequestDetails request) throws IOException {
        var coding = ContentCoding.of(request.getHeaders(HttpHeaders.ACCEPT_ENCODING));
        var response = request.getServletResponse();
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (coding.isEmpty()) {
            // Without a body: none could be read.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
            return;
        }
        if (coding.get() == ContentCoding.GZIP) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        files.write(file, coding.get(), BinaryResponse.begin(request, "application/fhir+ndjson"));
    }

    private static String text(@Nullable StringType value) {
        return value == null ? "" : value.getValueNotNull();
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw absent();
        }
        return Integer.parseInt(text);
    }

    /** The kind of file of that name; what was never handed out under an address is absent, whatever it is. */
    private static ExportParts.Kind kindOf(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT))
                .flatMap(name -> Arrays.stream(ExportParts.Kind.values())
                        .filter(kind -> kind != ExportParts.Kind.SUPPRESSED
                                && kind.name().equals(name))
                        .findFirst())
                .orElseThrow(ExportFile::absent);
    }

    private static Refusal absent() {
        return new Refusal(Refusal.NOT_THERE);
    }
}

package jp.kenkotecho.portal;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * What was sent to {@code $myna-import}: Parameters with files, or one file as the body itself, with its own content
 * type.
 */
final class SentFiles {

    private static final Problem NO_FILE = Problem.of(
                    Problem.Kind.MALFORMED,
                    "file に Attachment (data に Base64 の中身) か Binary への参照を入れてください。一度に十六個までです。"
                            + "ファイルをそのまま本文として送ることもできます。",
                    "Give file as Attachment with data, or as a reference to a Binary, one to sixteen of them; or send"
                            + " the file itself as the body.")
            .at("file");
    private final List<byte[]> files;
    private final boolean dryRun;
    private final boolean confirmed;

    private SentFiles(List<byte[]> files, boolean dryRun, boolean confirmed) {
        this.files = List.copyOf(files);
        this.dryRun = dryRun;
        this.confirmed = confirmed;
    }

    /**
     * Reads the body.
     *
     * @param binaries the content of a Binary by its id, as far as the caller may read it
     */
    static SentFiles of(RequestDetails request, Function<String, Optional<byte[]>> binaries) {
        var body = request.loadRequestContents();
        return isFhir(request, body) ? ofParameters(request, binaries) : raw(request, body);
    }

    List<byte[]> files() {
        return files;
    }

    boolean isDryRun() {
        return dryRun;
    }

    /** Whether the sender says that files without a birth date are this person's. */
    boolean isConfirmed() {
        return confirmed;
    }

    private static SentFiles raw(RequestDetails request, byte[] body) {
        Inputs.knowOnly(Set.of("dryRun", "confirmed"), request);
        if (body.length == 0) {
            throw new Refusal(NO_FILE);
        }
        return new SentFiles(List.of(body), isSaid("dryRun", request), isSaid("confirmed", request));
    }

    private static boolean isSaid(String flag, RequestDetails request) {
        var said = request.getParameters().getOrDefault(flag, new String[] {"false"});
        return said.length > 0 && Boolean.parseBoolean(said[0]);
    }

    private static SentFiles ofParameters(RequestDetails request, Function<String, Optional<byte[]>> binaries) {
        var inputs = Inputs.ofBody(MynaFiles.PARAMETERS, request);
        var files = new ArrayList<byte[]>();
        for (var file : inputs.all("file")) {
            files.add(content(file.getValue(), binaries).orElseThrow(() -> new Refusal(NO_FILE)));
        }
        if (files.isEmpty() || files.size() > MynaImport.MOST_FILES) {
            throw new Refusal(NO_FILE);
        }
        return new SentFiles(files, inputs.flag("dryRun", false), inputs.flag("confirmed", false));
    }

    private static Optional<byte[]> content(Type value, Function<String, Optional<byte[]>> binaries) {
        if (value instanceof Attachment attachment
                && attachment.getDataElement().hasValue()) {
            return Optional.of(attachment.getData());
        }
        var url = value instanceof Attachment attachment
                ? attachment.getUrl()
                : value instanceof Reference reference ? reference.getReference() : null;
        return url != null && url.matches("Binary/[A-Za-z0-9.-]{1,64}")
                ? binaries.apply(url.substring("Binary/".length()))
                : Optional.empty();
    }

    /** Whether a body is FHIR, by its content type; what calls itself JSON or XML only, by what it begins with. */
    private static boolean isFhir(RequestDetails request, byte[] body) {
        var type = Optional.ofNullable(request.getHeader("Content-Type"))
                .map(header -> header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (type.startsWith("application/fhir+")) {
            return true;
        }
        return type.equals("application/json") && isParameters(body);
    }

    private static boolean isParameters(byte[] body) {
        return FileReader.parsed(new String(body, StandardCharsets.UTF_8))
                .filter(json -> json.isResource("Parameters"))
                .isPresent();
    }
}

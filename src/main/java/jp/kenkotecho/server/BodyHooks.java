package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Storable;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.ScannedBody;
import jp.kenkotecho.spi.ScannedBody.Format;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The hooks around HAPI's parser. Before it, the text of a body is looked through; after it, what became of it. Between
 * the two nothing but the body is at work, so whatever fails there is the body's fault: 400, and not a list of
 * exceptions.
 */
@Component
@Interceptor
class BodyHooks {

    private static final String BEING_READ = BodyHooks.class.getName();
    private static final String APPLYING_PATCHES = "ca.uhn.fhir.jpa.patch.";
    private static final int UNSUPPORTED = 415;

    private static final Problem NO_PATCH = Problem.of(
            Problem.Kind.MALFORMED,
            "変更 (PATCH) の本文は JSON Patch、XML Patch、Parameters (FHIRPath Patch) のどれかにしてください。",
            "The body of a PATCH is a JSON Patch, an XML Patch or Parameters (FHIRPath Patch).");
    private static final Problem NOTHING_TO_PATCH = Problem.of(
            Problem.Kind.MALFORMED,
            "変更 (PATCH) する URL には、id か検索の条件が必要です。",
            "A PATCH needs the id, or search conditions, in its URL.");

    /** The root of an XML Patch (RFC 5261 §3), behind a declaration and comments. */
    private static final Pattern DIFF =
            Pattern.compile("(?:\\s|<\\?.*?\\?>|<!--.*?-->)*+<(?:[\\w.-]+:)?diff[\\s/>]", Pattern.DOTALL);

    /** Parameters that say nothing of which resource is meant. */
    private static final Set<String> OF_ALL = Set.of("_format", "_pretty", "_summary", "_elements");

    private final UploadOperations uploads;

    BodyHooks(UploadOperations uploads) {
        this.uploads = uploads;
    }

    /** Looks through the text after all other hooks: a caller that is not known is no fault of the body. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = Integer.MAX_VALUE)
    boolean beforeParsing(RequestDetails request) {
        var type = contentType(request);
        if (isBody(request, type)) {
            format(type).ifPresent(format -> ScannedBody.demandSound(request.loadRequestContents(), format));
        }
        request.getUserData().put(BEING_READ, true);
        return true;
    }

    /** Looks through what was parsed before all other hooks: the first of them may write it out already. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = Integer.MIN_VALUE)
    void afterParsing(RequestDetails request) {
        if (request.getRequestType() == RequestTypeEnum.PATCH) {
            demandPatch(request);
            demandShape(request.loadRequestContents(), contentType(request));
        }
        if (request.getResource() instanceof Resource parsed) {
            Storable.problem(parsed).ifPresent(problem -> {
                throw new Refusal(problem);
            });
        }
        if (request.getResource() instanceof Bundle bundle) {
            patches(bundle).forEach(patch -> {
                var type = mediaType(patch.getContentType());
                format(type).ifPresent(format -> ScannedBody.demandSound(patch.getData(), format));
                demandShape(patch.getData(), type);
            });
        }
        request.getUserData().remove(BEING_READ);
    }

    /** JSON and XML Patches within a transaction or a batch: bodies in a body. */
    private static Stream<Binary> patches(Bundle bundle) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.PATCH)
                .map(BundleEntryComponent::getResource)
                .filter(Binary.class::isInstance)
                .map(Binary.class::cast)
                .filter(Binary::hasData);
    }

    private static void demandShape(byte[] body, String type) {
        if (format(type).filter(Format.JSON_PATCH::equals).isPresent()) {
            JsonPatchShape.problem(body).ifPresent(problem -> {
                throw new Refusal(problem);
            });
        } else if (body.length == 0 || (type.contains("xml-patch") && !isDiff(body))) {
            throw new Refusal(NO_PATCH);
        }
    }

    /** The library carries out whatever stands in the root, and does nothing, and says nothing, for a resource. */
    private static boolean isDiff(byte[] body) {
        return DIFF.matcher(new String(body, StandardCharsets.UTF_8)).lookingAt();
    }

    /** HAPI stumbles over both. */
    private static void demandPatch(RequestDetails request) {
        if (request.getResource() != null && !(request.getResource() instanceof Parameters)) {
            throw new Refusal(NO_PATCH);
        }
        if (request.getId() == null
                && OF_ALL.containsAll(request.getParameters().keySet())) {
            throw new Refusal(NOTHING_TO_PATCH);
        }
    }

    /** Whether the request failed while its body was being parsed, or a patch applied and its outcome parsed. */
    static boolean isAtFault(RequestDetails request, Throwable failure) {
        return request.getUserData().containsKey(BEING_READ)
                || Causes.of(failure)
                        .flatMap(cause -> Stream.of(cause.getStackTrace()))
                        .anyMatch(frame -> frame.getClassName().startsWith(APPLYING_PATCHES));
    }

    /** Whether a body is a resource; what is sent to Binary under a type that is none of FHIR's is content. */
    private boolean isBody(RequestDetails request, String type) {
        return !uploads.readsItsBody(String.valueOf(request.getOperation()))
                && !("Binary".equals(request.getResourceName()) && EncodingEnum.forContentTypeStrict(type) == null);
    }

    private static String contentType(RequestDetails request) {
        return mediaType(request.getHeader("Content-Type"));
    }

    private static String mediaType(@Nullable String contentType) {
        return Optional.ofNullable(contentType)
                .map(header -> header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static Optional<Format> format(String type) {
        if (type.contains("turtle") || type.contains("ndjson")) {
            throw new UnclassifiedServerFailureException(UNSUPPORTED, type);
        }
        if (type.contains("json")) {
            return Optional.of(type.contains("patch") ? Format.JSON_PATCH : Format.JSON);
        }
        return type.contains("xml") ? Optional.of(Format.XML) : Optional.empty();
    }
}

package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonpatch.JsonPatch;
import com.github.fge.jsonpatch.JsonPatchException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TsvTable;
import jp.kenkotecho.spi.CallerOf;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The operation of a JSON Patch that could not be applied, and why. HAPI tells neither, and its text quotes the
 * resource. Which one is found by applying them one by one to what the caller may read of the resource; who may not read
 * it is told the reason alone.
 */
@Component
class JsonPatches {

    private static final String NOT_APPLIED = "1272";
    private static final TsvTable REASONS = TsvTable.of(JsonPatches.class, "patch-reasons.tsv");

    private final FhirContext fhir;
    private final ObjectMapper json;
    private final ObjectProvider<RecordStore> store;

    JsonPatches(FhirContext fhir, ObjectMapper json, ObjectProvider<RecordStore> store) {
        this.fhir = fhir;
        this.json = json;
        this.store = store;
    }

    /** Empty for any other failure. */
    Optional<Problem> problem(RequestDetails request, String message) {
        if (request.getRequestType() != RequestTypeEnum.PATCH
                || HapiMessage.codeOf(message).filter(NOT_APPLIED::equals).isEmpty()) {
            return Optional.empty();
        }
        return REASONS.rows().stream()
                .filter(row -> message.contains(row.get(0)))
                .findFirst()
                .map(row -> problem(failing(request), row.get(1), row.get(2)));
    }

    private static Problem problem(OptionalInt operation, String ja, String en) {
        var number = operation.isPresent() ? " [" + operation.getAsInt() + "]" : "";
        var problem = Problem.of(
                Problem.Kind.NONCONFORMING,
                "JSON Patch の操作" + number + ": " + ja,
                "JSON Patch operation" + number + ": " + en);
        return operation.isPresent() ? problem.at("[" + operation.getAsInt() + "]") : problem;
    }

    private OptionalInt failing(RequestDetails request) {
        try {
            var operations = json.readTree(request.loadRequestContents());
            if (operations.size() == 1) {
                return OptionalInt.of(0);
            }
            var now = read(request);
            return now.isEmpty() ? OptionalInt.empty() : failing(operations, now.get());
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private Optional<JsonNode> read(RequestDetails request) throws JsonProcessingException {
        var type = fhir.getResourceDefinition(request.getResourceName())
                .getImplementingClass()
                .asSubclass(Resource.class);
        var read = Stream.ofNullable(request.getId())
                .flatMap(
                        id -> CallerOf.request(request)
                                .flatMap(caller -> store.getObject().read(caller, type, id.getIdPart()))
                                .stream())
                .findFirst();
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(json.readTree(fhir.newJsonParser().encodeResourceToString(read.get())));
    }

    /** One after the other, so that many cost no more than each once. */
    private OptionalInt failing(JsonNode operations, JsonNode before) throws IOException {
        var now = before;
        for (var i = 0; i < operations.size(); i++) {
            try {
                now = JsonPatch.fromJson(json.createArrayNode().add(operations.get(i)))
                        .apply(now);
            } catch (JsonPatchException failed) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}

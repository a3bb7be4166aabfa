package jp.kenkotecho.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kenkotecho.record.Problem;

/** Whether a body is a JSON Patch at all (RFC 6902 §3, §4): what the library makes of others depends on how they are not. */
final class JsonPatchShape {

    /** What each operation needs beside its path. */
    private static final Map<String, Set<String>> NEEDED = Map.of(
            "add", Set.of("value"),
            "replace", Set.of("value"),
            "test", Set.of("value"),
            "remove", Set.of(),
            "move", Set.of("from"),
            "copy", Set.of("from"));

    /** RFC 6901 §3. */
    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)*", Pattern.DOTALL);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Problem NO_LIST = Problem.of(
            Problem.Kind.MALFORMED,
            "JSON Patch は操作のリスト ([{\"op\": …, \"path\": …}]) です。",
            "A JSON Patch is a list of operations: [{\"op\": …, \"path\": …}].");

    /** Each is applied to the whole resource. */
    private static final int MOST_OPERATIONS = 1_000;

    /** Each may double the resource: it can copy what holds all that was copied before. */
    private static final int MOST_COPIES = 5;

    private static final Problem TOO_MANY = Problem.of(
            Problem.Kind.TOO_MUCH,
            "JSON Patch の操作は " + MOST_OPERATIONS + " まで、そのうち copy は " + MOST_COPIES + " までです。",
            "A JSON Patch has at most " + MOST_OPERATIONS + " operations, and at most " + MOST_COPIES + " copies.");

    private JsonPatchShape() {}

    /** The first problem, at the number of its operation. */
    static Optional<Problem> problem(byte[] body) {
        var patch = read(body);
        if (patch.isEmpty() || !patch.get().isArray()) {
            return Optional.of(NO_LIST);
        }
        if (patch.get().size() > MOST_OPERATIONS || copies(patch.get()) > MOST_COPIES) {
            return Optional.of(TOO_MANY);
        }
        return IntStream.range(0, patch.get().size())
                .boxed()
                .flatMap(i -> ofOperation(patch.get().get(i)).map(found -> found.at("[" + i + "]")).stream())
                .findFirst();
    }

    private static long copies(JsonNode patch) {
        return IntStream.range(0, patch.size())
                .filter(i -> patch.get(i).path("op").asText().equals("copy"))
                .count();
    }

    private static Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Problem> ofOperation(JsonNode operation) {
        var needed = NEEDED.get(operation.path("op").asText());
        if (!operation.isObject() || needed == null) {
            return Optional.of(wrong(
                    "op は add、remove、replace、move、copy、test のどれかです。",
                    "op is add, remove, replace, move, copy or test."));
        }
        if (!isPointer(operation.path("path")) || (needed.contains("from") && !isPointer(operation.path("from")))) {
            return Optional.of(wrong(
                    "path と from は JSON Pointer (/name/0/family) です。",
                    "path and from are JSON Pointers (/name/0/family)."));
        }
        return needed.stream().allMatch(operation::has)
                ? Optional.empty()
                : Optional.of(wrong("value が必要です。", "it needs a value."));
    }

    private static boolean isPointer(JsonNode path) {
        return path.isTextual() && POINTER.matcher(path.asText()).matches();
    }

    private static Problem wrong(String ja, String en) {
        return Problem.of(Problem.Kind.MALFORMED, "JSON Patch の操作: " + ja, "JSON Patch operation: " + en);
    }
}

package jp.kenkotecho.everything;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kenkotecho.record.PersonId;
import org.springframework.web.util.UriUtils;

/** The addresses of pages: each says all that was asked for, whether the first was asked with GET or with a body. */
final class Links {

    /** How the answer is written: it is to be the same on the pages to come. */
    private static final List<String> OF_FORM = List.of("_format", "_pretty");

    private final String base;
    private final String path;
    private final EverythingParameters everythingParameters;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    Links(RequestDetails request, PersonId person, EverythingParameters everythingParameters) {
        this.base = request.getFhirServerBase();
        this.path = "Patient/" + person.value() + "/$everything";
        this.everythingParameters = everythingParameters;
        parameters.putAll(everythingParameters.bounds());
        parameters.put("_count", String.valueOf(everythingParameters.count()));
        for (var name : OF_FORM) {
            var values = request.getParameters().get(name);
            if (values != null && values.length > 0) {
                parameters.put(name, values[0]);
            }
        }
    }

    String base() {
        return base;
    }

    /** What a position is good for: whose record, and what of it. */
    String subject() {
        return path + "?" + query(everythingParameters.bounds());
    }

    String self() {
        return everythingParameters.page().isEmpty()
                ? base + "/" + path + "?" + query(parameters)
                : to(everythingParameters.page());
    }

    String to(String page) {
        return base + "/" + path + "?" + query(parameters) + "&" + EverythingParameters.PAGE + "=" + page;
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

package jp.kenkotecho.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Errors outside of {@code /fhir} as JSON: in both languages as everywhere, and without the path that was asked for. */
@Component
class ErrorWords extends DefaultErrorAttributes {

    private static final Map<String, Text> WORDS = words();
    private static final Set<String> KEPT = Set.of("timestamp", "status", "error");

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var told = new LinkedHashMap<>(super.getErrorAttributes(request, options));
        told.keySet().retainAll(KEPT);
        var words = WORDS.get(String.valueOf(told.get("status")));
        if (words != null) {
            told.put("ja", words.ja());
            told.put("en", words.en());
        }
        return told;
    }

    private static Map<String, Text> words() {
        var words = new LinkedHashMap<String, Text>();
        TsvTable.of(ErrorAnswers.class, "error-answers.tsv")
                .rows()
                .forEach(row -> words.put(row.get(0), new Text(row.get(2), row.get(3))));
        return words;
    }
}

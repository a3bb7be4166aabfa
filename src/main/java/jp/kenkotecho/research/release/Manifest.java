package jp.kenkotecho.research.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportParts;
import jp.kenkotecho.research.job.ExportParts.Kind;
import org.springframework.stereotype.Component;

/** The manifest of an export (Bulk Data Access 2.0 and 3.0, Complete Status): its files, of the parts that still stand. */
@Component
class Manifest {

    /** Lines of a file: some hundred megabytes. */
    private static final int MOST_LINES = 250_000;

    private static final String DISCLOSURE = "http://kenko-techo.jp/fhir/disclosure";

    private final ExportParts parts;
    private final ActiveConsents activeConsents;
    private final ObjectMapper json;

    Manifest(ExportParts parts, ActiveConsents activeConsents, ObjectMapper json) {
        this.parts = parts;
        this.activeConsents = activeConsents;
        this.json = json;
    }

    /** @param base where the server answers, {@code https://…/fhir} */
    String of(Job job, String base) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("transactionTime", job.at().toString());
        manifest.put("request", job.request());
        manifest.put("requiresAccessToken", true);
        var units = activeConsents.of(job);
        manifest.put("output", files(job, base, Kind.OUTPUT, units));
        manifest.put("deleted", files(job, base, Kind.DELETED, Set.of(0)));
        manifest.put("error", files(job, base, Kind.ERROR, Set.of(0)));
        if (!job.report().isEmpty()) {
            manifest.put("extension", Map.of(DISCLOSURE, tree(job.report())));
        }
        return written(manifest);
    }

    private List<Map<String, Object>> files(Job job, String base, Kind kind, Set<Integer> units) {
        var files = new ArrayList<Map<String, Object>>();
        parts.lines(job.id(), kind).forEach((type, all) -> {
            var lines = new TreeMap<>(all);
            lines.keySet().retainAll(units);
            while (!lines.isEmpty()) {
                var file = first(lines);
                files.add(file(job, base, kind, type, file));
                lines.keySet().removeAll(Set.copyOf(file.keySet()));
            }
        });
        return files;
    }

    private static SortedMap<Integer, Integer> first(NavigableMap<Integer, Integer> lines) {
        var count = 0;
        for (var unit : lines.entrySet()) {
            if (count > 0 && count + unit.getValue() > MOST_LINES) {
                return lines.headMap(unit.getKey());
            }
            count += unit.getValue();
        }
        return lines;
    }

    private static Map<String, Object> file(
            Job job, String base, Kind kind, String type, SortedMap<Integer, Integer> lines) {
        var file = new LinkedHashMap<String, Object>();
        file.put("type", type);
        file.put(
                "url",
                base + "/$export-file?id=" + job.id() + "&kind=" + kind.name().toLowerCase(Locale.ROOT) + "&type="
                        + type + "&from=" + lines.firstKey() + "&to=" + lines.lastKey());
        file.put("count", lines.values().stream().mapToInt(Integer::intValue).sum());
        return file;
    }

    private Object tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(Map<String, Object> manifest) {
        try {
            return json.writeValueAsString(manifest);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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
import java.util.stream.Stream;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportParts;
import jp.kenkotecho.research.job.ExportParts.Kind;
import org.springframework.stereotype.Component;

/** The manifest of an export (Bulk Data Access 2.0 and 3.0, Complete Status): its files, of the parts that still stand. */
@Component
public class Manifest {

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

    /**
     * A file of the manifest.
     *
     * @param count its lines
     */
    public record Listed(ReleasedFile file, int count) {}

    /** The files of an export: first what was exported, then what was deleted, then the errors. */
    public List<Listed> files(Job job) {
        var units = activeConsents.of(job);
        return Stream.of(
                        files(job, Kind.OUTPUT, units).stream(),
                        files(job, Kind.DELETED, Set.of(0)).stream(),
                        files(job, Kind.ERROR, Set.of(0)).stream())
                .flatMap(files -> files)
                .toList();
    }

    /** @param base where the server answers, {@code https://…/fhir} */
    String of(Job job, String base) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("transactionTime", job.at().toString());
        manifest.put("request", job.request());
        manifest.put("requiresAccessToken", true);
        var files = files(job);
        manifest.put("output", told(files, Kind.OUTPUT, job, base));
        manifest.put("deleted", told(files, Kind.DELETED, job, base));
        manifest.put("error", told(files, Kind.ERROR, job, base));
        if (!job.report().isEmpty()) {
            manifest.put("extension", Map.of(DISCLOSURE, tree(job.report())));
        }
        return written(manifest);
    }

    private List<Listed> files(Job job, Kind kind, Set<Integer> units) {
        var files = new ArrayList<Listed>();
        parts.lines(job.id(), kind).forEach((type, all) -> {
            var lines = new TreeMap<>(all);
            lines.keySet().retainAll(units);
            while (!lines.isEmpty()) {
                var file = first(lines);
                var count = file.values().stream().mapToInt(Integer::intValue).sum();
                files.add(new Listed(new ReleasedFile(kind, type, file.firstKey(), file.lastKey()), count));
                lines.keySet().removeAll(Set.copyOf(file.keySet()));
            }
        });
        return files;
    }

    private static List<Map<String, Object>> told(List<Listed> files, Kind kind, Job job, String base) {
        return files.stream()
                .filter(one -> one.file().kind() == kind)
                .map(one -> told(one, job, base))
                .toList();
    }

    private static Map<String, Object> told(Listed one, Job job, String base) {
        var told = new LinkedHashMap<String, Object>();
        var file = one.file();
        told.put("type", file.type());
        told.put(
                "url",
                base + "/$export-file?id=" + job.id() + "&kind="
                        + file.kind().name().toLowerCase(Locale.ROOT) + "&type=" + file.type() + "&from=" + file.from()
                        + "&to=" + file.to());
        told.put("count", one.count());
        return told;
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

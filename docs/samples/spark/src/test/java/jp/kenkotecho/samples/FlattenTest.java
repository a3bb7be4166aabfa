package jp.kenkotecho.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlattenTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 1)
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void a_line_becomes_a_row_and_what_is_not_there_null() throws IOException {
        lines(
                observation("o1", "29463-7", "\"valueQuantity\":{\"value\":61.5,\"code\":\"kg\"}"),
                observation("o2", "85354-9", "\"valueQuantity\":{\"value\":120,\"code\":\"mm[Hg]\"}"),
                observation("o3", "29463-7", "\"dataAbsentReason\":{\"text\":\"x\"}"));

        var rows = Flatten.table(spark, weights(), folder).orderBy("id").collectAsList();

        assertEquals("[o1,p1,2026-04-05,61.5]", rows.get(0).toString());
        assertEquals("[o3,p1,2026-04-05,null]", rows.get(1).toString());
        assertEquals(2, rows.size());
    }

    @Test
    void columns_reach_into_lists() throws IOException {
        lines(observation("o1", "29463-7", "\"status\":\"final\""));
        var view = JSON.readTree(
                "{\"resource\":\"Observation\",\"select\":[{\"column\":[{\"name\":\"code\",\"path\":\"code.coding.where(system"
                        + " = 'http://loinc.org').code.first()\"},{\"name\":\"unit\",\"path\":\"value.ofType(Quantity).unit\"},"
                        + "{\"name\":\"who\",\"path\":\"subject.getReferenceKey(Group)\"}]}]}");

        assertEquals(
                "[29463-7,null,null]",
                Flatten.table(spark, view, folder).collectAsList().get(0).toString());
    }

    @Test
    void what_it_does_not_understand_it_does_not_guess() throws IOException {
        lines(observation("o1", "29463-7", "\"status\":\"final\""));
        for (var path :
                List.of("code.coding.last()", "code.coding.exists(code > 'a')", "a + b", "code.coding.all(true)")) {
            var view = JSON.readTree("{\"resource\":\"Observation\",\"where\":[{\"path\":\"" + path
                    + "\"}],\"select\":[{\"column\":[{\"name\":\"id\",\"path\":\"id\"}]}]}");
            assertThrows(IllegalArgumentException.class, () -> Flatten.table(spark, view, folder), path);
        }
    }

    /** The export that the server's own tests left: counted by hand and by Spark. */
    @Test
    void reads_an_export_of_the_server() throws IOException {
        var export = Path.of(System.getProperty("export"));
        var expected = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(export, "Observation-*.ndjson")) {
            for (var file : files) {
                for (var line : Files.readAllLines(file)) {
                    var one = JSON.readTree(line);
                    if (one.at("/code/coding/0/code").asText().equals("29463-7")) {
                        expected.add(one.get("id").asText() + " "
                                + one.at("/subject/reference").asText().substring(8) + " "
                                + one.at("/valueQuantity/value").decimalValue());
                    }
                }
            }
        }

        var rows = new TreeSet<String>();
        Flatten.table(spark, weights(), export)
                .collectAsList()
                .forEach(row -> rows.add(row.get(0) + " " + row.get(1) + " " + row.get(3)));

        assertFalse(expected.isEmpty());
        assertEquals(expected, rows);
    }

    private static JsonNode weights() throws IOException {
        return JSON.readTree(Path.of("weights.json").toFile());
    }

    private void lines(String... lines) throws IOException {
        Files.write(folder.resolve("Observation-1.ndjson"), List.of(lines));
    }

    private static String observation(String id, String code, String more) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id
                + "\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code
                + "\"}]},\"subject\":{\"reference\":\"Patient/p1\"},\"effectiveDateTime\":\"2026-04-05\"," + more + "}";
    }
}

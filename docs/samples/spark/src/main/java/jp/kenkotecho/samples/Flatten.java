package jp.kenkotecho.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Flattens an export into a table as a ViewDefinition of SQL on FHIR says: {@code Flatten weights.json target/export}. */
public final class Flatten {

    private Flatten() {}

    /** @param arguments the ViewDefinition, and the folder in which the NDJSON of the export lies */
    public static void main(String[] arguments) throws IOException {
        var spark = SparkSession.builder()
                .master("local[*]")
                .config("spark.ui.enabled", false)
                .getOrCreate();
        try {
            var view = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
            var table = table(spark, view, Path.of(arguments[1]));
            table.show(20, false);
            System.out.println(table.count() + " rows");
        } finally {
            spark.stop();
        }
    }

    /**
     * The table of a view.
     *
     * @throws IllegalArgumentException for what this sample does not understand: it reads columns and where, and of
     *     FHIRPath what {@link Expression} says
     */
    static Dataset<Row> table(SparkSession spark, JsonNode view, Path folder) {
        for (var select : view.get("select")) {
            if (select.size() != 1 || !select.has("column")) {
                throw new IllegalArgumentException("only columns are understood in a select");
            }
        }
        var lines = spark.read().json(folder + "/" + view.get("resource").asText() + "-*.ndjson");
        for (var where : view.path("where")) {
            lines = lines.where(Expression.condition(where.get("path").asText(), lines.schema()));
        }
        var columns = new ArrayList<String>();
        for (var select : view.get("select")) {
            for (var column : select.get("column")) {
                columns.add(Expression.value(column.get("path").asText(), lines.schema()) + " AS `"
                        + column.get("name").asText() + "`");
            }
        }
        return lines.selectExpr(columns.toArray(String[]::new));
    }
}

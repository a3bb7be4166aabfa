package jp.kenkotecho.samples;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A FHIRPath of a ViewDefinition as an expression of Spark SQL over lines whose schema Spark has inferred. Understood:
 * elements, {@code ofType(type)}, {@code first()}, {@code getResourceKey()}, {@code getReferenceKey(Type)},
 * {@code exists(…)} and {@code where(…)} with comparisons {@code element = 'text'} joined by {@code and}. An element that
 * no line has is null.
 *
 * @param sql of Spark
 * @param type what it gives; an array where FHIRPath gives several
 */
record Expression(String sql, DataType type) {

    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)(?:\\(((?:[^()']|'[^']*')*)\\))?(?:\\.|$)");
    private static final Pattern COMPARISON = Pattern.compile("\\s*([A-Za-z.]+)\\s*=\\s*'([^'\\\\]*)'\\s*");

    /** One value a line: the first, where there are several. */
    static String value(String path, StructType lines) {
        return of(withoutChoices(path), new Expression("", lines)).first().sql;
    }

    /** True or false a line; null counts as false. */
    static String condition(String path, StructType lines) {
        var found = of(withoutChoices(path), new Expression("", lines));
        if (!found.type.equals(DataTypes.BooleanType)) {
            throw new IllegalArgumentException("no condition: " + path);
        }
        return "coalesce(" + found.sql + ", false)";
    }

    private static Expression of(String path, Expression start) {
        var found = start;
        var step = STEP.matcher(path);
        var at = 0;
        while (at < path.length()) {
            if (!step.find() || step.start() != at) {
                throw new IllegalArgumentException("not understood: " + path);
            }
            var argument = step.group(2);
            found = argument == null ? found.element(step.group(1)) : found.function(step.group(1), argument, path);
            at = step.end();
        }
        return found;
    }

    private Expression function(String name, String argument, String path) {
        return switch (name) {
            case "getResourceKey" -> element("id");
            case "getReferenceKey" -> key(argument);
            case "first" -> first();
            case "where" -> new Expression("filter(" + sql + ", x -> " + comparisons(argument) + ")", type);
            case "exists" ->
                new Expression("exists(" + sql + ", x -> " + comparisons(argument) + ")", DataTypes.BooleanType);
            default -> throw new IllegalArgumentException("not understood: " + path);
        };
    }

    /** {@code effective.ofType(dateTime)} is {@code effectiveDateTime} in JSON. */
    private static String withoutChoices(String path) {
        return Pattern.compile("\\.ofType\\(([A-Za-z])([A-Za-z]*)\\)")
                .matcher(path)
                .replaceAll(type -> type.group(1).toUpperCase(Locale.ROOT) + type.group(2));
    }

    private Expression key(String type) {
        var reference = element("reference").first();
        return new Expression(
                "if(" + reference.sql + " LIKE '" + type + "/%', substring_index(" + reference.sql
                        + ", '/', -1), NULL)",
                DataTypes.StringType);
    }

    Expression first() {
        return type instanceof ArrayType several ? new Expression("get(" + sql + ", 0)", several.elementType()) : this;
    }

    private Expression element(String name) {
        if (type instanceof StructType one) {
            var inner = typeOf(one, name);
            return inner == null
                    ? new Expression("CAST(NULL AS STRING)", DataTypes.StringType)
                    : new Expression((sql.isEmpty() ? "" : sql + ".") + "`" + name + "`", inner);
        }
        if (type instanceof ArrayType several && several.elementType() instanceof StructType one) {
            var inner = typeOf(one, name);
            if (inner == null) {
                return new Expression("CAST(NULL AS ARRAY<STRING>)", DataTypes.createArrayType(DataTypes.StringType));
            }
            var all = "transform(" + sql + ", x -> x.`" + name + "`)";
            return inner instanceof ArrayType
                    ? new Expression("flatten(" + all + ")", inner)
                    : new Expression(all, DataTypes.createArrayType(inner));
        }
        // Below an element that no line has.
        return new Expression("CAST(NULL AS STRING)", DataTypes.StringType);
    }

    private static DataType typeOf(StructType type, String name) {
        return Arrays.asList(type.fieldNames()).contains(name)
                ? type.apply(name).dataType()
                : null;
    }

    /** Of one of several, {@code x}. */
    private static String comparisons(String argument) {
        return List.of(argument.split("\\band\\b")).stream()
                .map(COMPARISON::matcher)
                .map(comparison -> {
                    if (!comparison.matches()) {
                        throw new IllegalArgumentException("not understood: " + argument);
                    }
                    return "x." + comparison.group(1) + " = '" + comparison.group(2) + "'";
                })
                .collect(Collectors.joining(" AND "));
    }
}

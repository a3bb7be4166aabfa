package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.kenkotecho.KenkoTecho;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Each database understands every statement of ours, its tables and its columns; also those of features whose tests run
 * on one of them alone. They are taken out of the constants of our classes, so a new one is asked for by itself.
 */
@OnBothDatabases(Because.OWN_SQL)
class OwnSqlIT extends ServerTest {

    private static final Pattern STATEMENT = Pattern.compile(
            "(select .+ from |insert into |update \\w+ set |delete from |merge into ).*", Pattern.DOTALL);
    /** Questions to Hibernate, whose tables are classes; and one that is put together of parts when it runs. */
    private static final Pattern NONE_YET = Pattern.compile("select \\w+ from [A-Z].*|.* where ", Pattern.DOTALL);

    private static final Pattern NAMED = Pattern.compile("(?<!:):\\w+");

    /** Where the compiler leaves a hole for what is joined in when it runs: of ours, how many rows. */
    private static final String HOLE = "\u0001";

    @Autowired
    private DataSource database;

    @Test
    void is_understood() throws Exception {
        var statements = statements();

        assertThat(statements).hasSizeGreaterThan(150);
        assertThat(statements.stream().flatMap(this::complaint)).isEmpty();
    }

    private Stream<String> complaint(String sql) {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(sql)) {
            // Asks a PostgreSQL for what it would wait to be told until it runs.
            prepared.getParameterMetaData();
            return Stream.empty();
        } catch (SQLException e) {
            return Stream.of(sql + ": " + e.getMessage());
        }
    }

    private static List<String> statements() throws IOException {
        var ours = KenkoTecho.class.getProtectionDomain().getCodeSource().getLocation();
        var classes = new PathMatchingResourcePatternResolver().getResources(ours + "jp/kenkotecho/**/*.class");
        return Stream.of(classes)
                .flatMap(OwnSqlIT::constants)
                .filter(text -> STATEMENT.matcher(text).matches()
                        && !NONE_YET.matcher(text).matches())
                .map(text -> NAMED.matcher(text.replace(HOLE, "1")).replaceAll("?"))
                .distinct()
                .toList();
    }

    private static Stream<String> constants(Resource file) {
        try (InputStream bytes = file.getInputStream()) {
            var pool = new ClassReader(bytes);
            var buffer = new char[pool.getMaxStringLength()];
            var texts = new ArrayList<String>();
            for (var item = 1; item < pool.getItemCount(); item++) {
                var offset = pool.getItem(item);
                // CONSTANT_String (JVMS §4.4.3)
                if (offset > 0 && pool.readByte(offset - 1) == 8) {
                    texts.add(String.valueOf(pool.readConst(item, buffer)));
                }
            }
            return texts.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

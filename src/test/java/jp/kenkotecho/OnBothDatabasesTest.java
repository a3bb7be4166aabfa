package jp.kenkotecho;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.OnBothDatabases.Because;
import org.junit.jupiter.api.Test;

/** No server test that depends on the database is left out on H2 because somebody forgot to say so. */
class OnBothDatabasesTest {

    /** SQL of their own, a database or a server process of their own, the contract of the store. */
    private static final DescribedPredicate<JavaClass> IS_OF_THE_DATABASE = resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.springframework.jdbc..", "jakarta.persistence..")
            .or(describe("a database, a process over one, or the contract", type -> Set.of(
                            "TestDatabase", "ServerProcess", "RecordStoreContract")
                    .contains(type.getSimpleName())));

    /**
     * Those that break what is PostgreSQL's alone, what the pages show, and those that look at what SQL of ours left behind: OwnSqlIT shows that
     * H2 understands each of those statements.
     */
    private static final Set<String> ON_POSTGRESQL_ALONE =
            Set.of("OutageIT", "HandedOnIT", "NoticesIT", "ResearchExportIT", "DocumentedCommandsIT");

    @Test
    void a_server_test_that_touches_the_database_runs_on_both() {
        var onOneOnly = TestClasses.ALL.stream()
                .filter(type -> outermost(type).getSimpleName().endsWith("IT"))
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(one -> IS_OF_THE_DATABASE.test(one.getTargetClass())))
                .map(OnBothDatabasesTest::outermost)
                .filter(type -> !type.isAnnotatedWith(OnBothDatabases.class))
                .map(JavaClass::getSimpleName);

        assertThat(onOneOnly.distinct()).containsExactlyInAnyOrderElementsOf(ON_POSTGRESQL_ALONE);
    }

    @Test
    void every_reason_has_its_tests() {
        var reasons = EnumSet.noneOf(Because.class);
        Stream.concat(TestClasses.ALL.stream(), TestClasses.ALL.stream().flatMap(type -> type.getMethods().stream()))
                .flatMap(one -> one.tryGetAnnotationOfType(OnBothDatabases.class).stream())
                .forEach(carried -> reasons.addAll(Arrays.asList(carried.value())));

        assertThat(reasons).isEqualTo(EnumSet.allOf(Because.class));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(OnBothDatabasesTest::outermost).orElse(type);
    }
}

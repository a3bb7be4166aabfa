package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.portal.ArchiveReports.State;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.profile.FakeRecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A report that cannot be taken just now waits; one that is refused for good is done. */
@SuppressWarnings("NullAway") // what comes after the refusal is not reached
class ArchiveImportTest {

    private static final Caller OFFICE = new Caller("office", Set.of("system/*.cruds"));

    private final List<State> done = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"BROKEN", "BUSY", "UNAVAILABLE"})
    void what_may_go_well_later_is_tried_again(Kind kind) {
        var archive = refusing(kind);

        assertThatThrownBy(() -> archive.take(OFFICE, "a", 1)).isInstanceOf(Refusal.class);
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REFUSED", "NOT_FOUND", "INCOMPLETE"})
    void what_is_refused_for_good_is_not(Kind kind) {
        refusing(kind).take(OFFICE, "a", 1);

        assertThat(done).containsExactly(State.REFUSED);
    }

    private ArchiveImport refusing(Kind kind) {
        return new ArchiveImport(new Reports(), new Persons(kind), null, null, Clock.systemUTC());
    }

    private static final class Persons extends ArchivePerson {

        private final Kind kind;

        Persons(Kind kind) {
            super(new FakeRecordStore(), null);
            this.kind = kind;
        }

        @Override
        List<Patient> find(Caller caller, Subject subject) {
            throw new Refusal(Problem.of(kind, "いまは", "now"));
        }
    }

    private final class Reports extends ArchiveReports {

        Reports() {
            super(
                    JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:none")),
                    new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:mem:none")),
                    null);
        }

        @Override
        boolean isWaiting(String archive, int number) {
            return true;
        }

        @Override
        byte[] content(String archive, int number) {
            return TypicalCheckup.of(1).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        void done(String archive, int number, State state, Optional<Problem> reason) {
            done.add(state);
        }
    }
}

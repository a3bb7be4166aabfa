package jp.kenkotecho.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.jobs.Clocked;
import jp.kenkotecho.jobs.Jobs;
import jp.kenkotecho.jobs.OpenJobs;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The large imports of persons in the database: their files until they are done, and what came of them for a day. */
@Component
class PersonImports implements Clocked {

    /** The kind of the work, see {@link PersonImportJob}. */
    static final String KIND = "person-import";

    /** The time for which what came of one is kept. */
    private static final Duration KEPT = Duration.ofHours(24);

    /** How far one is. */
    enum State {
        WAITING,
        /** All of it is in the record. */
        DONE,
        /** Nothing of it is, for the problems in the answer. */
        REFUSED
    }

    /**
     * An import.
     *
     * @param caller who sent it, and in whose name it is stored
     * @param records how many its files make
     * @param answer JSON: the Parameters that the operation would have answered at once, or the problems for which it was
     *     refused; empty until then
     */
    record PersonImport(String id, PersonId person, Caller caller, int records, State state, String answer) {}

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Jobs jobs;
    private final ObjectMapper json;
    private final Clock clock;

    PersonImports(JdbcClient database, TransactionOperations transactions, Jobs jobs, ObjectMapper json, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /** Begins one, and gives its id; empty while another is under way for the same person. */
    Optional<String> begin(Caller caller, PersonId person, List<byte[]> files, int records) {
        try {
            return Optional.ofNullable(transactions.execute(status -> add(caller, person, files, records)));
        } catch (DuplicateKeyException another) {
            return Optional.empty();
        }
    }

    private String add(Caller caller, PersonId person, List<byte[]> files, int records) {
        var id = UUID.randomUUID().toString();
        database.sql("insert into person_import (id, person, running_for, caller, sent_at, records, state, answer)"
                        + " values (?, ?, ?, ?, ?, ?, ?, '')")
                .params(
                        id,
                        person.value(),
                        person.value(),
                        written(caller),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        records,
                        State.WAITING.name())
                .update();
        for (var number = 0; number < files.size(); number++) {
            database.sql("insert into person_import_file (import_id, number, packed) values (?, ?, ?)")
                    .params(id, number, Gzip.of(files.get(number)))
                    .update();
        }
        jobs.start(KIND, id);
        return id;
    }

    Optional<PersonImport> find(String id) {
        return database.sql("select * from person_import where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    List<byte[]> files(String id) {
        return database.sql("select packed from person_import_file where import_id = ? order by number")
                .param(id)
                .query((row, number) -> Gzip.unpacked(row.getBytes(1)))
                .list();
    }

    /** The import that is under way for a person, if there is one. */
    Optional<PersonImport> runningFor(PersonId person) {
        return database.sql("select * from person_import where running_for = ?")
                .param(person.value())
                .query(this::read)
                .optional();
    }

    /** The imports that are under way, the oldest first. */
    List<OpenJobs.Open> running(int most) {
        return database.sql("select id, sent_at from person_import where running_for is not null order by sent_at, id"
                        + " fetch first " + most + " rows only")
                .query((row, number) -> new OpenJobs.Open(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** All of it is stored; false, and that has to be rolled back, when it was called off meanwhile. */
    boolean done(String id, String answer) {
        return end(id, State.DONE, answer);
    }

    /** Nothing of it is stored; false for what has ended already. */
    boolean refuse(String id, List<Problem> problems) {
        return Boolean.TRUE.equals(transactions.execute(status -> end(id, State.REFUSED, written(problems))));
    }

    /** The problems of one that was refused. */
    List<Problem> problems(PersonImport refused) {
        return List.of(read(refused.answer(), Problem[].class));
    }

    /** Writes down what came of it, once; its files are not kept. */
    private boolean end(String id, State state, String answer) {
        var isFirst = database.sql("update person_import set state = ?, answer = ?, running_for = null"
                                + " where id = ? and state = 'WAITING'")
                        .params(state.name(), answer, id)
                        .update()
                == 1;
        database.sql("delete from person_import_file where import_id = ?")
                .param(id)
                .update();
        return isFirst;
    }

    @Override
    public String kind() {
        return "person-import-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        database.sql("delete from person_import where state <> 'WAITING' and sent_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private PersonImport read(ResultSet row, int number) throws SQLException {
        return new PersonImport(
                row.getString("id"),
                new PersonId(row.getString("person")),
                read(row.getString("caller"), Caller.class),
                row.getInt("records"),
                State.valueOf(row.getString("state")),
                row.getString("answer"));
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

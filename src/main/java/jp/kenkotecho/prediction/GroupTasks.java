package jp.kenkotecho.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kenkotecho.jobs.Clocked;
import jp.kenkotecho.jobs.Jobs;
import jp.kenkotecho.record.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The predictions of groups in the database: who asked for what, and how far it is. */
@Component
class GroupTasks implements Clocked {

    /** The kind of the work, see {@link GroupJob}. */
    static final String KIND = "group-prediction";

    /** The time for which an answer is kept. */
    private static final Duration KEPT = Duration.ofHours(24);

    /** The question that is asked of everybody in a group. */
    enum Kind {
        /** The amount by which their risk could be lowered. */
        RANKING,
        /** How the prediction before the newest check-up compares with it. */
        REVIEW
    }

    /** How far a task is. */
    enum State {
        RUNNING,
        DONE,
        /** Our fault: it could not be computed. */
        FAILED
    }

    /**
     * The question.
     *
     * @param models by their ids
     */
    record Asked(LocalDate asOf, List<String> models) {}

    /**
     * A task.
     *
     * @param group {@code Group/…}
     * @param organization {@code Organization/…}, whose people they are
     * @param caller who asked, and in whose name everything is read
     */
    record Task(
            String id,
            Kind kind,
            String group,
            String organization,
            Caller caller,
            Asked asked,
            State state,
            Instant at) {

        Instant expires() {
            return at.plus(KEPT);
        }
    }

    private final JdbcClient database;
    private final GroupResults results;
    private final Jobs jobs;
    private final ObjectMapper json;
    private final Clock clock;

    GroupTasks(JdbcClient database, GroupResults results, Jobs jobs, ObjectMapper json, Clock clock) {
        this.database = database;
        this.results = results;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /** Begins one, and gives its id. */
    @Transactional
    public String add(Kind kind, String group, String organization, Caller caller, Asked asked) {
        var id = UUID.randomUUID().toString();
        database.sql("insert into prediction_task (id, kind, group_id, organization, caller, asked, state, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        kind.name(),
                        group,
                        organization,
                        written(caller),
                        written(asked),
                        State.RUNNING.name(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jobs.start(KIND, id);
        return id;
    }

    /** The task with this id, unless it is too old. */
    Optional<Task> find(String id) {
        return database.sql("select * from prediction_task where id = ?")
                .param(id)
                .query(this::read)
                .optional()
                .filter(task -> clock.instant().isBefore(task.expires()));
    }

    /** The tasks that run, the oldest first. */
    Stream<Task> running() {
        return database
                .sql("select * from prediction_task where state = 'RUNNING' order by at")
                .query(this::read)
                .list()
                .stream();
    }

    int runningOf(String account) {
        return (int) running()
                .filter(task -> task.caller().behalf().account().equals(account))
                .count();
    }

    void move(String id, State to) {
        database.sql("update prediction_task set state = ? where id = ? and state = 'RUNNING'")
                .params(to.name(), id)
                .update();
    }

    void remove(String id) {
        database.sql("delete from prediction_task where id = ?").param(id).update();
        results.remove(id);
    }

    @Override
    public String kind() {
        return "group-prediction-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        database.sql("select id from prediction_task where at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .forEach(this::remove);
        results.removeOrphans();
    }

    private Task read(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("group_id"),
                row.getString("organization"),
                read(row.getString("caller"), Caller.class),
                read(row.getString("asked"), Asked.class),
                State.valueOf(row.getString("state")),
                row.getObject("at", OffsetDateTime.class).toInstant());
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

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The predictions of groups in the database: who asked for what, and what came of each person. */
@Component
class GroupTasks {

    /** For how long an answer is kept. */
    private static final Duration KEPT = Duration.ofHours(24);

    /** What is asked of everybody in a group. */
    enum Kind {
        /** By how much their risk could be lowered. */
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

    /** What came of a person. */
    enum Outcome {
        WAITING,
        /** Content: a line of NDJSON. */
        RANKED,
        /** Computed, and nothing that they are advised lowers a risk. */
        EVEN,
        /** Content: {@link Compared}. */
        REVIEWED,
        /** Not computed. Content: a line of NDJSON that says why. */
        LEFT_OUT
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

    /** What came of a person. */
    record Result(String person, Outcome outcome, double falls, String content) {}

    /**
     * A result that was kept.
     *
     * @param sources the consents by which the person was in the group, as they were then
     */
    record Kept(Result result, Set<String> sources) {}

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    GroupTasks(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Its id. */
    String add(Kind kind, String group, String organization, Caller caller, Asked asked) {
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
        return id;
    }

    /** Unless it is too old. */
    Optional<Task> find(String id) {
        return database.sql("select * from prediction_task where id = ?")
                .param(id)
                .query(this::read)
                .optional()
                .filter(task -> clock.instant().isBefore(task.expires()));
    }

    List<String> running() {
        return database.sql("select id from prediction_task where state = 'RUNNING' order by at")
                .query(String.class)
                .list();
    }

    int runningOf(String account) {
        return (int) running().stream()
                .flatMap(id -> find(id).stream())
                .filter(task -> task.caller().behalf().account().equals(account))
                .count();
    }

    /** Who is to be computed: all of them or none, and only once. */
    @Transactional
    public void addMembers(String task, Map<PersonId, Set<String>> people) {
        if (count(task) > 0) {
            return;
        }
        people.forEach((person, sources) -> database.sql(
                        "insert into prediction_member (task, person, sources, state, falls, content)"
                                + " values (?, ?, ?, ?, 0, '')")
                .params(
                        task,
                        person.value(),
                        sources.stream().sorted().collect(Collectors.joining(" ")),
                        Outcome.WAITING.name())
                .update());
    }

    List<String> waiting(String task) {
        return database.sql("select person from prediction_member where task = ? and state = 'WAITING' order by person")
                .param(task)
                .query(String.class)
                .list();
    }

    int waitingCount(String task) {
        return database.sql("select count(*) from prediction_member where task = ? and state = 'WAITING'")
                .param(task)
                .query(Integer.class)
                .single();
    }

    int count(String task) {
        return database.sql("select count(*) from prediction_member where task = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }

    void keep(String task, Result result) {
        database.sql("update prediction_member set state = ?, falls = ?, content = ? where task = ? and person = ?")
                .params(result.outcome().name(), result.falls(), result.content(), task, result.person())
                .update();
    }

    void move(String id, State to) {
        database.sql("update prediction_task set state = ? where id = ? and state = 'RUNNING'")
                .params(to.name(), id)
                .update();
    }

    /** The next results of a kind after one, whoever can gain most first: at most {@code most}. */
    List<Kept> next(String task, Outcome outcome, Optional<Result> after, int most) {
        var falls = after.map(Result::falls).orElse(Double.MAX_VALUE);
        var person = after.map(Result::person).orElse("");
        return database.sql(
                        "select person, state, falls, content, sources from prediction_member where task = ? and state = ?"
                                + " and (falls < ? or (falls = ? and person > ?)) order by falls desc, person"
                                + " fetch first " + most + " rows only")
                .params(task, outcome.name(), falls, falls, person)
                .query((row, i) -> new Kept(
                        new Result(
                                row.getString(1),
                                Outcome.valueOf(row.getString(2)),
                                row.getDouble(3),
                                row.getString(4)),
                        Set.of(row.getString(5).split(" "))))
                .list();
    }

    void remove(String id) {
        database.sql("delete from prediction_task where id = ?").param(id).update();
        database.sql("delete from prediction_member where task = ?").param(id).update();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void sweep() {
        database.sql("select id from prediction_task where at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .forEach(this::remove);
        // Also of one that was called off while somebody in it was being computed.
        database.sql("delete from prediction_member where task not in (select id from prediction_task)")
                .update();
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

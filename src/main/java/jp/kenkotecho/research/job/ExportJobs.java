package jp.kenkotecho.research.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jp.kenkotecho.jobs.Jobs;
import jp.kenkotecho.research.ExportJob;
import jp.kenkotecho.research.request.ExportRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The exports in the database: who asked for what, and how far it is. */
@Component
public class ExportJobs {

    /** The kind of the work, see {@link ExportJob}. */
    public static final String KIND = "export";

    /** How far an export is. */
    public enum State {
        /** An export of everything, which two administrators have to approve. */
        WAITING,
        RUNNING,
        DONE,
        /** Not released: too few people look alike. */
        REFUSED,
        /** Our fault: it cannot be written. */
        FAILED,
        /** Called off, or too old: its lines are gone. */
        GONE
    }

    /**
     * An export.
     *
     * @param cohort {@code Group/…}; empty for everything
     * @param at when it was asked for: what changes later does not leave
     * @param report how well people are hidden among each other; empty until that is known
     */
    public record Job(
            String id,
            String client,
            Set<String> scopes,
            String cohort,
            String request,
            ExportRequest asked,
            State state,
            Instant at,
            Optional<Instant> expires,
            String report) {

        public boolean isOfEverything() {
            return cohort.isEmpty();
        }
    }

    private final JdbcClient database;
    private final Jobs work;
    private final ObjectMapper json;
    private final Clock clock;

    ExportJobs(JdbcClient database, Jobs work, ObjectMapper json, Clock clock) {
        this.database = database;
        this.work = work;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An export that is asked for.
     *
     * @param id that whoever asks has chosen
     */
    public record Asked(
            String id, String client, Set<String> scopes, String cohort, String request, ExportRequest asked) {}

    /**
     * A place of a client's that no export holds, of those that run or wait; empty when all are held. Until one is added
     * there another may take it.
     */
    public Optional<Integer> freeSlot(String client, int slots) {
        var held = database.sql("select slot from export_job where client = ? and slot is not null")
                .param(client)
                .query(Integer.class)
                .set();
        return IntStream.range(0, slots)
                .boxed()
                .filter(slot -> !held.contains(slot))
                .findFirst();
    }

    /**
     * Asks for one: that of a cohort begins, that of everything waits for its approval.
     *
     * @param slot the place of the client's that it holds until it ends
     * @throws org.springframework.dao.DuplicateKeyException when one was asked for under its id before, or holds the slot,
     *     if only since this moment
     */
    @Transactional
    public void add(Asked one, int slot) {
        database.sql("insert into export_job (id, client, scopes, cohort, request, asked, state, at, slot)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        one.id(),
                        one.client(),
                        String.join(" ", one.scopes()),
                        one.cohort(),
                        one.request(),
                        written(one.asked()),
                        (one.cohort().isEmpty() ? State.WAITING : State.RUNNING).name(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        slot)
                .update();
        if (!one.cohort().isEmpty()) {
            work.start(KIND, one.id());
        }
    }

    /** What a client asked for and is not gone, the newest first. */
    public List<Job> of(String client, int from, int most) {
        return database.sql("select * from export_job where client = ? and state <> 'GONE' order by at desc, id"
                        + " offset ? rows fetch next " + most + " rows only")
                .params(client, from)
                .query(this::read)
                .list();
    }

    public Optional<Job> find(String id) {
        return database.sql("select * from export_job where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** An export that this client asked for, while it is still there. */
    public Optional<Job> find(String id, String client) {
        return find(id).filter(job -> job.client().equals(client) && job.state() != State.GONE)
                .filter(job -> job.expires().map(clock.instant()::isBefore).orElse(true));
    }

    public List<Job> in(State state) {
        return database.sql("select * from export_job where state = ? order by at")
                .param(state.name())
                .query(this::read)
                .list();
    }

    /** Begins one that waited: once, however many say so. */
    @Transactional
    public void approved(String id) {
        if (move(id, State.WAITING, State.RUNNING)) {
            work.start(KIND, id);
        }
    }

    /** Whether it was in the one state and is now in the other: true for one of several who try. */
    public boolean move(String id, State from, State to) {
        return database.sql("update export_job set state = ?, slot = case when ? = 'RUNNING' then slot else null end"
                                + " where id = ? and state = ?")
                        .params(to.name(), to.name(), id, from.name())
                        .update()
                == 1;
    }

    /** Whatever it was doing: nothing of it leaves any more. */
    public void end(String id) {
        database.sql("update export_job set state = 'GONE', slot = null where id = ?")
                .param(id)
                .update();
    }

    public void released(String id, String report, Instant expires) {
        database.sql("update export_job set report = ?, expires_at = ? where id = ?")
                .params(report, expires.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** Holds it until the transaction ends. */
    public void lock(String id) {
        database.sql("select id from export_job where id = ? for update")
                .param(id)
                .query(String.class)
                .single();
    }

    /** Whether it was asked for less than so long ago; from now on the time counts anew. */
    public boolean isAskedAgain(String id, Duration within) {
        var now = clock.instant();
        var polled = database.sql("select polled_at from export_job where id = ?")
                .param(id)
                .query((row, i) -> moment(row, 1))
                .single();
        database.sql("update export_job set polled_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
        return polled.filter(last -> now.isBefore(last.plus(within))).isPresent();
    }

    private Job read(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getString("id"),
                row.getString("client"),
                Set.of(row.getString("scopes").split(" ")),
                row.getString("cohort"),
                row.getString("request"),
                asked(row.getString("asked")),
                State.valueOf(row.getString("state")),
                moment(row, "at").orElseThrow(),
                moment(row, "expires_at"),
                Optional.ofNullable(row.getString("report")).orElse(""));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private String written(ExportRequest asked) {
        try {
            return json.writeValueAsString(asked);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExportRequest asked(String text) {
        try {
            return json.readValue(text, ExportRequest.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

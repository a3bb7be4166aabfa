package jp.kenkotecho.prediction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The results of each person of a group's prediction, in the database. */
@Component
class GroupResults {

    /** The outcome of a person's prediction. */
    enum Outcome {
        WAITING,
        /** Content: a line of NDJSON. */
        RANKED,
        /** Computed, and nothing that they are advised lowers a risk. */
        EVEN,
        /** Content: what {@link GroupMember} remembers of a review. */
        REVIEWED,
        /** Not computed. Content: a line of NDJSON that says why. */
        LEFT_OUT
    }

    /** The result of a person's prediction. */
    record Result(String person, Outcome outcome, double falls, String content) {}

    /**
     * A result that was kept.
     *
     * @param sources the consents by which the person was in the group, as they were then
     */
    record Kept(Result result, Set<String> sources) {}

    private final JdbcClient database;

    GroupResults(JdbcClient database) {
        this.database = database;
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

    /** Who is still to be computed among so many, from a place on in the order of all. */
    List<String> waiting(String task, int from, int most) {
        return database.sql("select person from (select person, state from prediction_member where task = ?"
                        + " order by person offset " + from + " rows fetch first " + most + " rows only) piece"
                        + " where state = 'WAITING' order by person")
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

    void remove(String task) {
        database.sql("delete from prediction_member where task = ?").param(task).update();
    }

    /** Removes results of a task that was called off while somebody in it was being computed. */
    void removeOrphans() {
        database.sql("delete from prediction_member where task not in (select id from prediction_task)")
                .update();
    }
}

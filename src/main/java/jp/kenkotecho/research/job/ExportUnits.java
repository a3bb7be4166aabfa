package jp.kenkotecho.research.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kenkotecho.record.InformationCategory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The units of exports: each is written once, and told of once when it has left. */
@Component
public class ExportUnits {

    private static final int SLICE = 500;
    private static final String ADD =
            "insert into export_unit (job, number, person, content, state, sources, quasi, categories, types, told)"
                    + " values (?, ?, ?, ?, 'WAITING', '', '', '', '', false)";

    /**
     * A unit.
     *
     * @param person a member of the cohort; empty where it is a page of a type
     * @param content the page: its type and from when on, {@code Patient|2026-01-01T00:00:00Z}; empty for a person
     * @param sources by which consents it was written
     * @param categories which categories of information are in it
     * @param types how many lines of which type are in it; known also when the lines are gone
     */
    public record Unit(
            int number,
            String person,
            String content,
            Set<String> sources,
            Set<InformationCategory> categories,
            Map<String, Integer> types) {}

    private final JdbcClient database;
    private final JdbcOperations batches;
    private final Clock clock;

    ExportUnits(JdbcClient database, JdbcOperations batches, Clock clock) {
        this.database = database;
        this.batches = batches;
        this.clock = clock;
    }

    boolean isEmpty(String job) {
        return count(job) == 0;
    }

    public int count(String job) {
        return database.sql("select count(*) from export_unit where job = ?")
                .param(job)
                .query(Integer.class)
                .single();
    }

    /** Everybody of the cohort, numbered from one. */
    void addPersons(String job, List<String> persons) {
        var rows = new ArrayList<Object[]>();
        persons.forEach(person -> rows.add(new Object[] {job, rows.size() + 1, person, ""}));
        for (var from = 0; from < rows.size(); from += SLICE) {
            batches.batchUpdate(ADD, rows.subList(from, Math.min(from + SLICE, rows.size())));
        }
    }

    void addPage(String job, int number, String page) {
        database.sql(ADD).params(job, number, "", page).update();
    }

    public List<Integer> waiting(String job) {
        return database.sql("select number from export_unit where job = ? and state = 'WAITING' order by number")
                .param(job)
                .query(Integer.class)
                .list();
    }

    /** The first that waits, of some. */
    public Optional<Integer> nextWaiting(String job, int from, int to) {
        return database.sql(
                        "select number from export_unit where job = ? and state = 'WAITING' and number between ? and ?"
                                + " order by number fetch first row only")
                .params(job, from, to)
                .query(Integer.class)
                .optional();
    }

    public int waitingCount(String job) {
        return database.sql("select count(*) from export_unit where job = ? and state = 'WAITING'")
                .param(job)
                .query(Integer.class)
                .single();
    }

    /** Takes it, unless somebody else has: within the transaction that writes it. */
    Optional<Unit> take(String job, int number) {
        var taken = database.sql(
                        "update export_unit set state = 'DONE' where job = ? and number = ? and state = 'WAITING'")
                .params(job, number)
                .update();
        return taken == 0
                ? Optional.empty()
                : database.sql("select * from export_unit where job = ? and number = ?")
                        .params(job, number)
                        .query(ExportUnits::read)
                        .optional();
    }

    /** @param quasi the quasi-identifiers that leave with the person */
    void written(String job, Unit unit, String quasi) {
        database.sql("update export_unit set sources = ?, quasi = ?, categories = ?, types = ?"
                        + " where job = ? and number = ?")
                .params(
                        String.join(" ", new TreeSet<>(unit.sources())),
                        quasi,
                        unit.categories().stream()
                                .map(InformationCategory::code)
                                .sorted()
                                .collect(Collectors.joining(" ")),
                        unit.types().entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .sorted()
                                .collect(Collectors.joining(" ")),
                        job,
                        unit.number())
                .update();
    }

    /** Whoever is no member any more leaves no trace in it. */
    void skip(String job, int number) {
        database.sql("update export_unit set state = 'LEFT' where job = ? and number = ?")
                .params(job, number)
                .update();
    }

    public List<Unit> done(String job) {
        return database.sql("select * from export_unit where job = ? and state = 'DONE' order by number")
                .param(job)
                .query(ExportUnits::read)
                .list();
    }

    /** The quasi-identifiers that leave with each person. */
    public Map<Integer, String> cells(String job) {
        var cells = new HashMap<Integer, String>();
        database.sql("select number, quasi from export_unit where job = ? and state = 'DONE' and person <> ''")
                .param(job)
                .query((row, i) -> cells.put(row.getInt(1), row.getString(2)))
                .list();
        return cells;
    }

    /** The people whose lines a client has had of a cohort before. */
    Set<String> everLeft(String client, String cohort) {
        return Set.copyOf(
                database.sql("select distinct person from export_unit where person <> '' and left_at is not null"
                                + " and job in (select id from export_job where client = ? and cohort = ?)")
                        .params(client, cohort)
                        .query(String.class)
                        .list());
    }

    /** Notes that units have been fetched. */
    public void left(String job, List<Integer> numbers) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate(
                "update export_unit set left_at = ? where job = ? and number = ? and left_at is null",
                numbers.stream().map(number -> new Object[] {now, job, number}).toList());
    }

    public List<Unit> toTell(String job) {
        return database.sql("select * from export_unit where job = ? and left_at is not null and told = false"
                        + " and person <> '' order by number")
                .param(job)
                .query(ExportUnits::read)
                .list();
    }

    /** True for the one who is to tell of it, until the transaction ends in vain. */
    public boolean tell(String job, int number) {
        return database.sql("update export_unit set told = true where job = ? and number = ? and told = false")
                        .params(job, number)
                        .update()
                == 1;
    }

    private static Unit read(ResultSet row, int i) throws SQLException {
        return new Unit(
                row.getInt("number"),
                row.getString("person"),
                row.getString("content"),
                words(row.getString("sources")),
                words(row.getString("categories")).stream()
                        .map(InformationCategory::of)
                        .collect(Collectors.toUnmodifiableSet()),
                words(row.getString("types")).stream()
                        .map(word -> word.split("=", 2))
                        .collect(Collectors.toUnmodifiableMap(word -> word[0], word -> Integer.valueOf(word[1]))));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}

package jp.kenkotecho.portal;

import static jp.kenkotecho.it.Parts.all;
import static jp.kenkotecho.it.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.importing.ImportRequest;
import jp.kenkotecho.importing.RecordImport;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.it.Statements;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables of many rows: what they cost, how many are taken, in the background, and many at once. */
@OnBothDatabases({Because.TRANSACTIONS, Because.LOCKS, Because.OWN_SQL})
class LargeTablesIT extends ServerTest {

    private static final int PIECES = 3;
    private static final int ROWS = 120;

    @Autowired
    private RecordImport imports;

    @Autowired
    private JdbcClient database;

    @Test
    void a_row_of_a_large_table_costs_no_more_statements_than_one_of_a_small() {
        // What is asked for once and then remembered is asked for here.
        send(SERVER.newPerson(), 3);

        var few = statementsFor(60);
        var many = statementsFor(300);

        assertThat(many / 300.0).isLessThanOrEqualTo(few / 60.0);
    }

    @Test
    void a_large_table_is_stored_whole_and_the_same_again_changes_nothing() {
        var person = SERVER.newPerson();

        assertThat(counts(send(person, ROWS))).containsExactly("120", "0", "0");
        assertThat(counts(send(person, ROWS))).containsExactly("0", "0", "120");
        assertThat(counts(send(person, ROWS + 10))).containsExactly("10", "0", "120");
        assertThat(total("Immunization?patient=" + person)).isEqualTo(ROWS + 10);
        assertThat(total("Provenance?target=Patient/" + person)).isEqualTo(PIECES + 1);
    }

    @Test
    void what_is_refused_in_the_last_piece_leaves_nothing_of_the_first() {
        var person = SERVER.newPerson();
        var rows = IntStream.range(0, ROWS).mapToObj(i -> row(person, i)).toList();
        ((Immunization) rows.get(ROWS - 1)).setPatient(new Reference("Patient/not-there"));
        var arrival = new ImportRequest(
                new PersonId(person),
                Canonical.ID + "source/test",
                List.<Reference>of(),
                List.<DomainResource>of(),
                rows);

        assertThatThrownBy(() -> imports.store(new Caller("test", Set.of("system/*.cruds")), arrival))
                .isInstanceOf(NotWritten.class);

        assertThat(total("Immunization?patient=" + person)).isZero();
        assertThat(total("Provenance?target=Patient/" + person)).isZero();
    }

    @Test
    void ten_equal_tables_at_once_give_one_record_of_each_row() {
        var person = SERVER.newPerson();
        var threads = Executors.newFixedThreadPool(10);
        try {
            var sent = Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(person, ROWS), threads))
                    .limit(10)
                    .toList();
            assertThat(sent.stream().map(CompletableFuture::join).map(answer -> counts(answer)
                            .get(0)))
                    .containsOnlyOnce("120")
                    .containsOnly("120", "0");
        } finally {
            threads.shutdown();
        }
        assertThat(total("Immunization?patient=" + person)).isEqualTo(ROWS);
        assertThat(total("DocumentReference?patient=" + person)).isEqualTo(1);
        assertThat(total("Provenance?target=Patient/" + person)).isEqualTo(PIECES);
    }

    @Test
    void tells_how_many_rows_are_taken_at_once_and_how_to_send_more() {
        var person = SERVER.newPerson();

        var answer = send(person, 2_001);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text())
                .contains("2001 件", "2000 件まで", "20000 件まで", "Prefer: respond-async")
                .contains("make 2001 records", "2000 are taken", "up to 20000");
        assertThat(total("Immunization?patient=" + person)).isZero();
        assertThat(send(person, 2_001, "?dryRun=true").status()).isEqualTo(200);
    }

    @Test
    void refuses_more_than_is_ever_taken_before_it_begins() {
        var person = SERVER.newPerson();

        var answer = async(person, 20_001);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("20000 件まで", "20000 are taken");
    }

    @Test
    void takes_a_table_in_the_background_all_of_it_at_one_moment() {
        var person = SERVER.newPerson();

        var accepted = async(person, ROWS);

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(accepted.text()).contains("120 件を受け付けました", "none before");
        var done = ended(accepted);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(counts(done)).containsExactly("120", "0", "0");
        assertThat(all(done.json(), "resource")).hasSize(ROWS);
        assertThat(total("Immunization?patient=" + person)).isEqualTo(ROWS);
        assertThat(counts(ended(async(person, ROWS)))).containsExactly("0", "0", "120");
        assertThat(database.sql("select count(*) from person_import_file")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void one_record_has_one_import_in_the_background_at_a_time() {
        var person = SERVER.newPerson();
        database.sql("insert into person_import (id, person, running_for, caller, sent_at, records, state, answer)"
                        + " values (?, ?, ?, '{}', current_timestamp, 1, 'WAITING', '')")
                .params("running-" + person.substring(0, 8), person, person)
                .update();

        var answer = async(person, 3);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("60");
        database.sql("delete from person_import where person = ?").param(person).update();
        assertThat(async(person, 3).status()).isEqualTo(202);
    }

    @Test
    void tells_nobody_else_of_it_and_tells_whoever_may_not_write_that_it_was_refused() {
        var reader = App.own(SERVER, "patient/*.rs").token("hanako", "demo-hanako");
        var accepted = SERVER.send(SERVER.with(reader, "Patient/demo-hanako/$myna-import?confirmed=true")
                .setHeader("Content-Type", "text/csv")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofString("接種日,予防接種名\r\n2019-07-07,みほん断られる\r\n")));

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        var path = pathOf(accepted);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> SERVER.get(reader, path).status() != 202);
        assertThat(SERVER.get(reader, path).status()).isEqualTo(403);
        assertThat(SERVER.get(path).status()).isEqualTo(404);
        assertThat(SERVER.get(path.replaceFirst("\\?id=.*", "?id=none")).status())
                .isEqualTo(404);
    }

    private static int statementsFor(int rows) {
        var person = SERVER.newPerson();
        return Statements.during(() -> send(person, rows)).size();
    }

    private static Client.Answer ended(Client.Answer accepted) {
        var path = pathOf(accepted);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> SERVER.get(path).status() != 202);
        return SERVER.get(path);
    }

    private static String pathOf(Client.Answer accepted) {
        var url = accepted.header("Content-Location");
        return url.substring(url.indexOf("/fhir/") + "/fhir/".length());
    }

    private static Client.Answer send(String person, int rows) {
        return send(person, rows, "?confirmed=true");
    }

    private static Client.Answer send(String person, int rows, String query) {
        var table = table(rows).getBytes(StandardCharsets.UTF_8);
        return SERVER.post("Patient/" + person + "/$myna-import" + query, table, "text/csv");
    }

    private static Client.Answer async(String person, int rows) {
        return SERVER.send(SERVER.fhir("Patient/" + person + "/$myna-import?confirmed=true")
                .setHeader("Content-Type", "text/csv")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofString(table(rows))));
    }

    private static String table(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> LocalDate.of(1960, 1, 1).plusDays(i) + ",BCG")
                .collect(Collectors.joining("\r\n", "接種日,予防接種名\r\n", "\r\n"));
    }

    private static DomainResource row(String person, int number) {
        var row = new Immunization().setStatus(ImmunizationStatus.COMPLETED);
        row.addIdentifier().setSystem(Canonical.ID + "test").setValue(person + number);
        row.getVaccineCode().setText("BCG");
        row.setPatient(new Reference("Patient/" + person));
        row.getOccurrenceDateTimeType().setValueAsString("2020-01-01");
        return row;
    }

    private static List<String> counts(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var summary = all(answer.json(), "summary").findFirst().orElseThrow();
        return Stream.of("created", "updated", "unchanged")
                .map(name -> value(summary, name))
                .toList();
    }

    private static int total(String query) {
        return SERVER.get(query + "&_total=accurate").json().get("total").asInt();
    }
}

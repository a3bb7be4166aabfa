package jp.kenkotecho.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A consent is withdrawn while somebody looks: whatever is asked for after the withdrawal's commit is answered with nothing. */
@OnBothDatabases(Because.TRANSACTIONS)
@Checklist("C3")
class WithdrawalRaceIT extends ServerTest {

    private static final int READERS = 4;

    @Autowired
    private RecordStore store;

    @ParameterizedTest
    @ValueSource(strings = {"MedicationStatement?patient=%s&_count=2", "Patient/%s/$everything?_count=2"})
    void shows_nothing_on_the_pages_after_it(String path) {
        var haru = sharing();
        var doctor = doctor();
        var first = SERVER.get(doctor, path.formatted(haru.resident().id()));
        assertThat(Resident.found(first)).isNotEmpty();
        var next = next(first);
        assertThat(next).isNotEmpty();

        haru.resident().withdraws(haru.consent());

        var second = SERVER.get(doctor, next);
        haru.drugs().forEach(drug -> assertThat(second.text()).doesNotContain(idOf(drug)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MedicationStatement?patient=%s",
                "Patient/%s/$everything",
                "Patient?_id=%s&_revinclude=MedicationStatement:patient"
            })
    void answers_no_request_that_begins_after_its_commit(String path) throws InterruptedException {
        var haru = sharing();
        var doctor = doctor();
        var url = path.formatted(haru.resident().id());
        var committed = new AtomicBoolean();
        var stop = new AtomicBoolean();
        var late = new ConcurrentLinkedQueue<String>();
        var running = new CountDownLatch(READERS);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        for (var i = 0; i < READERS; i++) {
            readers.execute(() -> {
                var begun = false;
                while (!stop.get()) {
                    var isLate = committed.get();
                    var text = SERVER.get(doctor, url).text();
                    if (!begun) {
                        begun = true;
                        running.countDown();
                    }
                    if (isLate) {
                        late.add(text);
                    }
                }
            });
        }
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

        haru.resident().withdraws(haru.consent());
        committed.set(true);
        while (late.size() < 4 * READERS) {
            Thread.onSpinWait();
        }
        stop.set(true);
        readers.shutdown();
        assertThat(readers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        for (var text : late) {
            haru.drugs().forEach(drug -> assertThat(text).doesNotContain(idOf(drug)));
        }
    }

    /** As an export reads: chunk by chunk, through the store, on behalf of whoever asked for it. */
    @Test
    void stops_what_is_read_chunk_by_chunk() {
        var haru = sharing();
        var behalf = new Delegation(
                "an export",
                Set.of("Practitioner/demo-dr-ito"),
                true,
                false,
                Set.of(),
                EnumSet.allOf(InformationCategory.class));
        var caller = new Caller("an-export", Set.of("user/*.rs"), behalf);
        var chunk = RecordQuery.of(
                MedicationStatement.class, new PersonId(haru.resident().id()));
        assertThat(store.search(caller, chunk)).hasSize(haru.drugs().size());

        haru.resident().withdraws(haru.consent());

        assertThat(store.search(caller, chunk)).isEmpty();
        assertThat(store.read(
                        caller, MedicationStatement.class, idOf(haru.drugs().get(0))))
                .isEmpty();
        assertThat(store.count(caller, chunk)).isZero();
    }

    private record Sharing(Resident resident, String consent, List<String> drugs) {}

    private static Sharing sharing() {
        var haru = Resident.in(SERVER);
        var drugs = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            drugs.add(haru.drug("ミホン" + i));
        }
        return new Sharing(haru, haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic")), drugs);
    }

    private static String doctor() {
        return App.clinic(SERVER, "user/*.rs").token("dr-ito", "");
    }

    private static String idOf(String address) {
        return address.substring(address.indexOf('/') + 1);
    }

    private static String next(Client.Answer bundle) {
        for (var link : bundle.json().path("link")) {
            if (link.get("relation").asText().equals("next")) {
                var url = link.get("url").asText();
                return url.substring(url.indexOf("/fhir") + "/fhir".length()).replaceFirst("^/", "");
            }
        }
        return "";
    }
}

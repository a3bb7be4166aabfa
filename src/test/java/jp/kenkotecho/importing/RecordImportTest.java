package jp.kenkotecho.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.FakeRecordStore;
import jp.kenkotecho.profile.Integrity;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class RecordImportTest {

    private static final Caller APP = new Caller("app", Set.of("system/*.cruds"));
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    private final FakeRecordStore store = new FakeRecordStore();
    private final RecordImport imports =
            new RecordImport(store, TransactionOperations.withoutTransaction(), new Turns(), NOW);

    @Test
    void shows_without_storing() {
        var shown = imports.preview(APP, arrival("a", "b"));

        assertThat(shown.added()).hasSize(2);
        assertThat(store.size()).isZero();
    }

    @Test
    void replaces_what_no_format_can_carry_and_says_so_once() {
        var odd = arrival("a");
        ((MedicationStatement) odd.resources().get(0)).addNote().setText("朝\u0007食後");

        var shown = imports.preview(APP, odd);

        assertThat(shown.notes()).containsExactly(Imported.REPLACED);
        assertThat(((MedicationStatement) shown.added().get(0))
                        .getNoteFirstRep()
                        .getText())
                .isEqualTo("朝\uFFFD食後");
        assertThat(imports.preview(APP, arrival("b")).notes()).isEmpty();
    }

    @Test
    void stores_with_one_provenance_that_names_the_client_and_all_that_came() {
        imports.store(APP, arrival("a", "b"));

        var provenance = store.search(APP, RecordQuery.of(Provenance.class));
        assertThat(provenance).hasSize(1);
        assertThat(provenance.get(0).getTarget()).hasSize(3).last().satisfies(person -> assertThat(
                        person.getReference())
                .isEqualTo("Patient/p"));
        assertThat(provenance.get(0).getRecorded()).isEqualTo(NOW.instant());
        assertThat(provenance.get(0).getAgentFirstRep().getWho().getIdentifier().getValue())
                .isEqualTo("app");
    }

    @Test
    void adds_only_what_is_new_and_tells_the_rest() {
        imports.store(APP, arrival("a", "b"));
        var size = store.size();

        var again = imports.store(APP, arrival("b", "a"));
        var more = imports.store(APP, arrival("a", "c"));

        assertThat(again.added()).isEmpty();
        assertThat(again.known()).hasSize(2);
        assertThat(more.added()).hasSize(1);
        assertThat(store.size()).isEqualTo(size + 2);
    }

    @Test
    void takes_what_comes_twice_in_one_arrival_once() {
        assertThat(imports.store(APP, arrival("a", "a")).added()).hasSize(1);
    }

    @Test
    void gives_what_was_added_the_ids_of_the_record() {
        assertThat(imports.store(APP, arrival("a")).added().get(0).getId()).startsWith("MedicationStatement/");
    }

    @Test
    void writes_a_large_import_in_bundles_that_do_not_grow_with_it() {
        var keys = IntStream.range(0, 1_000).mapToObj(String::valueOf).toArray(String[]::new);

        var stored = imports.store(APP, arrival(keys));

        assertThat(stored.added()).hasSize(1_000).allMatch(one -> one.getId().startsWith("MedicationStatement/"));
        assertThat(store.bundles()).hasSize(20).allMatch(entries -> entries <= Pieces.SIZE + 1);
        assertThat(store.search(APP, RecordQuery.of(Provenance.class)))
                .hasSize(20)
                .allMatch(provenance -> provenance.getTarget().size() == Pieces.SIZE + 1);
        assertThat(imports.store(APP, arrival(keys)).known()).hasSize(1_000);
    }

    @Test
    void keeps_the_document_of_a_large_import_once_and_names_it_in_every_piece() {
        var document = new DocumentReference();
        document.addIdentifier().setSystem(Canonical.ID + "document").setValue("d");
        var rows = IntStream.range(0, 120)
                .mapToObj(i -> statement(String.valueOf(i)))
                .toList();

        imports.store(
                APP,
                new ImportRequest(new PersonId("p"), Canonical.ID + "source/test", List.of(), List.of(document), rows));

        var kept = store.search(APP, RecordQuery.of(DocumentReference.class));
        assertThat(kept).hasSize(1);
        assertThat(store.search(APP, RecordQuery.of(Provenance.class)).stream()
                        .map(provenance ->
                                provenance.getEntityFirstRep().getWhat().getReference())
                        .skip(1))
                .hasSize(2)
                .containsOnly(kept.get(0).getId());
    }

    @Test
    void leaves_a_professionals_record_as_it_is_when_a_person_brings_another() {
        var written = statement("a");
        Integrity.PROFESSIONAL.label(written);
        imports.store(
                APP,
                new ImportRequest(
                        new PersonId("p"), Canonical.ID + "source/test", List.of(), List.of(), List.of(written)));
        var other = statement("a").setStatus(MedicationStatementStatus.STOPPED);
        var correcting = new ImportRequest(
                        new PersonId("p"), Canonical.ID + "source/test", List.of(), List.of(), List.of(other))
                .correcting();
        var behalf = new Delegation("account", Set.of("Patient/p"), true, true, Set.of(), Set.of());

        assertThat(imports.preview(new Caller("app", Set.of("user/*.cruds"), behalf), correcting)
                        .updated())
                .isEmpty();
        assertThat(imports.preview(APP, correcting).updated()).hasSize(1);
    }

    private static ImportRequest arrival(String... keys) {
        var statements = List.of(keys).stream().map(RecordImportTest::statement).toList();
        return new ImportRequest(new PersonId("p"), Canonical.ID + "source/test", List.of(), List.of(), statements);
    }

    private static MedicationStatement statement(String key) {
        var statement = new MedicationStatement();
        statement.addIdentifier().setSystem(Canonical.ID + "test").setValue(key);
        return statement;
    }
}

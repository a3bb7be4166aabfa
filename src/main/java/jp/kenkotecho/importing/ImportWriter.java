package jp.kenkotecho.importing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.transaction.support.TransactionOperations;

/** Writes what is new of an import: as one Bundle, or as several in one database transaction where there is more of it. */
final class ImportWriter {

    private final RecordStore store;
    private final TransactionOperations transactions;
    private final Instant now;

    ImportWriter(RecordStore store, TransactionOperations transactions, Instant now) {
        this.store = store;
        this.transactions = transactions;
        this.now = now;
    }

    /** Gives what was added the ids of the record; nothing is changed of it when it was not stored. */
    void write(Caller caller, ImportRequest importRequest, Imported wanted) {
        var names = new PlaceholderIds();
        names.add(wanted.known());
        names.add(wanted.updated());
        var pieces = Pieces.of(Stream.concat(wanted.added().stream(), wanted.updated().stream())
                .toList());
        if (pieces.size() == 1) {
            write(caller, new ImportTransaction(importRequest, names, pieces.get(0)));
        } else {
            transactions.executeWithoutResult(transaction ->
                    pieces.forEach(piece -> write(caller, new ImportTransaction(importRequest, names, copies(piece)))));
        }
        wanted.added()
                .forEach(resource ->
                        resource.setId(names.idOf(Placeholder.of(resource)).orElseThrow()));
        Stream.concat(wanted.added().stream(), wanted.updated().stream()).forEach(names::writeInto);
    }

    private void write(Caller caller, ImportTransaction transaction) {
        transaction.takeIds(store.write(caller, transaction.bundle(caller, now)));
    }

    /** The store gives ids to what it takes, and they are of nothing when a later piece is refused. */
    private static List<DomainResource> copies(List<DomainResource> piece) {
        return piece.stream().map(DomainResource::copy).toList();
    }
}

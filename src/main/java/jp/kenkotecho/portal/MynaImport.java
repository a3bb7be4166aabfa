package jp.kenkotecho.portal;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import jp.kenkotecho.importing.ImportKeys;
import jp.kenkotecho.importing.RecordImport;
import jp.kenkotecho.portal.fhir.MynaAnswer;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Takes files for a person: checks that they are theirs, and stores what they say, or shows it. */
@Component
class MynaImport {

    private final RecordStore store;
    private final RecordImport imports;
    private final ImportKeys keys;
    private final Clock clock;

    MynaImport(RecordStore store, RecordImport imports, ImportKeys keys, Clock clock) {
        this.store = store;
        this.imports = imports;
        this.keys = keys;
        this.clock = clock;
    }

    /** One after the other, each a transaction of its own: what of many files was taken, the answer tells. */
    Parameters take(Caller caller, PersonId person, List<byte[]> files, boolean dryRun) {
        var patient =
                store.read(caller, Patient.class, person.value()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var made = keys.begin();
        var arrivals = new Arrivals(person, patient, made::of, clock);
        files.stream().flatMap(file -> FileReader.read(file).stream()).forEach(arrivals::add);
        var answer = new MynaAnswer(dryRun);
        var notes = new LinkedHashSet<>(arrivals.notes());
        for (var read : arrivals.all()) {
            var arrival = read.keyedBy(made);
            var imported = dryRun ? imports.preview(caller, arrival) : imports.store(caller, arrival);
            answer.add(imported.added(), imported.updated(), imported.known());
            notes.addAll(imported.notes());
        }
        answer.skip(arrivals.skipped());
        return answer.of(List.copyOf(notes));
    }
}

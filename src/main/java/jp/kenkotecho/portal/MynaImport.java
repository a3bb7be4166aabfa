package jp.kenkotecho.portal;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import jp.kenkotecho.importing.ImportKeys;
import jp.kenkotecho.importing.ImportRequest;
import jp.kenkotecho.importing.Imported;
import jp.kenkotecho.importing.RecordImport;
import jp.kenkotecho.portal.fhir.MynaAnswer;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Takes files for a person: checks that they are theirs, and stores what they say, or shows it. */
@Component
public class MynaImport {

    /** The most files at once. */
    public static final int MOST_FILES = 16;

    /** Why a file that does not say whose it is is not taken unasked. */
    public static final Problem UNTOLD = Problem.of(
                    Problem.Kind.INCOMPLETE,
                    "生年月日のないファイルがあり、だれのものか確かめられません。この人のものなら、そう答えてから入れてください。まだ何も入れていません。",
                    "A file tells no birth date, so whose it is cannot be checked. Confirm that it is this person's to have it"
                            + " taken; nothing was stored.")
            .at("confirmed");

    private final RecordStore store;
    private final RecordImport imports;
    private final ImportKeys keys;
    private final ImportLimits limits;
    private final Clock clock;

    MynaImport(RecordStore store, RecordImport imports, ImportKeys keys, ImportLimits limits, Clock clock) {
        this.store = store;
        this.imports = imports;
        this.keys = keys;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes them while somebody waits, one after the other, each a transaction of its own: what was taken, the answer
     * tells.
     *
     * @param files at most {@link #MOST_FILES}, each as it was saved: what it is, is told by its content
     * @param isConfirmed whether somebody said that those without a birth date are this person's
     * @return the answer of {@code $myna-import}
     * @throws Refusal when a file is refused, or somebody else's, or they are more than one waits for: nothing is stored
     */
    public Parameters take(Caller caller, PersonId person, List<byte[]> files, boolean isConfirmed) {
        var read = read(caller, person, files);
        read.demandConfirmed(isConfirmed);
        limits.demandSmall(read.records());
        return store(caller, read);
    }

    /**
     * Reads them, and stores nothing.
     *
     * @throws Refusal when one of them is refused, is somebody else's, or they are more than is taken at a time
     */
    ReadFiles read(Caller caller, PersonId person, List<byte[]> files) {
        var patient =
                store.read(caller, Patient.class, person.value()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var made = keys.begin();
        var arrivals = new PortalRecords(person, patient, made::of, clock);
        files.stream().flatMap(file -> FileReader.read(file).stream()).forEach(arrivals::add);
        var keyed =
                arrivals.all().stream().map(arrival -> arrival.keyedBy(made)).toList();
        var read = new ReadFiles(keyed, arrivals.notes(), arrivals.skipped(), arrivals.isUntold());
        limits.demandAllowed(read.records());
        return read;
    }

    /** What would be stored. */
    Parameters preview(Caller caller, ReadFiles files) {
        return answer(files, new MynaAnswer(true), arrival -> imports.preview(caller, arrival));
    }

    /** One after the other, each a transaction of its own: what of many files was taken, the answer tells. */
    Parameters store(Caller caller, ReadFiles files) {
        return answer(files, new MynaAnswer(false), arrival -> imports.store(caller, arrival));
    }

    private static Parameters answer(ReadFiles files, MynaAnswer answer, Function<ImportRequest, Imported> outcome) {
        var notes = new LinkedHashSet<>(files.notes());
        for (var arrival : files.arrivals()) {
            var imported = outcome.apply(arrival);
            answer.add(imported.added(), imported.updated(), imported.known());
            notes.addAll(imported.notes());
        }
        answer.skip(files.skipped());
        return answer.of(List.copyOf(notes));
    }
}

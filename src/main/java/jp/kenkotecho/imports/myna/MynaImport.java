package jp.kenkotecho.imports.myna;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.checkup.CheckupFindings;
import jp.kenkotecho.imports.Arrival;
import jp.kenkotecho.imports.ImportKeys;
import jp.kenkotecho.imports.RecordImport;
import jp.kenkotecho.imports.myna.fhir.CheckupToFhir;
import jp.kenkotecho.imports.myna.fhir.KeptFile;
import jp.kenkotecho.imports.myna.fhir.MynaAnswer;
import jp.kenkotecho.imports.myna.fhir.Owner;
import jp.kenkotecho.imports.myna.model.CheckupFile;
import jp.kenkotecho.imports.myna.model.MynaFile;
import jp.kenkotecho.imports.myna.model.MynaReader;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Takes files for a person: checks that they are theirs, and stores what they say, or shows it. */
@Component
class MynaImport {

    private static final String SOURCE = Canonical.ID + "source/myna-portal";

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
        var read = files.stream().map(MynaReader::read).toList();
        for (var file : read) {
            if (file instanceof MynaFile.Refused refused) {
                throw new Refusal(refused.why());
            }
        }
        var arrivals = new ArrayList<Arrival>();
        var notes = new ArrayList<Problem>();
        for (var i = 0; i < read.size(); i++) {
            arrivals.add(arrival(person, patient, files.get(i), read.get(i), notes));
        }
        var answer = new MynaAnswer(dryRun);
        for (var arrival : arrivals) {
            var imported = dryRun ? imports.preview(caller, arrival) : imports.store(caller, arrival);
            answer.add(imported.added(), imported.updated(), imported.known());
        }
        return answer.of(notes);
    }

    private Arrival arrival(PersonId person, Patient patient, byte[] bytes, MynaFile read, List<Problem> notes) {
        if (read instanceof MynaFile.Checkup checkup) {
            return checkup(person, patient, bytes, checkup.file(), notes);
        }
        var document = (MynaFile.DocumentOnly) read;
        var kept = kept(person, document.title(), InformationCategory.OTHER, document.contentType(), bytes);
        notes.add(Problem.of(
                Problem.Kind.NOT_SUPPORTED, "文書として保存します。中身は読み取りません。", "Kept as a document; its content is not read."));
        return new Arrival(person, SOURCE, List.of(), List.of(), List.of(kept));
    }

    private Arrival checkup(PersonId person, Patient patient, byte[] bytes, CheckupFile file, List<Problem> notes) {
        var doubts = Owner.doubts(file.subject(), patient);
        if (doubts.stream().anyMatch(doubt -> doubt.kind() == Problem.Kind.CONFLICT)) {
            throw new Refusal(doubts);
        }
        var findings = CheckupFindings.of(file.findings(), person, file.day());
        notes.addAll(doubts);
        notes.addAll(file.notes());
        notes.addAll(findings.notes());
        var resources = new CheckupToFhir(person, clock.getZone(), keys::seal).resources(file, findings.observations());
        var kept = kept(person, "特定健診情報ファイル", InformationCategory.CHECKUP, "text/xml", MynaReader.redacted(bytes));
        return new Arrival(person, SOURCE, CheckupToFhir.authors(file), List.of(kept), resources, true);
    }

    private DocumentReference kept(
            PersonId person, String title, InformationCategory category, String contentType, byte[] bytes) {
        var attachment = new Attachment().setContentType(contentType).setData(bytes);
        return KeptFile.of(
                person,
                title,
                category,
                attachment,
                clock.instant(),
                keys.seal(person.value() + "\n" + new String(bytes, StandardCharsets.ISO_8859_1)));
    }
}

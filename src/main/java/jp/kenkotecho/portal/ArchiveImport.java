package jp.kenkotecho.portal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.importing.ImportKeys;
import jp.kenkotecho.importing.ImportRequest;
import jp.kenkotecho.importing.RecordImport;
import jp.kenkotecho.portal.ArchiveReports.State;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Imports one report of an archive: finds whose it is, and takes it as that person's own import would. */
@Component
class ArchiveImport {

    private static final Problem NOBODY = Problem.of(
            Problem.Kind.INCOMPLETE,
            "生年月日か氏名が書かれていないので、だれのものか分かりません。",
            "It tells no birth date or no name: whose it is cannot be told.");
    private static final Problem SEVERAL = Problem.of(
            Problem.Kind.CONFLICT,
            "保険、生年月日、氏名が同じ人の記録が二つ以上あります。",
            "More than one record is of somebody with this insurance, birth date and name.");
    private static final Problem NO_REPORT =
            Problem.of(Problem.Kind.NOT_SUPPORTED, "健診結果のファイルではありません。", "Not a report of a check-up.");
    private static final Problem NOT_STORED =
            Problem.of(Problem.Kind.REFUSED, "記録に保存できませんでした。", "It could not be stored in the record.");

    private final ArchiveReports reports;
    private final ArchivePerson persons;
    private final RecordImport imports;
    private final ImportKeys keys;
    private final Clock clock;

    ArchiveImport(ArchiveReports reports, ArchivePerson persons, RecordImport imports, ImportKeys keys, Clock clock) {
        this.reports = reports;
        this.persons = persons;
        this.imports = imports;
        this.keys = keys;
        this.clock = clock;
    }

    /** Nothing happens to one that is done already. */
    void take(Caller caller, String archive, int number) {
        if (!reports.isWaiting(archive, number)) {
            return;
        }
        try {
            var read = FileReader.readAny(reports.content(archive, number));
            reports.done(archive, number, take(caller, read), Optional.empty());
        } catch (NotTaken refused) {
            reports.done(archive, number, refused.state, Optional.of(refused.why));
        } catch (Refusal refused) {
            if (refused.isPassing()) {
                throw refused;
            }
            reports.done(
                    archive,
                    number,
                    State.REFUSED,
                    Optional.of(refused.problems().get(0)));
        } catch (NotWritten refused) {
            if (refused.isConflict()) {
                // Somebody writes the same person at this moment: the job tries the whole piece again.
                throw refused;
            }
            reports.done(archive, number, State.REFUSED, Optional.of(NOT_STORED));
        }
    }

    /** Tried to the end in vain. */
    void giveUp(String archive, int number) {
        reports.done(archive, number, State.REFUSED, Optional.of(NOT_STORED));
    }

    private State take(Caller caller, List<ReadFile> read) {
        var subject = subject(read);
        var candidates = persons.find(caller, subject);
        if (candidates.size() > 1) {
            throw new NotTaken(State.AMBIGUOUS, SEVERAL);
        }
        if (candidates.size() == 1) {
            store(caller, candidates.get(0), read);
            return State.MATCHED;
        }
        // What is refused must not leave a person behind who has nothing.
        arrivals(new Patient(), read);
        store(caller, persons.create(caller, subject), read);
        return State.CREATED;
    }

    private static Subject subject(List<ReadFile> read) {
        for (var file : read) {
            if (file.file() instanceof MynaFile.Refused refused) {
                throw new NotTaken(State.REFUSED, refused.why());
            }
        }
        var subject = read.stream()
                .flatMap(ReadFile::checkups)
                .map(checkup -> checkup.subject())
                .findFirst()
                .orElseThrow(() -> new NotTaken(State.REFUSED, NO_REPORT));
        if (subject.birth().isEmpty() || subject.name().isBlank()) {
            throw new NotTaken(State.REFUSED, NOBODY);
        }
        return subject;
    }

    private void store(Caller caller, Patient patient, List<ReadFile> read) {
        arrivals(patient, read).forEach(arrival -> imports.store(caller, arrival));
    }

    private List<ImportRequest> arrivals(Patient patient, List<ReadFile> read) {
        var id = patient.hasId() ? patient.getIdElement().getIdPart() : "new";
        var made = keys.begin();
        var arrivals = new PortalRecords(new PersonId(id), patient, made::of, clock);
        read.forEach(arrivals::add);
        return arrivals.all().stream().map(arrival -> arrival.keyedBy(made)).toList();
    }

    /** Why one report is left out; the others go on. */
    private static final class NotTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final State state;
        private final transient Problem why;

        NotTaken(State state, Problem why) {
            super(why.message().en());
            this.state = state;
            this.why = why;
        }
    }
}

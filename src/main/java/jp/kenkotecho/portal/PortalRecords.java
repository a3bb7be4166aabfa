package jp.kenkotecho.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import jp.kenkotecho.checkup.CheckupFindings;
import jp.kenkotecho.importing.ImportRequest;
import jp.kenkotecho.portal.fhir.ActsToFhir;
import jp.kenkotecho.portal.fhir.CheckupToFhir;
import jp.kenkotecho.portal.fhir.ExaminationsToFhir;
import jp.kenkotecho.portal.fhir.ExpensesToFhir;
import jp.kenkotecho.portal.fhir.KeptFile;
import jp.kenkotecho.portal.fhir.MedicinesToFhir;
import jp.kenkotecho.portal.fhir.VaccinationsToFhir;
import jp.kenkotecho.portal.model.CheckupFile;
import jp.kenkotecho.portal.model.Listing;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.file.MynaBytes;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResourceType;

/** What files say, as arrivals in one person's record. Collects beside them what was odd. */
final class PortalRecords {

    private static final String PORTAL = Canonical.ID + "source/myna-portal";

    /** What people write down themselves: the same expense may come from the portal too. */
    static final String FORM = Canonical.ID + "source/nta-expense-form";

    private final PersonId person;
    private final WhoseFiles whose;
    private final UnaryOperator<String> keyed;
    private final Clock clock;
    private final List<ImportRequest> arrivals = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();

    /** @param keyed turns personal text into a key that does not tell it */
    PortalRecords(PersonId person, Patient patient, UnaryOperator<String> keyed, Clock clock) {
        this.person = person;
        this.whose = new WhoseFiles(patient);
        this.keyed = keyed;
        this.clock = clock;
    }

    List<ImportRequest> all() {
        return List.copyOf(arrivals);
    }

    /** Each once: several files may be odd in the same way. */
    List<Problem> notes() {
        return notes.stream().distinct().toList();
    }

    /** Whether one of the files does not say whose it is. */
    boolean isUntold() {
        return whose.isUntold();
    }

    /** How many rows or items were left out, by the type of resource that they would have become. */
    Map<String, Integer> skipped() {
        return Map.copyOf(skipped);
    }

    /**
     * One file more.
     *
     * @throws Refusal when it is refused, or is somebody else's
     */
    void add(ReadFile read) {
        var file = read.file();
        if (file instanceof MynaFile.Refused refused) {
            throw new Refusal(refused.why());
        } else if (file instanceof MynaFile.Checkups checkups) {
            var kept = kept("特定健診情報ファイル", InformationCategory.CHECKUP, typeOf(read), read.kept());
            notes.addAll(whose.doubts(checkups.subjects()));
            checkups.files().forEach(checkup -> checkup(checkup, kept));
        } else if (file instanceof MynaFile.Expenses expenses) {
            expenses(expenses, read);
        } else if (file instanceof MynaFile.Medicines medicines) {
            var rows =
                    taken(medicines.listing(), ResourceType.MedicationDispense, medicine -> isFuture(medicine.day()));
            arrive("薬剤情報", InformationCategory.MEDICATION, read, new MedicinesToFhir(person, keyed).resources(rows));
        } else if (file instanceof MynaFile.Acts acts) {
            var rows = taken(acts.listing(), ResourceType.Procedure, act -> isFuture(act.first()));
            arrive("診療情報", InformationCategory.MEDICAL, read, new ActsToFhir(person, keyed).resources(rows));
        } else if (file instanceof MynaFile.Vaccinations vaccinations) {
            var rows = taken(
                    vaccinations.listing(), ResourceType.Immunization, vaccination -> isFuture(vaccination.day()));
            arrive(
                    "予防接種の記録",
                    InformationCategory.IMMUNIZATION,
                    read,
                    new VaccinationsToFhir(person, keyed).resources(rows));
        } else if (file instanceof MynaFile.Examinations examinations) {
            var rows =
                    taken(examinations.listing(), ResourceType.Observation, examination -> isFuture(examination.day()));
            arrive("母子保健の記録", InformationCategory.CHECKUP, read, new ExaminationsToFhir(person, keyed).resources(rows));
        } else if (file instanceof MynaFile.DocumentOnly document) {
            document(document, read);
        } else if (file instanceof MynaFile.SetAside setAside) {
            notes.add(setAside.why());
        }
    }

    private void checkup(CheckupFile file, DocumentReference kept) {
        if (isFuture(file.day())) {
            throw new Refusal(
                    Problem.of(Problem.Kind.MALFORMED, "受診日が未来の日付です。", "The day of the check-up is in the future."));
        }
        var findings = CheckupFindings.of(file.findings(), person, file.day());
        note(file.notes(), ResourceType.Observation);
        note(findings.notes(), ResourceType.Observation);
        var resources = new CheckupToFhir(person, clock.getZone(), keyed).resources(file, findings.observations());
        arrivals.add(
                new ImportRequest(person, PORTAL, CheckupToFhir.authors(file), List.of(kept), resources).correcting());
    }

    private void expenses(MynaFile.Expenses expenses, ReadFile read) {
        var rows = taken(expenses.listing(), ResourceType.ExplanationOfBenefit, expense -> isFuture(expense.first()));
        var kept = kept("医療費の記録", InformationCategory.EXPENSE, typeOf(read), read.kept());
        var resources = new ExpensesToFhir(person, today(), keyed).resources(rows);
        // A line has no number: one with other amounts is another line, and nothing is corrected.
        arrivals.add(new ImportRequest(
                person, expenses.own() ? FORM : PORTAL, List.<Reference>of(), List.of(kept), resources));
    }

    private void arrive(String title, InformationCategory category, ReadFile read, List<DomainResource> resources) {
        var kept = kept(title, category, typeOf(read), read.kept());
        arrivals.add(new ImportRequest(person, PORTAL, List.of(), List.of(kept), resources).correcting());
    }

    private void document(MynaFile.DocumentOnly document, ReadFile read) {
        var kept = kept(document.title(), InformationCategory.OTHER, document.contentType(), read.kept());
        if (document.subjects().isEmpty()) {
            whose.tellsNobody();
        } else {
            notes.addAll(whose.doubts(document.subjects()));
        }
        notes.addAll(document.notes());
        notes.add(Problem.of(
                Problem.Kind.NOT_SUPPORTED, "文書として保存します。中身は読み取りません。", "Kept as a document; its content is not read."));
        arrivals.add(new ImportRequest(person, PORTAL, List.of(), List.of(), List.of(kept)));
    }

    /** The rows that are taken, once it is told whose they are: rows of days to come are left out, and said. */
    private <T> List<T> taken(Listing<T> listing, ResourceType type, Predicate<T> future) {
        notes.addAll(whose.doubts(listing.subjects()));
        note(listing.notes(), type);
        var rows = listing.rows().stream().filter(future.negate()).toList();
        note(
                Collections.nCopies(
                        listing.rows().size() - rows.size(),
                        Problem.of(
                                Problem.Kind.LEFT_OUT, "未来の日付の行を取り込みませんでした。", "Lines of days to come were left out.")),
                type);
        return rows;
    }

    private void note(List<Problem> problems, ResourceType type) {
        notes.addAll(problems);
        problems.stream()
                .filter(problem -> problem.kind() == Problem.Kind.LEFT_OUT)
                .forEach(problem -> skipped.merge(type.name(), 1, Integer::sum));
    }

    private boolean isFuture(LocalDate day) {
        return day.isAfter(today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String typeOf(ReadFile read) {
        return MynaBytes.contentType(read.kept());
    }

    private DocumentReference kept(String title, InformationCategory category, String contentType, byte[] bytes) {
        var attachment = new Attachment().setContentType(contentType).setData(bytes);
        return KeptFile.of(
                person,
                title,
                category,
                attachment,
                clock.instant(),
                keyed.apply(person.value() + "\n" + new String(bytes, StandardCharsets.ISO_8859_1)));
    }
}

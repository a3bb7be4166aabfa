package jp.kenkotecho.web;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.importing.PastImports;
import jp.kenkotecho.importing.PastImports.Undone;
import jp.kenkotecho.portal.BackgroundImports;
import jp.kenkotecho.portal.MynaImport;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /checkups/files}: files that a person brings, by {@code $myna-import}; what they brought, and all of an import
 * taken back. The answer to a form is the page itself: sent twice, the second time finds all of it there.
 */
@Controller
class CheckupFilesPage {

    /** What {@code $myna-import} makes of files. */
    private static final Set<String> TYPES = Set.of(
            "Observation",
            "DiagnosticReport",
            "Composition",
            "DocumentReference",
            "Coverage",
            "ExplanationOfBenefit",
            "Immunization",
            "MedicationDispense",
            "MedicationRequest",
            "Procedure",
            "Provenance");

    private static final Set<String> WAYS = Set.of("myna-portal", "nta-expense-form");
    private static final int MOST = 20;
    private static final String PAGE = "web/checkup-files";

    private static final Problem NO_FILE = Problem.of(
            Problem.Kind.INCOMPLETE,
            "ファイルを選んでください。一度に " + MynaImport.MOST_FILES + " 個までです。",
            "Choose a file, up to " + MynaImport.MOST_FILES + " of them at once.");

    private final SignedInUser signedInUser;
    private final MynaImport imports;
    private final BackgroundImports underWay;
    private final PastImports past;
    private final RecordStore store;
    private final Uploads uploads;
    private final Clock clock;

    CheckupFilesPage(
            SignedInUser signedInUser,
            MynaImport imports,
            BackgroundImports underWay,
            PastImports past,
            RecordStore store,
            Uploads uploads,
            Clock clock) {
        this.signedInUser = signedInUser;
        this.imports = imports;
        this.underWay = underWay;
        this.past = past;
        this.store = store;
        this.uploads = uploads;
        this.clock = clock;
    }

    /** The outcome of files: how many of a type are new, corrected, there already, left out. */
    record Line(String type, int created, int updated, int unchanged, int skipped) {}

    /** Something odd that was told, in both languages. */
    record Note(String ja, String en) {}

    @GetMapping("/checkups/files")
    String files(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "false") boolean large,
            Model page) {
        if (large) {
            page.addAttribute("problems", uploads.tooLarge());
        }
        return show(signedInUser.person(person), page);
    }

    @PostMapping(path = "/checkups/files", params = "!taken")
    String take(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam(defaultValue = "") List<String> carried,
            @RequestParam MultiValueMap<String, MultipartFile> sent,
            Model page) {
        var whose = signedInUser.person(person);
        var files = Stream.concat(
                        AskedFiles.read(carried).stream(), Uploads.read(sent.getOrDefault("file", List.of())).stream())
                .toList();
        try {
            if (files.isEmpty() || files.size() > MynaImport.MOST_FILES) {
                throw new Refusal(NO_FILE);
            }
            var begun = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var caller = signedInUser.caller(TYPES);
            tell(imports.take(caller, new PersonId(whose.id()), files, confirmed), page);
            page.addAttribute("brought", past.since(caller, new PersonId(whose.id()), begun));
        } catch (Refusal refused) {
            page.addAttribute("problems", refused.problems());
            if (refused.problems().contains(MynaImport.UNTOLD)) {
                page.addAttribute("asked", AskedFiles.carried(files));
            }
        }
        return show(whose, page);
    }

    @PostMapping(path = "/checkups/files", params = "taken")
    String undo(@RequestParam(defaultValue = "") String person, @RequestParam Set<String> taken, Model page) {
        var whose = signedInUser.person(person);
        try {
            var undone = taken.stream()
                    .limit(MynaImport.MOST_FILES * 4L)
                    .map(one -> past.undo(signedInUser.eraser(TYPES), new PersonId(whose.id()), one))
                    .reduce(
                            new Undone(0, 0),
                            (one, other) -> new Undone(one.deleted() + other.deleted(), one.kept() + other.kept()));
            page.addAttribute("undone", undone);
        } catch (Refusal refused) {
            if (refused.problems().contains(Refusal.NOT_THERE)) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            page.addAttribute("problems", refused.problems());
        }
        return show(whose, page);
    }

    /** Calls an import off that somebody's app began, while nothing of it is stored. */
    @PostMapping("/checkups/files/end")
    String callOff(@RequestParam(defaultValue = "") String person, @RequestParam String id, Model page) {
        var whose = signedInUser.person(person);
        page.addAttribute("calledOff", underWay.callOff(signedInUser.caller(TYPES), new PersonId(whose.id()), id));
        return show(whose, page);
    }

    /** The file itself, as it was kept: without what identifies the insured. */
    @GetMapping("/checkups/files/original")
    ResponseEntity<byte[]> original(@RequestParam(defaultValue = "") String person, @RequestParam String id) {
        var whose = signedInUser.record(person);
        var kept = store.read(signedInUser.reader(TYPES), DocumentReference.class, id)
                .filter(one -> ("Patient/" + whose.id()).equals(one.getSubject().getReference()))
                .map(one -> one.getContentFirstRep().getAttachment())
                .filter(one -> one.getDataElement().hasValue())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var type = String.valueOf(kept.getContentType());
        return Download.stored("original" + ending(type), "application/octet-stream", kept.getData());
    }

    private static String ending(String type) {
        return type.contains("xml") && !type.contains("openxml")
                ? ".xml"
                : type.contains("json") ? ".json" : type.contains("pdf") ? ".pdf" : type.contains("csv") ? ".csv" : "";
    }

    private String show(ViewedRecord whose, Model page) {
        page.addAttribute("most", MynaImport.MOST_FILES);
        page.addAttribute("megabytes", uploads.megabytes());
        page.addAttribute("whose", whose);
        page.addAttribute(
                "underWay",
                underWay.of(signedInUser.reader(TYPES), new PersonId(whose.id())).stream()
                        .toList());
        page.addAttribute("past", past.newest(signedInUser.reader(TYPES), new PersonId(whose.id()), WAYS, MOST));
        return PAGE;
    }

    private static void tell(Parameters answer, Model page) {
        page.addAttribute(
                "lines",
                answer.getParameter().stream()
                        .filter(one -> one.getName().equals("summary"))
                        .map(CheckupFilesPage::line)
                        .toList());
        page.addAttribute(
                "notes",
                answer.getParameter().stream()
                        .filter(one -> one.getResource() instanceof OperationOutcome)
                        .flatMap(one -> ((OperationOutcome) one.getResource()).getIssue().stream())
                        .skip(1)
                        .map(issue -> new Note(issue.getDetails().getText(), issue.getDiagnostics()))
                        .toList());
    }

    private static Line line(ParametersParameterComponent summary) {
        var type = summary.getPart().get(0).getValue().primitiveValue();
        var counts = Stream.of("created", "updated", "unchanged", "skipped")
                .map(name -> summary.getPart().stream()
                        .filter(part -> part.getName().equals(name))
                        .map(part -> ((IntegerType) part.getValue()).getValue())
                        .findFirst()
                        .orElse(0))
                .toList();
        return new Line(type.toLowerCase(Locale.ROOT), counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    }
}

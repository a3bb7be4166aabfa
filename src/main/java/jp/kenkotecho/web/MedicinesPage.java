package jp.kenkotecho.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.kenkotecho.medication.Change;
import jp.kenkotecho.medication.KnownMedicines;
import jp.kenkotecho.medication.Medicine;
import jp.kenkotecho.medication.MedicineEntries;
import jp.kenkotecho.medication.model.MedicineEntry;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.medicationnotebook.NotebookExport;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /medicines}: what is taken now, by time of day; one medicine, to stop or correct; one by hand; and all of them as
 * codes for a pharmacy.
 */
@Controller
class MedicinesPage {

    /** What is taken up again before it is corrected. */
    private static final Set<Medicine.Standing> IS_OUT = Set.of(Medicine.Standing.STOPPED, Medicine.Standing.STRUCK);

    private static final Problem NO_DAY =
            Problem.of(Problem.Kind.MALFORMED, "日付を、年・月・日で入れてください。", "Write the day as year, month, day.");

    private final SignedInUser signedInUser;
    private final MedicinesReading reading;
    private final KnownMedicines known;
    private final MedicineEntries entries;
    private final NotebookExport codes;
    private final Clock clock;

    MedicinesPage(
            SignedInUser signedInUser,
            MedicinesReading reading,
            KnownMedicines known,
            MedicineEntries entries,
            NotebookExport codes,
            Clock clock) {
        this.signedInUser = signedInUser;
        this.reading = reading;
        this.known = known;
        this.entries = entries;
        this.codes = codes;
        this.clock = clock;
    }

    /** The medicine that a form is about, and which state of it its page showed; what is missing is none. */
    record Asked(String medicine, String version) {

        Asked {
            medicine = medicine == null ? "" : medicine;
            version = version == null ? "" : version;
        }

        MedicineEntries.Seen seen() {
            return new MedicineEntries.Seen(medicine, version);
        }
    }

    /** The form by which a medicine is stopped, as it was sent. */
    record Stop(String why, String words) {

        Stop {
            why = why == null ? "" : why;
            words = words == null ? "" : words;
        }
    }

    /** The form of a medicine, as it was sent. */
    record Form(String name, String code, String usage, String reason, String from, String until) {

        Form {
            name = name == null ? "" : name;
            code = code == null ? "" : code;
            usage = usage == null ? "" : usage;
            reason = reason == null ? "" : reason;
            from = from == null ? "" : from;
            until = until == null ? "" : until;
        }

        static Form of(MedicineEntry entry) {
            return new Form(
                    entry.name(),
                    entry.code(),
                    entry.usage(),
                    entry.reason(),
                    entry.from().map(LocalDate::toString).orElse(""),
                    entry.until().map(LocalDate::toString).orElse(""));
        }

        /** Days that are none. */
        List<Problem> problems() {
            var problems = new ArrayList<Problem>();
            if (!from.isBlank() && day(from).isEmpty()) {
                problems.add(NO_DAY.at("from"));
            }
            if (!until.isBlank() && day(until).isEmpty()) {
                problems.add(NO_DAY.at("until"));
            }
            return problems;
        }

        MedicineEntry entry() {
            return new MedicineEntry(name, code, usage, reason, day(from), day(until));
        }

        private static Optional<LocalDate> day(String written) {
            try {
                return written.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(written.strip()));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * The page.
     *
     * @param added how many medicines of a slip were just taken; negative for none
     * @param stopped the medicine that was just stopped
     * @param entered the medicine that was just written down; {@code again} for one that was there
     */
    @GetMapping("/medicines")
    String medicines(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "-1") int added,
            @RequestParam(defaultValue = "") String stopped,
            @RequestParam(defaultValue = "") String entered,
            Model page) {
        var whose = signedInUser.record(person);
        var medicines = reading.of(signedInUser.reader(MedicinesReading.TYPES), whose);
        page.addAttribute("whose", whose);
        page.addAttribute("medicines", medicines);
        page.addAttribute("added", added);
        page.addAttribute(
                "justStopped",
                medicines.stopped().stream()
                        .filter(one -> one.statement().equals(stopped))
                        .toList());
        page.addAttribute("enteredAgain", entered.equals("again"));
        page.addAttribute(
                "entered",
                medicines
                        .all()
                        .filter(one -> one.statement().equals(entered))
                        .limit(1)
                        .toList());
        page.addAttribute("today", medicines.day());
        return "web/medicines";
    }

    @GetMapping("/medicines/codes")
    String codes(@RequestParam(defaultValue = "") String person, Model page) {
        var whose = signedInUser.record(person);
        page.addAttribute("whose", whose);
        page.addAttribute("shown", codes.of(signedInUser.reader(MedicinesReading.TYPES), new PersonId(whose.id())));
        page.addAttribute("now", clock.instant());
        return "web/medicine-codes";
    }

    @GetMapping("/medicines/new")
    String form(@RequestParam(defaultValue = "") String person, Model page) {
        var whose = signedInUser.person(person);
        page.addAttribute("whose", whose);
        page.addAttribute("form", new Form("", "", "", "", LocalDate.now(clock).toString(), ""));
        return "web/medicine-new";
    }

    @PostMapping("/medicines/new")
    String add(@RequestParam String person, Form form, Model page) {
        var whose = signedInUser.person(person);
        page.addAttribute("whose", whose);
        page.addAttribute("form", form);
        return said(
                        form,
                        whose,
                        page,
                        () -> entries.add(
                                signedInUser.caller(MedicinesReading.TYPES), new PersonId(whose.id()), form.entry()))
                .orElse("web/medicine-new");
    }

    @GetMapping("/medicines/one")
    String one(@RequestParam(defaultValue = "") String person, @RequestParam String medicine, Model page) {
        var whose = signedInUser.person(person);
        var caller = signedInUser.reader(MedicinesReading.TYPES);
        var found = known.of(caller, new PersonId(whose.id()), medicine)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("whose", whose);
        page.addAttribute("medicine", found);
        page.addAttribute("reasons", NotTaken.values());
        page.addAttribute("mayCorrect", found.isOwnEntry() && !IS_OUT.contains(found.standing()));
        if (!page.containsAttribute("form")) {
            known.entry(caller, new PersonId(whose.id()), medicine)
                    .ifPresent(entry -> page.addAttribute("form", Form.of(entry)));
        }
        if (!page.containsAttribute("stop")) {
            page.addAttribute("stop", new Stop("", ""));
        }
        return "web/medicine";
    }

    @PostMapping(path = "/medicines/one", params = "do=correct")
    String correct(@RequestParam String person, Asked asked, Form form, Model page) {
        var whose = signedInUser.person(person);
        page.addAttribute("form", form);
        return said(
                        form,
                        whose,
                        page,
                        () -> entries.correct(
                                signedInUser.caller(MedicinesReading.TYPES),
                                new PersonId(whose.id()),
                                asked.seen(),
                                form.entry()))
                .orElseGet(() -> one(person, asked.medicine(), page));
    }

    @PostMapping(path = "/medicines/one", params = "do=stop")
    String stop(@RequestParam String person, Asked asked, Stop stop, Model page) {
        var whose = signedInUser.person(person);
        var caller = signedInUser.caller(MedicinesReading.TYPES);
        var id = new PersonId(whose.id());
        page.addAttribute("stop", stop);
        var change = NotTaken.of(stop.why())
                .map(why -> entries.stop(caller, id, asked.seen(), why, stop.words()))
                .orElseGet(() -> entries.stop(caller, id, asked.seen(), stop.words()));
        return after(change, whose, page, "&stopped=" + asked.medicine())
                .orElseGet(() -> one(person, asked.medicine(), page));
    }

    @PostMapping(path = "/medicines/one", params = "do=resume")
    String resume(@RequestParam String person, Asked asked, Model page) {
        var whose = signedInUser.person(person);
        var change =
                entries.resume(signedInUser.caller(MedicinesReading.TYPES), new PersonId(whose.id()), asked.seen());
        return after(change, whose, page, "").orElseGet(() -> one(person, asked.medicine(), page));
    }

    @PostMapping(path = "/medicines/one", params = "do=strike")
    String strikeOut(@RequestParam String person, Asked asked, Model page) {
        var whose = signedInUser.person(person);
        var change =
                entries.strikeOut(signedInUser.caller(MedicinesReading.TYPES), new PersonId(whose.id()), asked.seen());
        return after(change, whose, page, "").orElseGet(() -> one(person, asked.medicine(), page));
    }

    /** Back to the list, which says what was written down; empty, with what is wrong, to stay on the page. */
    private Optional<String> said(Form form, ViewedRecord whose, Model page, Supplier<Change> change) {
        var problems = form.problems();
        if (!problems.isEmpty()) {
            page.addAttribute("problems", problems);
            return Optional.empty();
        }
        var made = change.get();
        var entered = made instanceof Change.Done done
                ? done.addresses().stream()
                        .map(address -> address.substring(address.indexOf('/') + 1))
                        .findFirst()
                        .orElse("again")
                : "";
        return after(made, whose, page, "&entered=" + entered);
    }

    private static Optional<String> after(Change change, ViewedRecord whose, Model page, String more) {
        if (change instanceof Change.Refused refused) {
            page.addAttribute("problems", refused.why());
            return Optional.empty();
        }
        return Optional.of("redirect:/medicines?person=" + whose.id() + more);
    }
}

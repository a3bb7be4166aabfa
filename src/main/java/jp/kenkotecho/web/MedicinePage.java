package jp.kenkotecho.web;

import java.util.Set;
import jp.kenkotecho.medication.KnownMedicines;
import jp.kenkotecho.medication.Medicine;
import jp.kenkotecho.medication.MedicineEntries;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.record.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /medicines/one}: one medicine, to correct, stop, take up again or strike out. */
@Controller
class MedicinePage {

    /** What is taken up again before it is corrected. */
    private static final Set<Medicine.Standing> IS_OUT = Set.of(Medicine.Standing.STOPPED, Medicine.Standing.STRUCK);

    private final SignedInUser signedInUser;
    private final KnownMedicines known;
    private final MedicineEntries entries;

    MedicinePage(SignedInUser signedInUser, KnownMedicines known, MedicineEntries entries) {
        this.signedInUser = signedInUser;
        this.known = known;
        this.entries = entries;
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
                    .ifPresent(entry -> page.addAttribute("form", MedicineForm.of(entry)));
        }
        if (!page.containsAttribute("stop")) {
            page.addAttribute("stop", new Stop("", ""));
        }
        return "web/medicine";
    }

    @PostMapping(path = "/medicines/one", params = "do=correct")
    String correct(@RequestParam String person, Asked asked, MedicineForm form, Model page) {
        var whose = signedInUser.person(person);
        page.addAttribute("form", form);
        return MedicineAnswers.said(
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
        return MedicineAnswers.after(change, whose, page, "&stopped=" + asked.medicine())
                .orElseGet(() -> one(person, asked.medicine(), page));
    }

    @PostMapping(path = "/medicines/one", params = "do=resume")
    String resume(@RequestParam String person, Asked asked, Model page) {
        var whose = signedInUser.person(person);
        var change =
                entries.resume(signedInUser.caller(MedicinesReading.TYPES), new PersonId(whose.id()), asked.seen());
        return MedicineAnswers.after(change, whose, page, "").orElseGet(() -> one(person, asked.medicine(), page));
    }

    @PostMapping(path = "/medicines/one", params = "do=strike")
    String strikeOut(@RequestParam String person, Asked asked, Model page) {
        var whose = signedInUser.person(person);
        var change =
                entries.strikeOut(signedInUser.caller(MedicinesReading.TYPES), new PersonId(whose.id()), asked.seen());
        return MedicineAnswers.after(change, whose, page, "").orElseGet(() -> one(person, asked.medicine(), page));
    }
}

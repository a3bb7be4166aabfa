package jp.kenkotecho.web;

import java.time.Clock;
import jp.kenkotecho.medicationnotebook.NotebookExport;
import jp.kenkotecho.record.PersonId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /medicines}: what is taken now, by time of day; and all of them as codes for a pharmacy.
 */
@Controller
class MedicinesPage {

    private final SignedInUser signedInUser;
    private final MedicinesReading reading;
    private final NotebookExport codes;
    private final Clock clock;

    MedicinesPage(SignedInUser signedInUser, MedicinesReading reading, NotebookExport codes, Clock clock) {
        this.signedInUser = signedInUser;
        this.reading = reading;
        this.codes = codes;
        this.clock = clock;
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
}

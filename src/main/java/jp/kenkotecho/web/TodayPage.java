package jp.kenkotecho.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import jp.kenkotecho.medication.ChangeOutcome;
import jp.kenkotecho.medication.DoseRecords;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.record.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code /today}: the next dose and one button for it, this morning's pressure, one thing that is new. What was recorded is
 * said with its undo; to take it later is recorded nowhere ({@code docs/clarifications/036}).
 */
@Controller
class TodayPage {

    private static final Duration LATER = Duration.ofMinutes(30);

    private final SignedInUser signedInUser;
    private final TodayReading reading;
    private final DoseRecords doses;
    private final Clock clock;

    TodayPage(SignedInUser signedInUser, TodayReading reading, DoseRecords doses, Clock clock) {
        this.signedInUser = signedInUser;
        this.reading = reading;
        this.doses = doses;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param done a dose that was just recorded; its slot is said to be, with the undo
     * @param later whether the next dose was put off
     * @param each whether each medicine of the slot has its own button
     */
    @GetMapping("/today")
    String today(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "false") boolean later,
            @RequestParam(defaultValue = "false") boolean each,
            Model page) {
        var whose = signedInUser.record(person);
        var today = reading.of(signedInUser.reader(TodayReading.TYPES), whose);
        page.addAttribute("whose", whose);
        page.addAttribute("today", today);
        page.addAttribute("done", today.slotOf(done));
        page.addAttribute("doneNeeded", today.neededOf(done));
        page.addAttribute("doneDose", done);
        page.addAttribute(
                "later", later ? DoseRows.clock(LocalDateTime.now(clock).plus(LATER)) : "");
        page.addAttribute("each", each);
        page.addAttribute("reasons", NotTaken.values());
        return "web/today";
    }

    @PostMapping(path = "/today", params = "do=taken")
    String taken(
            @RequestParam String person,
            @RequestParam String day,
            @RequestParam(defaultValue = "") List<String> dose,
            Model page) {
        var whose = signedInUser.person(person);
        var changeOutcome = doses.taken(
                signedInUser.caller(TodayReading.TYPES), new PersonId(whose.id()), day(day), new LinkedHashSet<>(dose));
        return answer(changeOutcome, whose, dose, page);
    }

    @PostMapping(path = "/today", params = "do=skip")
    String notTaken(
            @RequestParam String person,
            @RequestParam String day,
            @RequestParam(defaultValue = "") List<String> dose,
            @RequestParam(defaultValue = "") String why,
            Model page) {
        var whose = signedInUser.person(person);
        var caller = signedInUser.caller(TodayReading.TYPES);
        var id = new PersonId(whose.id());
        var chosen = new LinkedHashSet<>(dose);
        var changeOutcome = NotTaken.of(why)
                .map(reason -> doses.notTaken(caller, id, day(day), chosen, reason))
                .orElseGet(() -> doses.notTaken(caller, id, day(day), chosen));
        return answer(changeOutcome, whose, dose, page);
    }

    @PostMapping(path = "/today", params = "do=undo")
    String undone(@RequestParam String person, @RequestParam(defaultValue = "") List<String> dose, Model page) {
        var whose = signedInUser.person(person);
        var changeOutcome = doses.undone(
                signedInUser.caller(TodayReading.TYPES), new PersonId(whose.id()), new LinkedHashSet<>(dose));
        return answer(changeOutcome, whose, List.of(), page);
    }

    /** The page anew, so that nothing is sent twice by loading it again; or with what is wrong. */
    private String answer(ChangeOutcome changeOutcome, ViewedRecord whose, List<String> recorded, Model page) {
        if (changeOutcome instanceof ChangeOutcome.Refused refused) {
            page.addAttribute("problems", refused.why());
            return today(whose.id(), "", false, false, page);
        }
        var address = UriComponentsBuilder.fromPath("/today").queryParam("person", whose.id());
        recorded.stream().limit(1).forEach(dose -> address.queryParam("done", dose));
        return "redirect:" + address.encode().toUriString();
    }

    /** The day as the form of the page has it. */
    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "", e);
        }
    }
}

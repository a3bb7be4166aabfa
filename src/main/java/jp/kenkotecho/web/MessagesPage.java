package jp.kenkotecho.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kenkotecho.notification.Addresses;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.web.LetterWriting.Draft;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /messages}: letters and their answers, files, what was answered, and whether a mail tells of something new. */
@Controller
class MessagesPage {

    private static final String PAGE = "web/messages";

    private static final Problem NOT_SHARED = Problem.of(
            Problem.Kind.NOT_SUPPORTED,
            "いまは「医療に関する記録」を見せていないので、この相手は手紙を読めません。",
            "They could not read a letter: records of medical care are not shared with them now.");

    private final SignedInUser signedInUser;
    private final LetterReading letters;
    private final LetterWriting writing;
    private final Papers papers;
    private final Counterparts counterparts;
    private final Addresses addresses;

    MessagesPage(
            SignedInUser signedInUser,
            LetterReading letters,
            LetterWriting writing,
            Papers papers,
            Counterparts counterparts,
            Addresses addresses) {
        this.signedInUser = signedInUser;
        this.letters = letters;
        this.writing = writing;
        this.papers = papers;
        this.counterparts = counterparts;
        this.addresses = addresses;
    }

    /** The page; {@code sent} says that a letter has gone. */
    @GetMapping("/messages")
    String messages(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "false") boolean sent,
            Model page) {
        page.addAttribute("sent", sent);
        page.addAttribute("standing", addresses.of(signedInUser.account().id()).orElse(null));
        page.addAttribute("open", addresses.areOpen());
        if (signedInUser.people().isEmpty()) {
            page.addAttribute("letters", List.of());
            page.addAttribute("files", List.of());
            page.addAttribute("answered", List.of());
            return PAGE;
        }
        var whose = signedInUser.person(person);
        var record = new PersonId(whose.id());
        var reader = signedInUser.reader(Papers.TYPES);
        page.addAttribute("whose", whose);
        page.addAttribute("letters", letters.of(caller(), signedInUser.reader(GuidanceLetters.TYPES), record));
        page.addAttribute("files", papers.files(reader, record));
        page.addAttribute("answered", papers.answers(reader, record));
        page.addAttribute("form", UUID.randomUUID().toString());
        return PAGE;
    }

    /** A file, to be stored. */
    @GetMapping("/messages/file")
    ResponseEntity<byte[]> file(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "0") int part) {
        var whose = signedInUser.person(person);
        return papers.file(signedInUser.reader(Papers.TYPES), new PersonId(whose.id()), id, part)
                .map(given -> Download.stored(given.name(), given.type(), given.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @PostMapping("/messages/answer")
    String answer(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String letter,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String form,
            Model page) {
        var whose = signedInUser.person(person);
        try {
            writing.answer(caller(), draft(whose, text, form), letter);
            return sent(whose);
        } catch (Refusal e) {
            return again(page, whose, e, letter, text);
        }
    }

    /** A letter to an organization that sees what is written: what one asks of who looked. */
    @PostMapping("/messages/letter")
    String letter(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String organization,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String form,
            Model page) {
        var whose = signedInUser.person(person);
        try {
            var to = reader(whose, "Organization/" + organization).orElseThrow(() -> new Refusal(NOT_SHARED));
            writing.write(caller(), draft(whose, text, form), to.actor());
            return sent(whose);
        } catch (Refusal e) {
            return again(page, whose, e, "", text);
        }
    }

    private Optional<Counterpart> reader(ViewedRecord whose, String actor) {
        return counterparts
                .one(signedInUser.caller(), new PersonId(whose.id()), actor)
                .filter(one -> one.categories().contains(InformationCategory.MEDICAL));
    }

    private Draft draft(ViewedRecord whose, String text, String form) {
        var record = new PersonId(whose.id());
        return new Draft(record, signedInUser.signs(record), text, form);
    }

    private static String sent(ViewedRecord whose) {
        return "redirect:/messages?sent=true&person=" + whose.id();
    }

    /** What was typed stays. */
    private String again(Model page, ViewedRecord whose, Refusal why, String letter, String text) {
        page.addAttribute("problems", why.problems());
        page.addAttribute("typedFor", letter);
        page.addAttribute("typed", text);
        return messages(whose.id(), false, page);
    }

    @PostMapping("/messages/address")
    String address(@RequestParam(defaultValue = "") String address, Locale locale, Model page) {
        return changed(page, account -> addresses.ask(account, address, locale));
    }

    @PostMapping("/messages/code")
    String code(@RequestParam(defaultValue = "") String code, Model page) {
        return changed(page, account -> addresses.confirm(account, code));
    }

    @PostMapping("/messages/stop")
    String stop(Model page) {
        return changed(page, addresses::remove);
    }

    private String changed(Model page, Consumer<String> change) {
        return signedInUser.stepUp("/messages").orElseGet(() -> {
            try {
                change.accept(signedInUser.account().id());
                return "redirect:/messages";
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return messages("", false, page);
            }
        });
    }

    private Caller caller() {
        return signedInUser.caller(LetterReading.TYPES);
    }
}

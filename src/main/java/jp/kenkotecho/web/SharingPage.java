package jp.kenkotecho.web;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.access.ConsentPreview;
import jp.kenkotecho.access.Storing;
import jp.kenkotecho.consent.Drafts.Agreement;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /share}: the ways to show a record, who sees it now, and with each of them all that was agreed. */
@Controller
class SharingPage {

    private static final int MOST_FORMER = 12;

    private final SignedInUser signedInUser;
    private final RecordStore store;
    private final Storing storing;
    private final ConsentPreview preview;
    private final Counterparts counterparts;

    SharingPage(
            SignedInUser signedInUser,
            RecordStore store,
            Storing storing,
            ConsentPreview preview,
            Counterparts counterparts) {
        this.signedInUser = signedInUser;
        this.store = store;
        this.storing = storing;
        this.preview = preview;
        this.counterparts = counterparts;
    }

    /** The cards. After a change {@code changed} says with whom it was, so that the page says what is so now. */
    @GetMapping("/share")
    String sharing(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String changed,
            Model page) {
        if (person.isEmpty() && signedInUser.people().isEmpty()) {
            // Links that were given when their reader stood here; browsers carry along what follows the #.
            return "redirect:/read";
        }
        var whose = signedInUser.person(person);
        var all = counterparts.of(signedInUser.caller(), new PersonId(whose.id()));
        page.addAttribute("whose", whose);
        page.addAttribute(
                "changed",
                all.stream().filter(one -> one.actor().equals(changed)).toList());
        page.addAttribute("now", all.stream().filter(Counterpart::isShared).toList());
        page.addAttribute(
                "former",
                all.stream().filter(one -> !one.isShared()).limit(MOST_FORMER).toList());
        return "web/sharing";
    }

    /** One of them: what they see now, and every agreement with its receipt. */
    @GetMapping("/share/with")
    String with(
            @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String actor, Model page) {
        var whose = signedInUser.person(person);
        var them = counterparts
                .one(signedInUser.caller(), new PersonId(whose.id()), actor)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("whose", whose);
        page.addAttribute("them", them);
        them.permits().stream()
                .filter(one -> one.right().equals("SEE"))
                .findFirst()
                .flatMap(one -> store.read(signedInUser.caller(), Consent.class, one.id()))
                .ifPresent(consent -> look(page, whose, consent));
        return "web/share-with";
    }

    /** What they see now is what they would see if an agreement that holds were given once more. */
    private void look(Model page, ViewedRecord whose, Consent consent) {
        try {
            page.addAttribute(
                    "shown", PreviewRow.of(preview.of(new PersonId(whose.id()), consent, signedInUser.caller())));
        } catch (Refusal e) {
            // An older agreement may be worded as none could be given now. It holds, and the page says that it cannot
            // be tried.
            page.addAttribute("isUntried", true);
        }
    }

    /** Takes back one agreement, or all that somebody has: the switch. What is taken back already stays so. */
    @PostMapping("/share/withdraw")
    String withdraw(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String consent,
            @RequestParam(defaultValue = "") String actor,
            Model page) {
        var stepUp = signedInUser.stepUp();
        if (stepUp.isPresent()) {
            return stepUp.get();
        }
        var whose = signedInUser.person(person);
        var them = counterparts.one(signedInUser.caller(), new PersonId(whose.id()), actor);
        try {
            takeBack(
                    whose,
                    consent.isEmpty()
                            ? them.stream()
                                    .flatMap(one -> one.permits().stream())
                                    .map(Agreement::id)
                                    .toList()
                            : List.of(consent));
        } catch (Refusal e) {
            page.addAttribute("problems", e.problems());
            return sharing(whose.id(), "", page);
        }
        return "redirect:" + address(whose, them.map(Counterpart::actor));
    }

    /** The page of cards, which says what has become of somebody's. */
    static String address(ViewedRecord whose, Optional<String> changed) {
        return UriComponentsBuilder.fromPath("/share")
                .queryParam("person", whose.id())
                .queryParamIfPresent("changed", changed)
                .encode()
                .toUriString();
    }

    private void takeBack(ViewedRecord whose, List<String> ids) {
        var ended = ids.stream()
                .flatMap(id -> PersonId.read(id).stream())
                .flatMap(id -> read(id.value()).stream())
                .filter(one -> ("Patient/" + whose.id()).equals(one.getPatient().getReference()))
                .filter(one -> one.getStatus() == ConsentState.ACTIVE)
                .map(one -> one.setStatus(ConsentState.INACTIVE))
                .toList();
        if (!ended.isEmpty()) {
            storing.all(signedInUser.caller(), ended);
        }
    }

    private Optional<Consent> read(String id) {
        return store.read(signedInUser.caller(), Consent.class, id);
    }
}

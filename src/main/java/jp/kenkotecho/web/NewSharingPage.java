package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.access.ConsentPreview;
import jp.kenkotecho.access.Storing;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.consent.Drafts.Agreement;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.web.SharingForm.Lasting;
import jp.kenkotecho.web.SharingTerms.Party;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /share/new}: what is shown to somebody from now on, tried before it is agreed to. */
@Controller
class NewSharingPage {

    private final SignedInUser signedInUser;
    private final Storing storing;
    private final ConsentPreview preview;
    private final Organizations organizations;
    private final SharingTerms terms;
    private final Clock clock;

    NewSharingPage(
            SignedInUser signedInUser,
            Storing storing,
            ConsentPreview preview,
            Organizations organizations,
            SharingTerms terms,
            Clock clock) {
        this.signedInUser = signedInUser;
        this.storing = storing;
        this.preview = preview;
        this.organizations = organizations;
        this.terms = terms;
        this.clock = clock;
    }

    @GetMapping("/share/new")
    String form(@ModelAttribute SharingForm wanted, @RequestParam(defaultValue = "") String named, Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            var party = terms.party(wanted, whose(wanted));
            if (party.isEmpty()) {
                page.addAttribute("offered", organizations.offered(signedInUser.caller(), named));
                if (!wanted.actor().isEmpty()) {
                    page.addAttribute("problems", List.of(Refusal.NOT_THERE));
                }
            }
            return fill(page, begun(wanted, party), party);
        });
    }

    /** The page of what it would show, before it is agreed to; or with the usual boxes ticked. */
    @PostMapping("/share/preview")
    String preview(@ModelAttribute SharingForm wanted, Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            var party = terms.party(wanted, whose(wanted));
            var form = wanted.usual() ? usual(wanted, party) : wanted;
            try {
                var drafted = terms.drafted(form, whose(wanted), party);
                page.addAttribute(
                        "shown",
                        PreviewRow.of(preview.of(
                                new PersonId(whose(wanted).id()),
                                drafted.seeing(),
                                drafted.formerIds(),
                                signedInUser.caller())));
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
            }
            return fill(page, form, party);
        });
    }

    /** What is sent twice is agreed once. */
    @PostMapping("/share/new")
    String agree(@ModelAttribute SharingForm wanted, Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            var party = terms.party(wanted, whose(wanted));
            try {
                var drafted = terms.drafted(wanted, whose(wanted), party);
                if (!drafted.isAgreedAlready()) {
                    storing.all(
                            signedInUser.caller(),
                            drafted.transaction(new PersonId(whose(wanted).id())));
                }
                return "redirect:" + SharingPage.address(whose(wanted), Optional.of(wanted.actor()));
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return fill(page, wanted, party);
            }
        });
    }

    private ViewedRecord whose(SharingForm wanted) {
        return signedInUser.person(wanted.person());
    }

    /** Nothing ticked, and as long as is usual; or what was agreed before, if that is what somebody goes on with. */
    private SharingForm begun(SharingForm wanted, Optional<Party> party) {
        var template = template(party);
        var before = party.stream()
                .filter(one -> wanted.again())
                .flatMap(one -> one.known().stream())
                .findFirst();
        var end = LocalDate.now(clock).plusDays(template.days()).toString();
        return before.map(known -> again(wanted, known, end))
                .orElseGet(() -> wanted.with(List.of(), List.of(), List.of(), end));
    }

    private static SharingForm again(SharingForm wanted, Counterpart known, String end) {
        var ones = known.isShared()
                ? known.permits()
                : known.agreements().stream().limit(1).toList();
        return wanted.with(
                ones.stream()
                        .flatMap(one -> one.categories().stream())
                        .map(InformationCategory::code)
                        .distinct()
                        .toList(),
                ones.stream()
                        .flatMap(one -> one.sensitivities().stream())
                        .map(Restriction::code)
                        .distinct()
                        .toList(),
                additions(ones),
                known.isShared() ? known.until().toString() : end);
    }

    private static List<String> additions(List<Agreement> ones) {
        return Arrays.stream(Contribution.values())
                .filter(addition -> ones.stream().anyMatch(one -> one.right().equalsIgnoreCase(addition.code())))
                .map(Contribution::name)
                .toList();
    }

    private static SharingForm usual(SharingForm wanted, Optional<Party> party) {
        return wanted.with(template(party).codes(), wanted.sensitivity(), wanted.add(), wanted.end());
    }

    private static Template template(Optional<Party> party) {
        return Template.of(party.map(Party::template).orElse("clinic"));
    }

    private String fill(Model page, SharingForm wanted, Optional<Party> party) {
        var lastings = Lasting.from(LocalDate.now(clock));
        page.addAttribute("wanted", wanted);
        page.addAttribute("whose", whose(wanted));
        page.addAttribute("party", party.stream().toList());
        page.addAttribute("additions", Contribution.values());
        page.addAttribute("lastings", lastings);
        page.addAttribute(
                "isOther",
                lastings.stream().noneMatch(one -> one.until().toString().equals(wanted.end())));
        SharingChoices.show(page, wanted.category(), wanted.sensitivity(), template(party));
        return "web/new";
    }
}

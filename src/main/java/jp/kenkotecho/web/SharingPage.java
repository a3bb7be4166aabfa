package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.access.ConsentPreview;
import jp.kenkotecho.access.Storing;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.consent.Drafts;
import jp.kenkotecho.consent.Drafts.Agreement;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /share}: who sees what until when, a new agreement with its rehearsal, and taking one back. */
@Controller
class SharingPage {

    private final SignedInUser signedInUser;
    private final RecordStore store;
    private final Storing storing;
    private final Drafts drafts;
    private final ConsentPreview preview;
    private final Organizations organizations;
    private final Clock clock;

    SharingPage(
            SignedInUser signedInUser,
            RecordStore store,
            Storing storing,
            Drafts drafts,
            ConsentPreview preview,
            Organizations organizations,
            Clock clock) {
        this.signedInUser = signedInUser;
        this.store = store;
        this.storing = storing;
        this.drafts = drafts;
        this.preview = preview;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** A form as it was sent. */
    record Wanted(
            String person,
            String organization,
            List<String> category,
            List<String> sensitivity,
            List<String> add,
            String until) {

        Wanted {
            person = person == null ? "" : person;
            organization = organization == null ? "" : organization;
            category = category == null ? List.of() : List.copyOf(category);
            sensitivity = sensitivity == null ? List.of() : List.copyOf(sensitivity);
            add = add == null ? List.of() : List.copyOf(add);
            until = until == null ? "" : until;
        }
    }

    @GetMapping("/share")
    String sharing(@RequestParam(defaultValue = "") String person, Model page) {
        if (person.isEmpty() && signedInUser.people().isEmpty()) {
            // Links that were given when their reader stood here; browsers carry along what follows the #.
            return "redirect:/read";
        }
        var whose = signedInUser.person(person);
        page.addAttribute("whose", whose);
        page.addAttribute("agreements", agreementsOf(whose));
        return "web/sharing";
    }

    @PostMapping("/share/withdraw")
    String withdraw(@RequestParam String person, @RequestParam String consent) {
        var stepUp = signedInUser.stepUp();
        if (stepUp.isPresent()) {
            return stepUp.get();
        }
        var caller = signedInUser.caller();
        store.read(caller, Consent.class, consent).ifPresent(one -> {
            one.setStatus(ConsentState.INACTIVE);
            storing.all(caller, List.of(one));
        });
        return "redirect:/share?person=" + signedInUser.person(person).id();
    }

    @GetMapping("/share/new")
    String form(@ModelAttribute Wanted wanted, @RequestParam(defaultValue = "") String named, Model page) {
        var stepUp = signedInUser.stepUp();
        return stepUp.orElseGet(() -> {
            if (wanted.organization().isEmpty()) {
                page.addAttribute("offered", organizations.offered(signedInUser.caller(), named));
            }
            return fill(page, withDefaults(wanted));
        });
    }

    /** The page of what a consent would show, before it is agreed to. */
    @PostMapping("/share/preview")
    String preview(@ModelAttribute Wanted wanted, Model page) {
        var stepUp = signedInUser.stepUp();
        if (stepUp.isPresent()) {
            return stepUp.get();
        }
        try {
            page.addAttribute(
                    "shown",
                    preview.of(
                            new PersonId(signedInUser.person(wanted.person()).id()),
                            draft(wanted),
                            signedInUser.caller()));
        } catch (Refusal e) {
            page.addAttribute("problems", e.problems());
        }
        return fill(page, wanted);
    }

    @PostMapping("/share/new")
    String agree(@ModelAttribute Wanted wanted, Model page) {
        var stepUp = signedInUser.stepUp();
        if (stepUp.isPresent()) {
            return stepUp.get();
        }
        try {
            storing.all(signedInUser.caller(), agreed(wanted));
        } catch (Refusal e) {
            page.addAttribute("problems", e.problems());
            return fill(page, wanted);
        }
        return "redirect:/share?person=" + signedInUser.person(wanted.person()).id();
    }

    private String fill(Model page, Wanted wanted) {
        page.addAttribute("wanted", wanted);
        page.addAttribute("whose", signedInUser.person(wanted.person()));
        page.addAttribute("people", signedInUser.people());
        page.addAttribute(
                "chosen",
                organizations.one(signedInUser.caller(), wanted.organization()).orElse(null));
        page.addAttribute("categories", InformationCategory.values());
        page.addAttribute("additions", Contribution.values());
        page.addAttribute(
                "sensitivities", Restriction.sensitivities().stream().sorted().toList());
        return "web/new";
    }

    private Wanted withDefaults(Wanted wanted) {
        var template = Template.of(organizations
                .one(signedInUser.caller(), wanted.organization())
                .map(Organizations.Choice::kind)
                .orElse("clinic"));
        return new Wanted(
                wanted.person(),
                wanted.organization(),
                template.categories().stream().map(InformationCategory::code).toList(),
                List.of(),
                List.of(),
                today().plusDays(template.days()).toString());
    }

    /** Seeing, and each thing that may be added, in a Consent of its own. */
    private List<Consent> agreed(Wanted wanted) {
        var all = new ArrayList<>(List.of(draft(wanted)));
        var with = with(wanted);
        Arrays.stream(Contribution.values())
                .filter(one -> wanted.add().contains(one.name()))
                .forEach(one -> all.add(drafts.adding(
                        with.person(), with.signer(), with.actor(), with.name(), with.purpose(), wanted.until(), one)));
        return all;
    }

    private Consent draft(Wanted wanted) {
        var with = with(wanted);
        return drafts.seeing(
                with.person(),
                with.signer(),
                with.actor(),
                with.name(),
                with.purpose(),
                wanted.until(),
                categories(wanted.category()),
                sensitivities(wanted.sensitivity()));
    }

    private record With(PersonId person, String signer, String actor, String name, String purpose) {}

    private With with(Wanted wanted) {
        var organization = organizations.one(signedInUser.caller(), wanted.organization());
        var person = new PersonId(signedInUser.person(wanted.person()).id());
        return new With(
                person,
                signedInUser.signs(person),
                "Organization/" + wanted.organization(),
                organization.map(Organizations.Choice::name).orElse(""),
                Template.of(organization.map(Organizations.Choice::kind).orElse("clinic"))
                        .purpose());
    }

    static Set<InformationCategory> categories(List<String> codes) {
        return Arrays.stream(InformationCategory.values())
                .filter(category -> codes.contains(category.code()))
                .collect(Collectors.toSet());
    }

    static Set<Restriction> sensitivities(List<String> codes) {
        return Restriction.sensitivities().stream()
                .filter(one -> codes.contains(one.code()))
                .collect(Collectors.toSet());
    }

    private List<Agreement> agreementsOf(ViewedRecord whose) {
        return store.search(signedInUser.caller(), RecordQuery.of(Consent.class, new PersonId(whose.id()))).stream()
                .flatMap(consent -> drafts.read(consent, signedInUser.caller()).stream())
                .sorted(Comparator.comparing(Agreement::holds)
                        .reversed()
                        .thenComparing(Agreement::until, Comparator.reverseOrder()))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

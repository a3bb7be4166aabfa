package jp.kenkotecho.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.consent.Family;
import jp.kenkotecho.consent.FamilyInvitations;
import jp.kenkotecho.consent.FamilyInvitations.Invitation;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import jp.kenkotecho.web.SharingForm.Lasting;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /share/family}, where one invites; {@code /family}, where one accepts with the code. */
@Controller
class FamilyPage {

    /** The letters and digits of a code, none of which is read for another. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LETTERS_OF_CODE = 12;
    private static final int LONGEST_NAME = 100;
    static final Set<String> RELATIONSHIPS =
            Set.of("SPS", "CHILD", "SON", "DAU", "PRN", "MTH", "FTH", "SIB", "GRPRN", "GRNDCHILD", "FAMMEMB");

    private final SignedInUser signedInUser;
    private final Family family;
    private final FamilyInvitations invitations;
    private final Relatives relatives;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FamilyPage(
            SignedInUser signedInUser,
            Family family,
            FamilyInvitations invitations,
            Relatives relatives,
            ApplicationEventPublisher events,
            Clock clock) {
        this.signedInUser = signedInUser;
        this.family = family;
        this.invitations = invitations;
        this.relatives = relatives;
        this.events = events;
        this.clock = clock;
    }

    /** An invitation as the form sent it. */
    record Wanted(
            String person,
            String name,
            String relationship,
            List<String> category,
            List<String> sensitivity,
            String until,
            String day) {

        Wanted {
            person = person == null ? "" : person;
            name = name == null ? "" : name.strip();
            relationship = relationship == null ? "" : relationship;
            category = category == null ? List.of() : List.copyOf(category);
            sensitivity = sensitivity == null ? List.of() : List.copyOf(sensitivity);
            until = until == null ? "" : until;
            day = day == null ? "" : day;
        }

        /** The last day, as it was chosen or typed. */
        public String end() {
            return until.equals("other") ? day : until;
        }
    }

    @GetMapping("/share/family")
    String form(@ModelAttribute Wanted wanted, Model page) {
        return signedInUser.stepUp().orElseGet(() -> shown(wanted, page));
    }

    /** What was typed stays. */
    private String shown(Wanted wanted, Model page) {
        var lastings = Lasting.from(today());
        var year = lastings.get(lastings.size() - 1).until().toString();
        var end = wanted.until().isEmpty() ? year : wanted.end();
        page.addAttribute("whose", signedInUser.person(wanted.person()));
        page.addAttribute("wanted", wanted);
        page.addAttribute("end", end);
        page.addAttribute("lastings", lastings);
        page.addAttribute(
                "isOther",
                lastings.stream().noneMatch(one -> one.until().toString().equals(end)));
        page.addAttribute("relationships", RELATIONSHIPS.stream().sorted().toList());
        SharingChoices.show(page, wanted.category(), wanted.sensitivity(), Template.of("family"));
        return "web/invite";
    }

    @PostMapping("/share/family")
    String invite(@ModelAttribute Wanted wanted, Model page, HttpServletResponse response) {
        var stepUp = signedInUser.stepUp();
        if (stepUp.isPresent()) {
            return stepUp.get();
        }
        var person = wanted.person();
        var name = wanted.name();
        var end = day(wanted.end());
        var categories = SharingChoices.categories(wanted.category());
        var problem = problem(name, wanted.relationship(), categories, end);
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            page.addAttribute("problems", List.of(problem.get()));
            return shown(wanted, page);
        }
        var code = newCode();
        invitations.invite(
                code,
                new Invitation(
                        new PersonId(signedInUser.person(person).id()),
                        signedInUser.account().id(),
                        signedInUser.signs(
                                new PersonId(signedInUser.person(person).id())),
                        name,
                        wanted.relationship(),
                        categories,
                        SharingChoices.sensitivities(wanted.sensitivity()),
                        end.orElseThrow()));
        page.addAttribute("code", code);
        page.addAttribute("name", name);
        page.addAttribute("whose", signedInUser.person(person));
        response.setHeader("Cache-Control", "no-store");
        return "web/invited";
    }

    private Optional<Problem> problem(
            String name, String relationship, Set<InformationCategory> categories, Optional<LocalDate> end) {
        if (name.isBlank() || name.length() > LONGEST_NAME || !RELATIONSHIPS.contains(relationship)) {
            return Optional.of(NO_NAME);
        }
        if (categories.isEmpty()) {
            return Optional.of(SharingChoices.NONE);
        }
        return end.isEmpty() || end.get().isBefore(today()) || end.get().isAfter(today().plusDays(366))
                ? Optional.of(NO_END)
                : Optional.empty();
    }

    @GetMapping("/family")
    String codeForm() {
        return "web/family";
    }

    /** First what is offered, by whom; then, with the same code, yes. */
    @PostMapping("/family")
    String accept(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String yes,
            Model page,
            HttpServletResponse response) {
        var account = signedInUser.account();
        var invitation = family.offered(code, account.links());
        if (invitation.isEmpty()) {
            return refuse(account, page, response);
        }
        if (yes.isEmpty()) {
            page.addAttribute("code", code);
            page.addAttribute("invitation", invitation.get());
            page.addAttribute("offering", family.nameOf(invitation.get().person()));
            return "web/family";
        }
        if (relatives.accept(code, account).isEmpty()) {
            return refuse(account, page, response);
        }
        events.publishEvent(new SecurityEvent(What.GRANT_GIVEN, account.id(), "family invitation"));
        return "redirect:/family";
    }

    private String refuse(Account account, Model page, HttpServletResponse response) {
        events.publishEvent(new SecurityEvent(What.GRANT_REFUSED, account.id(), "family invitation"));
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        page.addAttribute("problems", List.of(NO_INVITATION));
        return "web/family";
    }

    private String newCode() {
        return random.ints(LETTERS_OF_CODE, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?=.)", "$1-");
    }

    private Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static final Problem NO_NAME =
            Problem.of(Problem.Kind.MALFORMED, "名前と続柄を入れてください。", "Give a name and a relationship.");
    private static final Problem NO_END =
            Problem.of(Problem.Kind.MALFORMED, "終わりの日は、今日から一年以内にしてください。", "The last day is within a year from today.");
    private static final Problem NO_INVITATION = Problem.of(
            Problem.Kind.NOT_FOUND,
            "このコードは使えません。期限が切れたか、すでに使われています。",
            "This code is of no use: it has expired, or was used already.");
}

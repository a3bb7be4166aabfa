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
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /share/family}, where one invites; {@code /family}, where one accepts with the code. */
@Controller
class FamilyPage {

    /** The letters and digits of a code, none of which is read for another. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LETTERS_OF_CODE = 12;
    private static final int LONGEST_NAME = 100;
    private static final Set<String> RELATIONSHIPS =
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

    @GetMapping("/share/family")
    String form(@RequestParam(defaultValue = "") String person, Model page) {
        var stepUp = signedInUser.stepUp();
        if (stepUp.isPresent()) {
            return stepUp.get();
        }
        page.addAttribute("whose", signedInUser.person(person));
        page.addAttribute("categories", InformationCategory.values());
        page.addAttribute(
                "sensitivities", Restriction.sensitivities().stream().sorted().toList());
        page.addAttribute("relationships", RELATIONSHIPS.stream().sorted().toList());
        page.addAttribute("until", today().plusDays(Template.of("family").days()));
        return "web/invite";
    }

    @PostMapping("/share/family")
    String invite(
            @RequestParam String person,
            @RequestParam String name,
            @RequestParam String relationship,
            @RequestParam(defaultValue = "") List<String> category,
            @RequestParam(defaultValue = "") List<String> sensitivity,
            @RequestParam String until,
            Model page,
            HttpServletResponse response) {
        var stepUp = signedInUser.stepUp();
        if (stepUp.isPresent()) {
            return stepUp.get();
        }
        var end = day(until);
        var categories = SharingPage.categories(category);
        var problem = problem(name, relationship, categories, end);
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            page.addAttribute("problems", List.of(problem.get()));
            return form(person, page);
        }
        var code = newCode();
        invitations.invite(
                code,
                new Invitation(
                        new PersonId(signedInUser.person(person).id()),
                        signedInUser.account().id(),
                        signedInUser.signs(
                                new PersonId(signedInUser.person(person).id())),
                        name.strip(),
                        relationship,
                        categories,
                        SharingPage.sensitivities(sensitivity),
                        end.orElseThrow()));
        page.addAttribute("code", code);
        page.addAttribute("name", name.strip());
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
            return Optional.of(NO_CATEGORY);
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
            @RequestParam String code,
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
    private static final Problem NO_CATEGORY =
            Problem.of(Problem.Kind.MALFORMED, "見せる情報を一つ以上選んでください。", "Choose at least one kind of information.");
    private static final Problem NO_END =
            Problem.of(Problem.Kind.MALFORMED, "終わりの日は、今日から一年以内にしてください。", "The last day is within a year from today.");
    private static final Problem NO_INVITATION = Problem.of(
            Problem.Kind.NOT_FOUND,
            "このコードは使えません。期限が切れたか、すでに使われています。",
            "This code is of no use: it has expired, or was used already.");
}

package jp.kenkotecho.web;

import java.util.Arrays;
import java.util.List;
import jp.kenkotecho.identity.Account.Kind;
import jp.kenkotecho.identity.AccountAdministration;
import jp.kenkotecho.identity.AccountAdministration.Invited;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code /desk/accounts}: who signs in here; inviting somebody, blocking an account. The code of an invitation is in the
 * answer to its form and nowhere else.
 */
@Controller
class AccountsPage {

    private final Office office;
    private final AccountAdministration accounts;

    AccountsPage(Office office, AccountAdministration accounts) {
        this.office = office;
        this.accounts = accounts;
    }

    /**
     * The form of a new account, as it was typed.
     *
     * @param links who they are in the record, one or several words
     */
    record Form(String username, String displayName, String kind, String links) {

        static final Form EMPTY = new Form("", "", Kind.RESIDENT.name(), "");

        private List<String> references() {
            return Arrays.stream(links.strip().split("[\\s,、]+"))
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .toList();
        }

        private Kind knownKind() {
            return Arrays.stream(Kind.values())
                    .filter(one -> one.name().equals(kind))
                    .findFirst()
                    .orElse(Kind.RESIDENT);
        }
    }

    /**
     * The page as it is shown.
     *
     * @param isOpen whether the form lies open
     */
    private record Shown(String named, int from, Form form, boolean isOpen) {

        static Shown list(String named, int from) {
            return new Shown(named, from, Form.EMPTY, false);
        }
    }

    /** {@code link} and {@code name}: who in the directory is to get an account. */
    @GetMapping("/desk/accounts")
    String list(
            @RequestParam(defaultValue = "") String named,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String done,
            Model page) {
        return office.open(by -> {
            page.addAttribute("done", List.of("block", "unblock").contains(done) ? done : "");
            return show(
                    by,
                    link.isEmpty()
                            ? Shown.list(named, from)
                            : new Shown(named, from, new Form("", name, Kind.PROFESSIONAL.name(), link), true),
                    page);
        });
    }

    @PostMapping(path = "/desk/accounts", params = "act=add")
    String add(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String links,
            Model page) {
        var form = new Form(username.strip(), displayName, kind, links);
        return office.open(by -> {
            try {
                return invited(
                        by,
                        accounts.add(by, form.username(), form.displayName(), form.knownKind(), form.references()),
                        page);
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return show(by, new Shown("", 0, form, true), page);
            }
        });
    }

    @PostMapping(path = "/desk/accounts", params = "act=invite")
    String invite(@RequestParam String id, Model page) {
        return office.open(by -> invited(by, accounts.invite(by, id), page));
    }

    @PostMapping(path = "/desk/accounts", params = "act=block")
    String block(@RequestParam String id, @RequestParam(defaultValue = "") String named, Model page) {
        return office.open(by -> {
            try {
                accounts.block(by, id);
                return done("block", named);
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return show(by, Shown.list(named, 0), page);
            }
        });
    }

    @PostMapping(path = "/desk/accounts", params = "act=unblock")
    String unblock(@RequestParam String id, @RequestParam(defaultValue = "") String named) {
        return office.open(by -> {
            accounts.unblock(by, id);
            return done("unblock", named);
        });
    }

    private static String done(String what, String named) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/desk/accounts")
                        .queryParam("done", what)
                        .queryParam("named", "{named}")
                        .encode()
                        .buildAndExpand(named)
                        .toUriString();
    }

    private String invited(Caller by, Invited invited, Model page) {
        page.addAttribute("invited", invited);
        return show(by, Shown.list(invited.username(), 0), page);
    }

    private String show(Caller by, Shown shown, Model page) {
        page.addAttribute("form", shown.form());
        page.addAttribute("isOpen", shown.isOpen());
        page.addAttribute("named", shown.named());
        page.addAttribute("found", accounts.found(by, shown.named(), shown.from()));
        page.addAttribute("size", AccountAdministration.PAGE);
        page.addAttribute("kinds", Kind.values());
        page.addAttribute("self", by.behalf().account());
        return "web/accounts";
    }
}

package jp.kenkotecho.web;

import java.util.Arrays;
import java.util.List;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.smart.clients.ClientAdministration;
import jp.kenkotecho.smart.clients.WantedClient;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /desk/clients}: the apps and services that may ask for access. A secret is in the answer to its form and nowhere
 * else.
 */
@Controller
class ClientsPage {

    private static final Problem NO_ADDRESS = Problem.of(
                    Problem.Kind.INCOMPLETE,
                    "人が使うアプリには、サインインのあとに戻るアドレスを入れてください。",
                    "An app that people use needs an address to return to after signing in.")
            .at("addresses");

    private final Office office;
    private final ClientAdministration clients;

    ClientsPage(Office office, ClientAdministration clients) {
        this.office = office;
        this.clients = clients;
    }

    /**
     * The form of a new client, as it was typed: words are divided by spaces or lines.
     *
     * @param key of the form, which is the client's id too: the same form makes one, however often it is sent
     * @param sort one of {@link #SORTS}
     * @param keys where its public keys are; empty for one with a secret
     * @param cohorts logical ids of Groups
     * @param researchers user names
     */
    record Form(
            String key,
            String sort,
            String name,
            String addresses,
            String scope,
            String keys,
            String cohorts,
            String researchers) {

        /** An app without a secret, an app with one, a service, a service for research. */
        static final List<String> SORTS = List.of("public", "confidential", "backend", "research");

        Form {
            key = Typed.key(key);
            sort = SORTS.contains(sort) ? sort : "public";
        }

        static Form empty() {
            return new Form("", "", "", "", "", "", "", "");
        }

        private boolean isApp() {
            return sort.equals("public") || sort.equals("confidential");
        }

        private void demandAddress() {
            if (isApp() && addresses.isBlank()) {
                throw new Refusal(NO_ADDRESS);
            }
        }

        private String method() {
            if (sort.equals("public")) {
                return "none";
            }
            return keys.isBlank() ? "client_secret_basic" : "private_key_jwt";
        }

        private WantedClient wanted() {
            return new WantedClient(
                    key,
                    name.strip(),
                    isApp() ? words(addresses) : List.of(),
                    method(),
                    String.join(" ", words(scope)),
                    keys.isBlank() ? null : keys.strip(),
                    null,
                    null,
                    false,
                    sort.equals("research") ? words(cohorts.replace("Group/", "")) : List.of(),
                    sort.equals("research") ? words(researchers) : List.of());
        }

        private static List<String> words(String text) {
            return Arrays.stream(text.strip().split("\\s+"))
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    @GetMapping("/desk/clients")
    String list(@RequestParam(defaultValue = "0") int from, @RequestParam(defaultValue = "") String done, Model page) {
        return office.open(by -> {
            page.addAttribute("isRemoved", done.equals("removed"));
            return show(by, Form.empty(), false, from, page);
        });
    }

    @PostMapping(path = "/desk/clients", params = "act=register")
    String register(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String addresses,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String keys,
            @RequestParam(defaultValue = "") String cohorts,
            @RequestParam(defaultValue = "") String researchers,
            Model page) {
        var typed = new Form(form, sort, name, addresses, scope, keys, cohorts, researchers);
        return office.open(by -> {
            try {
                Typed.words(name, "name");
                typed.demandAddress();
                page.addAttribute("registered", clients.register(by, typed.wanted()));
                return show(by, Form.empty(), false, 0, page);
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return show(by, typed, true, 0, page);
            }
        });
    }

    @PostMapping(path = "/desk/clients", params = "act=remove")
    String remove(@RequestParam String id) {
        return office.open(by -> {
            clients.remove(by, id);
            return "redirect:/desk/clients?done=removed";
        });
    }

    private String show(Caller by, Form form, boolean isOpen, int from, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("isOpen", isOpen);
        page.addAttribute("sorts", Form.SORTS);
        page.addAttribute("found", clients.list(by, from));
        return "web/clients";
    }
}

package jp.kenkotecho.smart;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.SignedIn;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.smart.tokens.Grants;
import jp.kenkotecho.smart.tokens.StandingAccess;
import jp.kenkotecho.smart.tokens.TokenStore;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /account/apps}, SMART's management endpoint: which apps have access, and cutting it off. */
@Controller
class AppsPage {

    private final Grants grants;
    private final TokenStore tokens;
    private final ClientRegistry clients;
    private final SignedIn signedIn;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AppsPage(
            Grants grants,
            TokenStore tokens,
            ClientRegistry clients,
            SignedIn signedIn,
            Clock clock,
            ApplicationEventPublisher events) {
        this.grants = grants;
        this.tokens = tokens;
        this.clients = clients;
        this.signedIn = signedIn;
        this.clock = clock;
        this.events = events;
    }

    /** One app that has access. */
    record App(String id, String name, List<String> categories, boolean readOnly, ZonedDateTime since) {}

    @GetMapping("/account/apps")
    String appsPage(Model page) {
        page.addAttribute("apps", appsOf(signedIn.account().orElseThrow()));
        return "smart/apps";
    }

    /** Cuts an app off. Its tokens stop working: refresh tokens at once, access tokens within a second. */
    @PostMapping("/account/apps/end")
    String end(@RequestParam String id) {
        var account = signedIn.account().orElseThrow();
        grants.givenBy(account.id()).stream()
                .filter(grant -> grant.authorization().equals(id))
                .flatMap(grant -> Optional.ofNullable(tokens.findById(grant.authorization())).stream())
                .forEach(authorization -> {
                    tokens.remove(authorization);
                    events.publishEvent(
                            new SecurityEvent(What.GRANT_ENDED, account.id(), authorization.getRegisteredClientId()));
                });
        return "redirect:/account/apps";
    }

    private List<App> appsOf(Account account) {
        return grants.givenBy(account.id()).stream()
                .filter(grant -> StandingAccess.is(tokens.findById(grant.authorization())))
                .map(grant -> new App(
                        grant.authorization(),
                        Optional.ofNullable(clients.findByClientId(grant.client()))
                                .map(RegisteredClient::getClientName)
                                .orElse(grant.client()),
                        grant.categories().stream()
                                .sorted()
                                .map(InformationCategory::code)
                                .toList(),
                        grant.readOnly(),
                        grant.at().atZone(clock.getZone())))
                .toList();
    }
}

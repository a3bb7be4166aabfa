package jp.kenkotecho.smart.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.SignedIn;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.smart.clients.RegisteredClients;
import jp.kenkotecho.smart.launch.Launches.Launch;
import jp.kenkotecho.smart.model.ScopePolicy;
import jp.kenkotecho.smart.tokens.TokenStore;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /consent}: whose record, and what of it. One page, since the two questions are one decision; a plain form that
 * posts to the authorization endpoint, where {@link ConsentGiven} looks at every answer again.
 */
@Controller
class ConsentPage {

    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'; form-action 'self' ";

    /** Nobody looks through more; a clinic opens its patients by a launch. */
    private static final int MOST_CHOICES = 200;

    private final TokenStore tokens;
    private final ClientRegistry clients;
    private final Launches launches;
    private final SignedIn signedIn;
    private final Openable openable;
    private final RecordStore store;

    ConsentPage(
            TokenStore tokens,
            ClientRegistry clients,
            Launches launches,
            SignedIn signedIn,
            Openable openable,
            RecordStore store) {
        this.tokens = tokens;
        this.clients = clients;
        this.launches = launches;
        this.signedIn = signedIn;
        this.openable = openable;
        this.store = store;
    }

    /** Somebody whose record may be opened. */
    record Choice(String id, String name, String birthDate, Relationship opened) {

        public boolean self() {
            return opened == Relationship.OWN;
        }
    }

    @GetMapping("/consent")
    String consentPage(
            @RequestParam String state, Model page, HttpServletRequest request, HttpServletResponse response) {
        var account = signedIn.account().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var pending = Optional.ofNullable(tokens.findByToken(state, new OAuth2TokenType(OAuth2ParameterNames.STATE)))
                .filter(one -> one.getPrincipalName().equals(account.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var asked = requestOf(pending);
        if (ScopeSummary.needsTwoFactors(asked.getScopes()) && !signedIn.byTwoFactors()) {
            SignedIn.rememberWhere(request);
            return "redirect:/second-factor";
        }
        var client = clientOf(pending);
        page.addAttribute("state", state);
        page.addAttribute("client", client.getClientId());
        page.addAttribute("clientName", client.getClientName());
        page.addAttribute("firstParty", RegisteredClients.isFirstParty(client));
        page.addAttribute("account", account);
        page.addAttribute("scopes", asked.getScopes().stream().sorted().toList());
        page.addAttribute("asked", ScopeSummary.by(asked.getScopes()));
        page.addAttribute("needsPatient", ScopePolicy.needsPatient(asked.getScopes()));
        page.addAttribute("people", choices(account, launchOf(asked, client)));
        response.setHeader("Content-Security-Policy", CONTENT_POLICY + originOf(asked.getRedirectUri()));
        response.setHeader("Cache-Control", "no-store");
        return "smart/consent";
    }

    private static OAuth2AuthorizationRequest requestOf(OAuth2Authorization pending) {
        return Optional.<OAuth2AuthorizationRequest>ofNullable(
                        pending.getAttribute(OAuth2AuthorizationRequest.class.getName()))
                .orElseThrow();
    }

    private RegisteredClient clientOf(OAuth2Authorization pending) {
        return Optional.ofNullable(clients.findById(pending.getRegisteredClientId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<Launch> launchOf(OAuth2AuthorizationRequest asked, RegisteredClient client) {
        return Optional.ofNullable((String) asked.getAdditionalParameters().get("launch"))
                .flatMap(value -> launches.find(value, client.getClientId()));
    }

    /**
     * A launch brings its patient along, if that may still be opened; otherwise the person chooses. Whom the gate lets them
     * open is read by the server: to be offered in a list is no look at a record, and the access log tells none.
     */
    private List<Choice> choices(Account account, Optional<Launch> launch) {
        var may = openable.by(account.links());
        return may.stream()
                .filter(person -> launch.map(one -> one.patient().equals(person.value())
                                && one.account().equals(account.id()))
                        .orElse(true))
                .limit(MOST_CHOICES)
                .flatMap(person -> store.read(ServerCaller.JUDGEMENT, Patient.class, person.value()).stream())
                .flatMap(patient -> choice(patient, account).stream())
                .sorted(Comparator.comparing(Choice::self).reversed().thenComparing(Choice::name))
                .toList();
    }

    private Optional<Choice> choice(Patient patient, Account account) {
        var id = patient.getIdElement().getIdPart();
        var birthDate = patient.getBirthDateElement().hasValue()
                ? patient.getBirthDateElement().getValueAsString()
                : "";
        var text = ShownName.of(patient.getNameFirstRep());
        return openable.open(account.links(), new PersonId(id)).map(opened -> new Choice(id, text, birthDate, opened));
    }

    /** Browsers hold {@code form-action} against the redirect that answers the form, too. */
    private static String originOf(String redirectUri) {
        var uri = URI.create(redirectUri);
        return uri.getHost() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getAuthority();
    }
}

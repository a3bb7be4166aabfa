package jp.kenkotecho.smart.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.Accounts;
import jp.kenkotecho.identity.Sessions;
import jp.kenkotecho.identity.SignedIn;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.smart.launch.Launches.Launch;
import jp.kenkotecho.smart.model.ScopePolicy;
import jp.kenkotecho.smart.tokens.Grant;
import jp.kenkotecho.smart.tokens.Grants;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Takes the answers of the consent screen as nothing but wishes: the patient must be one that this person may open now,
 * or the one of the launch, which is used up by this; a second factor must have been given where one is needed. What
 * holds becomes a {@link Grant}.
 */
@Component
public class ConsentGiven implements Consumer<OAuth2AuthorizationConsentAuthenticationContext> {

    private static final String SPEC = "https://datatracker.ietf.org/doc/html/rfc6749#section-4.1.2.1";

    private final Grants grants;
    private final Launches launches;
    private final Accounts accounts;
    private final Openable openable;
    private final HttpServletRequest request;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ConsentGiven(
            Grants grants,
            Launches launches,
            Accounts accounts,
            Openable openable,
            HttpServletRequest request,
            Clock clock,
            ApplicationEventPublisher events) {
        this.grants = grants;
        this.launches = launches;
        this.accounts = accounts;
        this.openable = openable;
        this.request = request;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void accept(OAuth2AuthorizationConsentAuthenticationContext context) {
        OAuth2AuthorizationConsentAuthenticationToken answer = context.getAuthentication();
        if (answer.getScopes().isEmpty()) {
            // Denied: the library says so to the app.
            return;
        }
        var asked = context.getAuthorizationRequest();
        var who = (Authentication) answer.getPrincipal();
        var account = accounts.find(who.getName()).orElseThrow(() -> denied(asked, "account"));
        var twoFactors = SignedIn.byTwoFactors(who);
        if (!twoFactors && ScopeSummary.needsTwoFactors(answer.getScopes())) {
            throw denied(asked, "second factor");
        }
        if (answer.getScopes().contains(ScopePolicy.ADMIN) && account.kind() != Account.Kind.ADMIN) {
            throw denied(asked, "administrator");
        }
        var launch = useLaunch(asked, account);
        var patient = launch.map(Launch::patient).orElse(one(answer.getAdditionalParameters(), "patient"));
        demandPatient(asked, answer, account, patient);
        grants.add(new Grant(
                context.getAuthorization().getId(),
                account.id(),
                context.getRegisteredClient().getClientId(),
                patient,
                launch.map(Launch::encounter).orElse(""),
                launch.isEmpty(),
                categories(answer.getAdditionalParameters()),
                one(answer.getAdditionalParameters(), "write").isEmpty(),
                twoFactors,
                Sessions.handleOf(request.getSession()),
                clock.instant()));
        events.publishEvent(new SecurityEvent(
                What.GRANT_GIVEN, account.id(), context.getRegisteredClient().getClientId()));
    }

    private void demandPatient(
            OAuth2AuthorizationRequest asked,
            OAuth2AuthorizationConsentAuthenticationToken answer,
            Account account,
            String patient) {
        var isNeeded = ScopePolicy.needsPatient(answer.getScopes());
        var isOpen = PersonId.read(patient)
                .flatMap(person -> openable.open(account.links(), person))
                .isPresent();
        if (!isOpen && (isNeeded || !patient.isEmpty())) {
            throw denied(asked, "patient");
        }
    }

    private Optional<Launch> useLaunch(OAuth2AuthorizationRequest asked, Account account) {
        if (!(asked.getAdditionalParameters().get("launch") instanceof String value)) {
            return Optional.empty();
        }
        var launch = launches.find(value, asked.getClientId())
                .filter(one -> one.account().equals(account.id()))
                .filter(one -> launches.use(value));
        if (launch.isEmpty()) {
            events.publishEvent(new SecurityEvent(What.LAUNCH_REFUSED, account.id(), asked.getClientId()));
            throw denied(asked, "launch");
        }
        return launch;
    }

    private static String one(Map<String, Object> answers, String name) {
        return answers.get(name) instanceof String text ? text : "";
    }

    private static Set<InformationCategory> categories(Map<String, Object> answers) {
        var codes = answers.get("category") instanceof String[] several
                ? Arrays.stream(several)
                : Stream.of(one(answers, "category"));
        var known = codes.collect(Collectors.toSet());
        return Arrays.stream(InformationCategory.values())
                .filter(category -> known.contains(category.code()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private OAuth2AuthorizationCodeRequestAuthenticationException denied(OAuth2AuthorizationRequest asked, String why) {
        events.publishEvent(new SecurityEvent(What.GRANT_REFUSED, asked.getClientId(), why));
        var back = new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                SecurityContextHolder.getContext().getAuthentication(),
                asked.getRedirectUri(),
                asked.getState(),
                asked.getScopes(),
                Map.of());
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED, "not granted: " + why, SPEC), back);
    }
}

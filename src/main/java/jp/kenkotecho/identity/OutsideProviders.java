package jp.kenkotecho.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Signing in at an outside identity provider by OpenID Connect: a municipality's, or デジタル認証アプリ. Providers come
 * by Spring Boot's settings ({@code spring.security.oauth2.client}). Whose identity it is was written down when the
 * account was made; an identity that nobody has opens nothing and makes no account.
 */
@Component
class OutsideProviders {

    /** The value of {@code amr} (RFC 8176 §2) by which a provider tells that it asked for more than one factor. */
    private static final String MULTI_FACTOR = "mfa";

    private final Optional<ClientRegistrationRepository> registrations;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final ProviderCalls calls;
    private final ApplicationEventPublisher events;

    OutsideProviders(
            ObjectProvider<ClientRegistrationRepository> registrations,
            Accounts accounts,
            SignedIn signedIn,
            ProviderCalls calls,
            ApplicationEventPublisher events) {
        this.registrations = Optional.ofNullable(registrations.getIfAvailable());
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.calls = calls;
        this.events = events;
    }

    /** A way to sign in, for the page. */
    record Link(String name, String path) {}

    List<Link> links() {
        var links = new ArrayList<Link>();
        registrations.ifPresent(all -> {
            if (all instanceof Iterable<?> known) {
                known.forEach(one -> {
                    var registration = (ClientRegistration) one;
                    links.add(new Link(
                            registration.getClientName(), "/oauth2/authorization/" + registration.getRegistrationId()));
                });
            }
        });
        return links;
    }

    void addTo(HttpSecurity http) throws Exception {
        if (registrations.isPresent()) {
            http.oauth2Login(login -> {
                calls.addTo(login);
                login.loginPage("/sign-in").successHandler(this::complete).failureHandler((request, response, why) -> {
                    events.publishEvent(new SecurityEvent(What.SIGN_IN_REFUSED, "", "outside provider"));
                    response.sendRedirect("/sign-in?outside");
                });
            });
        }
    }

    private void complete(HttpServletRequest request, HttpServletResponse response, Authentication outside)
            throws IOException {
        forget(request, response);
        var account = outside.getPrincipal() instanceof OidcUser user
                ? accounts.of(user.getIssuer().toString(), user.getSubject())
                : Optional.<Account>empty();
        if (account.isEmpty()) {
            events.publishEvent(new SecurityEvent(What.SIGN_IN_REFUSED, "", "unknown identity"));
            response.sendRedirect("/sign-in?unknown");
            return;
        }
        events.publishEvent(new SecurityEvent(What.SIGNED_IN, account.get().id(), "outside provider"));
        response.sendRedirect(
                hadTwoFactors((OidcUser) outside.getPrincipal())
                        ? signedIn.complete(account.get(), true, request, response)
                        : signedIn.begin(account.get(), request, response));
    }

    /** The provider's user is nobody here until the account is found. */
    private static void forget(HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.clearContext();
        new HttpSessionSecurityContextRepository()
                .saveContext(SecurityContextHolder.createEmptyContext(), request, response);
    }

    private static boolean hadTwoFactors(OidcUser user) {
        return user.getClaim("amr") instanceof Collection<?> methods && methods.contains(MULTI_FACTOR);
    }
}

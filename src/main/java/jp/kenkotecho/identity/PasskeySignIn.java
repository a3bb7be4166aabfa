package jp.kenkotecho.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationProvider;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.stereotype.Component;

/**
 * Hangs Spring Security's passkey filters into the pages' chain. Its own configurer would leave the session id as it
 * was, so they are put together here, and signing in ends where every sign-in does, in {@link SignedIn}.
 */
@Component
class PasskeySignIn {

    private final Passkeys passkeys;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final DeviceCookie device;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    PasskeySignIn(
            Passkeys passkeys,
            Accounts accounts,
            SignedIn signedIn,
            DeviceCookie device,
            ObjectMapper json,
            ApplicationEventPublisher events) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.device = device;
        this.json = json;
        this.events = events;
    }

    void addTo(HttpSecurity http) {
        UserDetailsService people = id -> accounts.find(id)
                .map(account -> User.withUsername(account.id()).password("").build())
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
        var signIn = new WebAuthnAuthenticationFilter();
        signIn.setAuthenticationManager(
                new ProviderManager(new WebAuthnAuthenticationProvider(passkeys.operations(), people)));
        signIn.setAuthenticationSuccessHandler(this::complete);
        var toSignIn = PasskeyChallenges.toSignIn(passkeys.operations());
        var toCreate = PasskeyChallenges.toCreate(passkeys.operations());
        signIn.setRequestOptionsRepository(toSignIn);
        var signInOptions = new PublicKeyCredentialRequestOptionsFilter(passkeys.operations());
        signInOptions.setRequestOptionsRepository(toSignIn);
        var newOptions = new PublicKeyCredentialCreationOptionsFilter(passkeys.operations());
        newOptions.setCreationOptionsRepository(toCreate);
        var registration = new WebAuthnRegistrationFilter(passkeys.credentials(), passkeys.operations());
        registration.setCreationOptionsRepository(toCreate);
        http.addFilterBefore(signIn, BasicAuthenticationFilter.class)
                .addFilterBefore(signInOptions, AuthorizationFilter.class)
                // After the rules of the door: whoever owes a second factor is given no options.
                .addFilterAfter(newOptions, AuthorizationFilter.class)
                .addFilterAfter(registration, AuthorizationFilter.class);
    }

    private void complete(HttpServletRequest request, HttpServletResponse response, Authentication passkey)
            throws IOException {
        SecurityContextHolder.clearContext();
        var account = Optional.of(passkey.getName()).flatMap(accounts::find);
        if (account.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        events.publishEvent(new SecurityEvent(What.SIGNED_IN, account.get().id(), "passkey"));
        var to = signedIn.complete(account.get(), true, request, response);
        if (Boolean.parseBoolean(request.getParameter("remember"))) {
            device.remember(account.get(), request, response);
        }
        response.setContentType("application/json");
        json.writeValue(response.getOutputStream(), Map.of("authenticated", true, "redirectUrl", to));
    }
}

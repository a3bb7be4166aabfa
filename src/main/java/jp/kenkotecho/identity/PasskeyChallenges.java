package jp.kenkotecho.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;

/**
 * What a passkey ceremony has to remember between its two requests: the challenge. The options around it are the same
 * each time, and cannot be kept in a session that lives in the database.
 */
final class PasskeyChallenges {

    private PasskeyChallenges() {}

    static PublicKeyCredentialCreationOptionsRepository toCreate(WebAuthnRelyingPartyOperations operations) {
        return new ToCreate(operations);
    }

    static PublicKeyCredentialRequestOptionsRepository toSignIn(WebAuthnRelyingPartyOperations operations) {
        return new ToSignIn(operations);
    }

    private static void keep(HttpServletRequest request, String name, @Nullable Bytes challenge) {
        if (challenge == null) {
            request.getSession().removeAttribute(name);
        } else {
            request.getSession().setAttribute(name, challenge.toBase64UrlString());
        }
    }

    private static Optional<Bytes> kept(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(session -> Optional.ofNullable((String) session.getAttribute(name)))
                .map(Bytes::fromBase64);
    }

    private record ToCreate(WebAuthnRelyingPartyOperations operations)
            implements PublicKeyCredentialCreationOptionsRepository {

        private static final String NAME = "passkey-to-create";

        @Override
        public void save(
                HttpServletRequest request,
                HttpServletResponse response,
                @Nullable PublicKeyCredentialCreationOptions options) {
            keep(request, NAME, options == null ? null : options.getChallenge());
        }

        @Override
        public @Nullable PublicKeyCredentialCreationOptions load(HttpServletRequest request) {
            return kept(request, NAME).map(this::withChallenge).orElse(null);
        }

        private PublicKeyCredentialCreationOptions withChallenge(Bytes challenge) {
            var who = SecurityContextHolder.getContext().getAuthentication();
            var options = operations.createPublicKeyCredentialCreationOptions(
                    new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
            return PublicKeyCredentialCreationOptions.builder()
                    .rp(options.getRp())
                    .user(options.getUser())
                    .challenge(challenge)
                    .pubKeyCredParams(options.getPubKeyCredParams())
                    .timeout(options.getTimeout())
                    .excludeCredentials(options.getExcludeCredentials())
                    .authenticatorSelection(options.getAuthenticatorSelection())
                    .attestation(options.getAttestation())
                    .extensions(options.getExtensions())
                    .build();
        }
    }

    private record ToSignIn(WebAuthnRelyingPartyOperations operations)
            implements PublicKeyCredentialRequestOptionsRepository {

        private static final String NAME = "passkey-to-sign-in";

        @Override
        public void save(
                HttpServletRequest request,
                HttpServletResponse response,
                @Nullable PublicKeyCredentialRequestOptions options) {
            keep(request, NAME, options == null ? null : options.getChallenge());
        }

        @Override
        public @Nullable PublicKeyCredentialRequestOptions load(HttpServletRequest request) {
            return kept(request, NAME).map(this::withChallenge).orElse(null);
        }

        private PublicKeyCredentialRequestOptions withChallenge(Bytes challenge) {
            var who = SecurityContextHolder.getContext().getAuthentication();
            var options = operations.createCredentialRequestOptions(
                    new ImmutablePublicKeyCredentialRequestOptionsRequest(who));
            return PublicKeyCredentialRequestOptions.builder()
                    .challenge(challenge)
                    .rpId(options.getRpId())
                    .timeout(options.getTimeout())
                    .allowCredentials(options.getAllowCredentials())
                    .userVerification(options.getUserVerification())
                    .extensions(options.getExtensions())
                    .build();
        }
    }
}

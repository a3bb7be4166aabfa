package jp.kenkotecho.smart.clients;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A registered client. How it authenticates follows from what it brings: a secret, keys (as a URL or inline), or
 * nothing, which makes it public.
 *
 * @param id its client_id
 * @param name what people read on the consent screen
 * @param secret as {@code {bcrypt}…}, never in clear; empty for none
 * @param jwksUri where its public keys are; empty for none
 * @param jwks its public keys as a JWK Set in JSON; empty for none
 * @param redirectUris where a person's browser may be sent back to, exactly; on loopback any port (RFC 8252 §7.3).
 *     None makes it a backend service
 * @param launchUri where an EHR launch opens it; empty for none
 * @param firstParty whether it is one of the product's own apps, which alone may write Consent and the like
 * @param scopes the most that it may ask for
 * @param cohorts the research cohorts, logical ids of Groups, that it exports: then it does nothing else, and its scopes
 *     say which types it gets; for backend services alone
 * @param researchers user names of the accounts that export by page what it exports; none but with cohorts
 */
record ClientRegistration(
        String id,
        @DefaultValue("") String name,
        @DefaultValue("") String secret,
        @DefaultValue("") String jwksUri,
        @DefaultValue("") String jwks,
        @DefaultValue List<String> redirectUris,
        @DefaultValue("") String launchUri,
        @DefaultValue("false") boolean firstParty,
        @DefaultValue Set<String> scopes,
        @DefaultValue Set<String> cohorts,
        @DefaultValue Set<String> researchers) {

    ClientRegistration {
        if (id.isBlank() || id.contains(" ")) {
            throw new IllegalArgumentException("phr.smart.clients: an id is a word");
        }
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
        cohorts = Set.copyOf(cohorts);
        researchers = Set.copyOf(researchers);
        if (!Stream.concat(redirectUris.stream(), Stream.of(launchUri)).allMatch(ClientRegistration::isAcceptable)) {
            throw new IllegalArgumentException("phr.smart.clients: an address of " + id
                    + " is neither https, nor http on loopback, nor of a scheme of its own; or has a fragment");
        }
        if (redirectUris.isEmpty() && secret.isEmpty() && jwksUri.isEmpty() && jwks.isEmpty()) {
            throw new IllegalArgumentException("phr.smart.clients: " + id + " has neither a secret nor keys");
        }
    }

    boolean isBackend() {
        return redirectUris.isEmpty();
    }

    boolean hasKeys() {
        return !jwksUri.isEmpty() || !jwks.isEmpty();
    }

    boolean isPublic() {
        return secret.isEmpty() && !hasKeys();
    }

    /** RFC 8252 §7: https, a private scheme with a dot, or http on loopback; never with a fragment or credentials. */
    private static boolean isAcceptable(String address) {
        if (address.isEmpty()) {
            return true;
        }
        try {
            var uri = URI.create(address);
            var scheme = String.valueOf(uri.getScheme());
            return uri.getFragment() == null
                    && uri.getUserInfo() == null
                    && ((scheme.equals("https") && uri.getHost() != null)
                            || scheme.contains(".")
                            || (scheme.equals("http") && isLoopback(String.valueOf(uri.getHost()))));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equals("[::1]");
    }
}

package jp.kenkotecho.smart.tokens;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.smart.clients.RegisteredClients;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Ways in which SMART clients say who they are that the library does not read. */
final class ClientProofs {

    /** How a caller of the introspection endpoint shows a bearer token instead of authenticating. */
    static final ClientAuthenticationMethod BEARER = new ClientAuthenticationMethod("bearer");

    private static final String CLIENT_ID = "client_id";

    private ClientProofs() {}

    /** Recognises nobody, and refuses who proves in two ways who they are (RFC 6749 §2.3, §5.2). */
    static AuthenticationConverter atMostOne() {
        return request -> {
            var inHeader = Collections.list(request.getHeaders("Authorization")).stream();
            var asParameter = Stream.of("client_secret", "client_assertion")
                    .flatMap(name ->
                            Stream.ofNullable(request.getParameterValues(name)).flatMap(Arrays::stream));
            if (Stream.concat(inHeader, asParameter).count() > 1) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
            }
            return null;
        };
    }

    /** Recognises nobody, and tells a public client that it forgot the verifier by which alone it is known (RFC 7636 §4.5). */
    static AuthenticationConverter withVerifier(ClientRegistry clients) {
        return request -> {
            var isPublic = "authorization_code".equals(request.getParameter("grant_type"))
                    && request.getParameter("code_verifier") == null
                    && !hasProof(request)
                    && Optional.ofNullable(request.getParameter(CLIENT_ID))
                            .map(clients::findByClientId)
                            .filter(RegisteredClients::isPublic)
                            .isPresent();
            if (isPublic) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "OAuth 2.0 Parameter: code_verifier", null));
            }
            return null;
        };
    }

    /**
     * A client assertion without {@code client_id}, which SMART clients leave out (checklist T8): it is in the
     * assertion's subject, unproven until the assertion is.
     */
    static AuthenticationConverter assertions() {
        var converter = new JwtClientAssertionAuthenticationConverter();
        return request -> {
            var assertion = request.getParameter("client_assertion");
            return assertion == null || request.getParameter(CLIENT_ID) != null
                    ? converter.convert(request)
                    : converter.convert(new WithClientId(request, subjectOf(assertion)));
        };
    }

    private static String subjectOf(String assertion) {
        try {
            return Optional.ofNullable(
                            JWTParser.parse(assertion).getJWTClaimsSet().getSubject())
                    .orElse("");
        } catch (ParseException e) {
            return "";
        }
    }

    /** The request with the {@code client_id} that its assertion names. */
    private static final class WithClientId extends HttpServletRequestWrapper {

        private final String clientId;

        WithClientId(HttpServletRequest request, String clientId) {
            super(request);
            this.clientId = clientId;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var parameters = new LinkedHashMap<>(super.getParameterMap());
            parameters.put(CLIENT_ID, new String[] {clientId});
            return parameters;
        }
    }

    /**
     * A public client that refreshes: it has nothing to authenticate with, and often leaves out its id. Whose the token
     * is says the token itself; an id that is sent must fit it.
     */
    static AuthenticationConverter publicRefreshes(TokenStore tokens, ClientRegistry clients) {
        return request -> {
            var token = request.getParameter("refresh_token");
            if (!"refresh_token".equals(request.getParameter("grant_type")) || token == null || hasProof(request)) {
                return null;
            }
            var found = tokens.findByToken(token, OAuth2TokenType.REFRESH_TOKEN);
            if (found == null) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
            }
            return Optional.of(found)
                    .map(grant -> clients.findById(grant.getRegisteredClientId()))
                    .filter(RegisteredClients::isPublic)
                    .filter(client -> request.getParameter(CLIENT_ID) == null
                            || client.getClientId().equals(request.getParameter(CLIENT_ID)))
                    .map(client -> new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null))
                    .orElse(null);
        };
    }

    /** A public client that gives a token back (RFC 7009 §2.1): it says its id, and the token is one of its own. */
    static AuthenticationConverter publicRevocations(TokenStore tokens, ClientRegistry clients) {
        return request -> {
            var token = request.getParameter("token");
            if (!request.getRequestURI().equals("/oauth2/revoke") || token == null || hasProof(request)) {
                return null;
            }
            return Optional.ofNullable(tokens.findByToken(token, null))
                    .map(found -> clients.findById(found.getRegisteredClientId()))
                    .filter(RegisteredClients::isPublic)
                    .filter(client -> client.getClientId().equals(request.getParameter(CLIENT_ID)))
                    .map(client -> new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null))
                    .orElse(null);
        };
    }

    /** A caller of the introspection endpoint with a bearer token of a backend service (SMART 2.2, introspection). */
    static AuthenticationConverter bearers(TokenStore tokens, ClientRegistry clients) {
        return request -> {
            var header = request.getHeader("Authorization");
            if (header == null
                    || !header.regionMatches(true, 0, "Bearer ", 0, 7)
                    || !request.getRequestURI().equals("/oauth2/introspect")) {
                return null;
            }
            return Optional.ofNullable(tokens.findByToken(header.substring(7).strip(), OAuth2TokenType.ACCESS_TOKEN))
                    .filter(found -> found.getAccessToken() != null
                            && found.getAccessToken().isActive()
                            && found.getAuthorizationGrantType().getValue().equals("client_credentials"))
                    .map(found -> clients.findById(found.getRegisteredClientId()))
                    .map(client -> new OAuth2ClientAuthenticationToken(client, BEARER, null))
                    .orElse(null);
        };
    }

    /** What the converters above have found out is proven already; the library wants a provider to say so. */
    static boolean isProven(@Nullable Authentication authentication) {
        return authentication instanceof OAuth2ClientAuthenticationToken client && client.isAuthenticated();
    }

    private static boolean hasProof(HttpServletRequest request) {
        return request.getHeader("Authorization") != null
                || request.getParameter("client_secret") != null
                || request.getParameter("client_assertion") != null;
    }
}

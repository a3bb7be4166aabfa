package jp.kenkotecho.smart.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kenkotecho.smart.model.Scope;
import jp.kenkotecho.smart.model.ScopePolicy;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Registering clients, in the words of RFC 7591 §2 and §3: by an administrator at {@code /admin/clients}, or by the app
 * itself at {@code /oauth2/register}, which is off unless the settings say otherwise and makes no backend service and
 * nothing of the product's own.
 */
@RestController
public class ClientsApi {

    private static final int SECRET_BYTES = 32;

    private final ClientRegistry clients;
    private final KnownScopes known;
    private final OutsideKeys outside;
    private final SmartSettings settings;
    private final ApplicationEventPublisher events;
    private final BytesKeyGenerator random = KeyGenerators.secureRandom(SECRET_BYTES);
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    public ClientsApi(
            ClientRegistry clients,
            KnownScopes known,
            OutsideKeys outside,
            SmartSettings settings,
            ApplicationEventPublisher events) {
        this.clients = clients;
        this.known = known;
        this.outside = outside;
        this.settings = settings;
        this.events = events;
    }

    /** What is asked for (RFC 7591 §2); {@code client_id}, {@code first_party} and {@code cohorts} are the administrator's alone. */
    public record Wanted(
            @JsonProperty("client_id") @Nullable String clientId,
            @JsonProperty("client_name") @Nullable String name,
            @JsonProperty("redirect_uris") @Nullable List<String> redirectUris,

            @JsonProperty("token_endpoint_auth_method") @Nullable
            String method,

            @JsonProperty("scope") @Nullable String scope,
            @JsonProperty("jwks_uri") @Nullable String jwksUri,
            @JsonProperty("jwks") @Nullable JsonNode jwks,
            @JsonProperty("initiate_login_uri") @Nullable String launchUri,
            @JsonProperty("first_party") boolean firstParty,
            @JsonProperty("cohorts") @Nullable List<String> cohortIds) {

        Set<String> scopes() {
            return scope == null
                    ? Set.of()
                    : Arrays.stream(scope.split(" "))
                            .filter(one -> !one.isEmpty())
                            .collect(Collectors.toSet());
        }

        Set<String> cohorts() {
            return cohortIds == null ? Set.of() : Set.copyOf(cohortIds);
        }

        boolean isBackend() {
            return redirectUris == null || redirectUris.isEmpty();
        }
    }

    @PostMapping("/admin/clients")
    ResponseEntity<Map<String, Object>> register(@RequestBody Wanted wanted) {
        return register(wanted, wanted.clientId() == null ? newId() : wanted.clientId(), wanted.firstParty());
    }

    @GetMapping("/admin/clients")
    List<String> list() {
        return clients.registeredIds();
    }

    @DeleteMapping("/admin/clients/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) {
        if (!clients.remove(id)) {
            return ResponseEntity.notFound().build();
        }
        events.publishEvent(new SecurityEvent(What.CLIENT_REMOVED, id, ""));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/oauth2/register")
    public ResponseEntity<Map<String, Object>> registerItself(@RequestBody Wanted wanted) {
        if (!settings.dynamicRegistration()) {
            return ResponseEntity.notFound().build();
        }
        return wanted.isBackend()
                ? refuse("invalid_client_metadata", "an app that registers itself has redirect_uris")
                : register(wanted, newId(), false);
    }

    private ResponseEntity<Map<String, Object>> register(Wanted wanted, String id, boolean firstParty) {
        if (!wanted.scopes().stream().allMatch(scope -> isAcceptable(scope, wanted.isBackend()))) {
            return refuse("invalid_client_metadata", "a scope is unknown, or not for this kind of client");
        }
        if (!wanted.cohorts().isEmpty() && !wanted.isBackend()) {
            return refuse("invalid_client_metadata", "cohorts are for backend services");
        }
        if (wanted.jwksUri() != null && !outside.mayBeCalled(wanted.jwksUri())) {
            return refuse("invalid_client_metadata", "jwks_uri must be https and outside of this network");
        }
        if (!hasReadableKeys(wanted)) {
            return refuse("invalid_client_metadata", "jwks is not a set of public keys");
        }
        var secret = needsSecret(wanted)
                ? Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random.generateKey()))
                : Optional.<String>empty();
        try {
            var registration =
                    registration(wanted, id, secret.map(bcrypt::encode).map(hash -> "{bcrypt}" + hash), firstParty);
            if (!clients.register(registration)) {
                return refuse("invalid_client_metadata", "client_id is taken");
            }
        } catch (IllegalArgumentException e) {
            return refuse(
                    "invalid_redirect_uri", "an address is not acceptable, or the client has no way to authenticate");
        }
        events.publishEvent(new SecurityEvent(What.CLIENT_REGISTERED, id, ""));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer(wanted, id, secret));
    }

    private boolean isAcceptable(String text, boolean backend) {
        if (text.equals(ScopePolicy.ADMIN)) {
            // Whoever may register clients does not make others who may: that is the settings' to say.
            return false;
        }
        if (ScopePolicy.SPECIAL.contains(text)) {
            return !backend;
        }
        return Scope.read(text)
                .filter(known)
                .filter(scope -> backend == (scope.context() == Scope.Context.SYSTEM))
                .isPresent();
    }

    private static boolean needsSecret(Wanted wanted) {
        var method = wanted.method();
        return method == null || method.startsWith("client_secret");
    }

    private static boolean hasReadableKeys(Wanted wanted) {
        if (wanted.jwks() == null) {
            return true;
        }
        try {
            return JWKSet.parse(wanted.jwks().toString()).getKeys().stream().noneMatch(key -> key.isPrivate());
        } catch (ParseException e) {
            return false;
        }
    }

    private static ClientRegistration registration(
            Wanted wanted, String id, Optional<String> secret, boolean firstParty) {
        var byKeys = "private_key_jwt".equals(wanted.method());
        return new ClientRegistration(
                id,
                wanted.name() == null ? "" : wanted.name(),
                secret.orElse(""),
                byKeys && wanted.jwksUri() != null ? wanted.jwksUri() : "",
                byKeys && wanted.jwks() != null ? wanted.jwks().toString() : "",
                wanted.redirectUris() == null ? List.of() : wanted.redirectUris(),
                wanted.launchUri() == null ? "" : wanted.launchUri(),
                firstParty,
                wanted.scopes(),
                wanted.cohorts());
    }

    private static Map<String, Object> answer(Wanted wanted, String id, Optional<String> secret) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("client_id", id);
        secret.ifPresent(value -> {
            answer.put("client_secret", value);
            answer.put("client_secret_expires_at", 0);
        });
        answer.put("redirect_uris", wanted.redirectUris() == null ? List.of() : wanted.redirectUris());
        answer.put("scope", String.join(" ", wanted.scopes()));
        answer.put("token_endpoint_auth_method", wanted.method() == null ? "client_secret_basic" : wanted.method());
        return answer;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static ResponseEntity<Map<String, Object>> refuse(String error, String why) {
        return ResponseEntity.badRequest().body(Map.of("error", error, "error_description", why));
    }
}

package jp.kenkotecho.smart.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client that is asked for (RFC 7591 §2); {@code client_id}, {@code first_party}, {@code cohorts} and
 * {@code researchers} are the administrator's alone.
 *
 * @param researcherNames user names of the accounts that export by page what the client exports
 */
public record WantedClient(
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
        @JsonProperty("cohorts") @Nullable List<String> cohortIds,
        @JsonProperty("researchers") @Nullable List<String> researcherNames) {

    Set<String> scopes() {
        return scope == null
                ? Set.of()
                : Arrays.stream(scope.split(" ")).filter(one -> !one.isEmpty()).collect(Collectors.toSet());
    }

    Set<String> cohorts() {
        return cohortIds == null ? Set.of() : Set.copyOf(cohortIds);
    }

    Set<String> researchers() {
        return researcherNames == null ? Set.of() : Set.copyOf(researcherNames);
    }

    List<String> addresses() {
        return redirectUris == null ? List.of() : List.copyOf(redirectUris);
    }

    boolean isBackend() {
        return addresses().isEmpty();
    }

    boolean needsSecret() {
        return method == null || method.startsWith("client_secret");
    }
}

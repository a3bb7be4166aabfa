package jp.kenkotecho.smart.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_LIST = 4_000;

    /** Whether all of it can be kept: no list has a gap, and nothing is longer than the table of clients holds. */
    boolean isStorable() {
        return lengthOf(redirectUris) <= LONGEST_LIST
                && lengthOf(cohortIds) <= LONGEST_LIST
                && lengthOf(researcherNames) <= LONGEST_LIST
                && length(scope) <= LONGEST_LIST
                && length(jwksUri) <= LONGEST_LIST
                && length(launchUri) <= LONGEST_LIST
                && length(name) <= LONGEST_NAME
                && length(clientId) <= LONGEST_ID;
    }

    /** Characters with a comma between; more than can be for a list with a gap. */
    private static int lengthOf(@Nullable List<String> list) {
        if (list == null) {
            return 0;
        }
        return list.stream().anyMatch(Objects::isNull)
                ? Integer.MAX_VALUE
                : list.stream().mapToInt(one -> one.length() + 1).sum();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

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
        return redirectUris == null
                ? List.of()
                : redirectUris.stream().filter(Objects::nonNull).toList();
    }

    boolean isBackend() {
        return addresses().isEmpty();
    }

    boolean needsSecret() {
        return method == null || method.startsWith("client_secret");
    }
}

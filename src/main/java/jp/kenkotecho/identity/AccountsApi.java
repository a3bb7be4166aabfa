package jp.kenkotecho.identity;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kenkotecho.identity.Account.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /admin/accounts}: the office makes an account for somebody it has identified, and hands over a code with which
 * that person chooses a password. Who may call it: a token with the scope {@code admin} ({@code sharing.smart}).
 */
@RestController
class AccountsApi {

    private static final int CODE_BYTES = 18;
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,100}");
    private static final Pattern LINK = Pattern.compile("(Patient|Practitioner|RelatedPerson)/[A-Za-z0-9\\-.]{1,64}");

    private final Accounts accounts;
    private final BytesKeyGenerator random = KeyGenerators.secureRandom(CODE_BYTES);

    AccountsApi(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The person to make an account for.
     *
     * @param links who they are in the record, {@code Patient/…}
     * @param identities who they are at outside identity providers
     */
    record Wanted(String username, String displayName, Kind kind, List<String> links, List<Identity> identities) {

        Wanted {
            links = links == null ? List.of() : List.copyOf(links);
            identities = identities == null ? List.of() : List.copyOf(identities);
        }

        boolean isWellFormed() {
            return username != null
                    && kind != null
                    && displayName != null
                    && !displayName.isBlank()
                    && USERNAME.matcher(username).matches()
                    && links.stream().allMatch(link -> LINK.matcher(link).matches());
        }
    }

    record Identity(String issuer, String subject) {}

    @PostMapping("/admin/accounts")
    ResponseEntity<Map<String, String>> add(@RequestBody Wanted wanted) {
        if (!wanted.isWellFormed()) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, "invalid_account");
        }
        var added = accounts.add(wanted.username(), wanted.displayName(), wanted.kind(), wanted.links());
        if (added.isEmpty()) {
            return refuse(HttpStatus.CONFLICT, "username_taken");
        }
        wanted.identities().forEach(one -> accounts.addIdentity(added.get().id(), one.issuer(), one.subject()));
        return ResponseEntity.status(HttpStatus.CREATED).body(invite(added.get()));
    }

    /** A new invitation, for somebody who has forgotten the password. */
    @PostMapping("/admin/accounts/{id}/invitation")
    ResponseEntity<Map<String, String>> invite(@PathVariable String id) {
        return accounts.find(id)
                .map(account -> ResponseEntity.status(HttpStatus.CREATED).body(invite(account)))
                .orElseGet(() -> refuse(HttpStatus.NOT_FOUND, "no_such_account"));
    }

    private Map<String, String> invite(Account account) {
        var code = Base64.getUrlEncoder().withoutPadding().encodeToString(random.generateKey());
        accounts.invite(account.id(), code);
        return Map.of("id", account.id(), "invitation", code);
    }

    private static ResponseEntity<Map<String, String>> refuse(HttpStatus status, String error) {
        return ResponseEntity.status(status).body(Map.of("error", error));
    }
}

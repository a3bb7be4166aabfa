package jp.kenkotecho.identity;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.kenkotecho.identity.Account.Kind;
import jp.kenkotecho.identity.AccountAdministration.Found;
import jp.kenkotecho.identity.AccountAdministration.Invited;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /admin/accounts}: the office makes an account for somebody it has identified, and hands over a code with which
 * that person chooses a password; it lists accounts, and blocks and unblocks them. Who may call it: a token with the
 * scope {@code admin} ({@code sharing.smart}).
 */
@RestController
class AccountsApi {

    private final AccountAdministration administration;
    private final Accounts accounts;

    AccountsApi(AccountAdministration administration, Accounts accounts) {
        this.administration = administration;
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

        boolean isWhole() {
            return username != null
                    && kind != null
                    && displayName != null
                    && identities.stream().allMatch(one -> one.issuer() != null && one.subject() != null);
        }
    }

    record Identity(String issuer, String subject) {}

    /** {@code named}: a part of the user name or the name; {@code from}: how many of them to pass over, of fifty a page. */
    @GetMapping("/admin/accounts")
    Found accounts(
            @RequestParam(defaultValue = "") String named, @RequestParam(defaultValue = "0") int from, Caller by) {
        return administration.found(by, named, from);
    }

    @PostMapping("/admin/accounts")
    ResponseEntity<Object> add(@RequestBody Wanted wanted, Caller by) {
        if (!wanted.isWhole()) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return answer(() -> {
            var added = administration.add(by, wanted.username(), wanted.displayName(), wanted.kind(), wanted.links());
            wanted.identities().forEach(one -> accounts.addIdentity(added.id(), one.issuer(), one.subject()));
            return invited(added);
        });
    }

    /** A new invitation, for somebody who has forgotten the password. */
    @PostMapping("/admin/accounts/{id}/invitation")
    ResponseEntity<Object> invite(@PathVariable String id, Caller by) {
        return answer(() -> invited(administration.invite(by, id)));
    }

    /** Signs it out everywhere, and lets it in by nothing. */
    @PostMapping("/admin/accounts/{id}/block")
    ResponseEntity<Object> block(@PathVariable String id, Caller by) {
        return answer(() -> {
            administration.block(by, id);
            return ResponseEntity.noContent().build();
        });
    }

    @PostMapping("/admin/accounts/{id}/unblock")
    ResponseEntity<Object> unblock(@PathVariable String id, Caller by) {
        return answer(() -> {
            administration.unblock(by, id);
            return ResponseEntity.noContent().build();
        });
    }

    private static ResponseEntity<Object> invited(Invited invited) {
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", invited.id(), "invitation", invited.code()));
    }

    private static ResponseEntity<Object> answer(Supplier<ResponseEntity<Object>> done) {
        try {
            return done.get();
        } catch (Refusal e) {
            return refuse(e.getStatusCode());
        }
    }

    private static ResponseEntity<Object> refuse(int status) {
        var error =
                switch (HttpStatus.valueOf(status)) {
                    case UNPROCESSABLE_ENTITY -> "invalid_account";
                    case CONFLICT -> "username_taken";
                    case NOT_FOUND -> "no_such_account";
                    default -> "not_allowed";
                };
        return ResponseEntity.status(status).body(Map.of("error", error));
    }
}

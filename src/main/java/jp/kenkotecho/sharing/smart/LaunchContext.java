package jp.kenkotecho.sharing.smart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.sharing.accounts.Account;
import jp.kenkotecho.sharing.accounts.Accounts;
import org.springframework.stereotype.Component;

/**
 * What an app is told beside its token: the same in the token response, on every refresh and by introspection (checklist
 * T3, T4).
 */
@Component
class LaunchContext {

    private final Accounts accounts;

    LaunchContext(Accounts accounts) {
        this.accounts = accounts;
    }

    Map<String, Object> of(Grant grant, Set<String> scopes) {
        var told = new LinkedHashMap<String, Object>();
        if (!grant.patient().isEmpty()) {
            told.put("patient", grant.patient());
            told.put("need_patient_banner", grant.banner());
        }
        if (!grant.encounter().isEmpty()) {
            told.put("encounter", grant.encounter());
        }
        if (scopes.contains("openid") && scopes.contains("fhirUser")) {
            accounts.find(grant.account())
                    .map(account -> userOf(account, grant))
                    .filter(user -> !user.isEmpty())
                    .ifPresent(user -> told.put("fhirUser", user));
        }
        return told;
    }

    /**
     * Who the person is towards the record that is open: the patient, or the one who looks after them; empty when the
     * account is nobody in the record.
     */
    String userOf(Account account, Grant grant) {
        var links = account.links().stream().sorted().toList();
        var self = "Patient/" + grant.patient();
        if (account.links().contains(self)) {
            return self;
        }
        return links.stream()
                .filter(link -> !grant.patient().isEmpty() && link.startsWith("RelatedPerson/"))
                .findFirst()
                .or(() -> links.stream()
                        .filter(link -> link.startsWith("Practitioner/"))
                        .findFirst())
                .or(() -> links.stream().findFirst())
                .orElse("");
    }
}

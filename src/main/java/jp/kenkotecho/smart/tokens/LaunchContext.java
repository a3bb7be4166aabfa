package jp.kenkotecho.smart.tokens;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.Accounts;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/**
 * What an app is told beside its token: the same in the token response, on every refresh and by introspection (SMART
 * 2.2, "Launch context arrives with your access_token"; checklist T3, T4).
 */
@Component
class LaunchContext {

    private static final String RELATED = "RelatedPerson/";

    private final Accounts accounts;
    private final RecordStore store;
    private final String fhirBase;

    LaunchContext(Accounts accounts, RecordStore store, AuthorizationServerSettings server) {
        this.accounts = accounts;
        this.store = store;
        this.fhirBase = server.getIssuer() + "/fhir/";
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
            fhirUser(grant).ifPresent(user -> told.put("fhirUser", user));
        }
        return told;
    }

    /** Who holds the token, as an absolute URL: the same in the id token and by introspection (SMART 2.2). */
    Optional<String> fhirUser(Grant grant) {
        return accounts.find(grant.account())
                .map(account -> userOf(account, grant))
                .filter(user -> !user.isEmpty())
                .map(user -> fhirBase + user);
    }

    /**
     * Who the person is towards the record that is open: the patient, or the one who looks after them; empty when the
     * account is nobody in the record.
     */
    private String userOf(Account account, Grant grant) {
        var links = account.links().stream().sorted().toList();
        var self = "Patient/" + grant.patient();
        if (account.links().contains(self)) {
            return self;
        }
        return links.stream()
                .filter(link -> link.startsWith(RELATED))
                .filter(link -> isRelated(link, account, grant))
                .findFirst()
                .or(() -> links.stream()
                        .filter(link -> link.startsWith("Practitioner/"))
                        .findFirst())
                .or(() -> links.stream().findFirst())
                .orElse("");
    }

    /** One may be somebody's son and somebody else's husband. People always may read who they are themselves. */
    private boolean isRelated(String link, Account account, Grant grant) {
        var behalf = new Delegation(account.id(), account.links(), false, true, Set.of(), Set.of());
        var caller = new Caller(grant.client(), Set.of("user/RelatedPerson.r"), behalf);
        return store.read(caller, RelatedPerson.class, link.substring(RELATED.length()))
                .map(one -> one.getPatient().getReferenceElement().getIdPart())
                .filter(grant.patient()::equals)
                .isPresent();
    }
}

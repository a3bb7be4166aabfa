package jp.kenkotecho.consent;

import java.util.HashSet;
import jp.kenkotecho.consent.fhir.SharingConsent;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Finds out who gave the Consents whose rules an older server wrote, from the Consents themselves. Until that is known
 * their permits count as nobody's, and show nothing.
 */
@Component
class RulesOfBefore implements ApplicationRunner {

    private final Rules rules;
    private final Consents consents;
    private final RecordStore store;

    RulesOfBefore(Rules rules, Consents consents, RecordStore store) {
        this.rules = rules;
        this.consents = consents;
        this.store = store;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var done = new HashSet<String>();
        for (var sources = rules.ofUnknownGranter(); done.addAll(sources); sources = rules.ofUnknownGranter()) {
            sources.forEach(source -> rules.grantedBy(source, granter(source)));
        }
        if (!done.isEmpty()) {
            consents.changed();
        }
    }

    private String granter(String source) {
        return store.read(ServerCaller.STARTUP, Consent.class, source.substring(source.indexOf('/') + 1))
                .map(SharingConsent::granter)
                .orElse(SharingConsent.NOBODY);
    }
}

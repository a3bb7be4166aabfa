package jp.kenkotecho.imports.slip;

import jp.kenkotecho.plug.SupportedProfile;
import jp.kenkotecho.profile.Canonical;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the statements made from slips follow, for the CapabilityStatement. */
@Configuration(proxyBeanMethods = false)
class SlipProfiles {

    @Bean
    SupportedProfile jpMedicationStatement() {
        return new SupportedProfile("MedicationStatement", Canonical.JP_MEDICATION_STATEMENT);
    }
}

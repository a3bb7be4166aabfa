package jp.kenkotecho.imports.slip;

import java.util.List;
import jp.kenkotecho.plug.SupportedProfiles;
import jp.kenkotecho.plug.SupportedProfiles.SupportedProfile;
import jp.kenkotecho.profile.Canonical;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the statements made from slips follow, for the CapabilityStatement. */
@Configuration(proxyBeanMethods = false)
class SlipProfiles {

    @Bean
    SupportedProfiles jpMedicationStatement() {
        return new SupportedProfiles(
                List.of(new SupportedProfile("MedicationStatement", Canonical.JP_MEDICATION_STATEMENT)));
    }
}

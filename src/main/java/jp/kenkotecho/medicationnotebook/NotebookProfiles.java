package jp.kenkotecho.medicationnotebook;

import java.util.List;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.spi.SupportedProfiles;
import jp.kenkotecho.spi.SupportedProfiles.SupportedProfile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the statements made from slips follow, for the CapabilityStatement. */
@Configuration(proxyBeanMethods = false)
class NotebookProfiles {

    @Bean
    SupportedProfiles jpMedicationStatement() {
        return new SupportedProfiles(
                List.of(new SupportedProfile("MedicationStatement", Canonical.JP_MEDICATION_STATEMENT)));
    }
}

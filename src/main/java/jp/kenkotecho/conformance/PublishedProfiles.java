package jp.kenkotecho.conformance;

import jp.kenkotecho.spi.SupportedProfiles;
import jp.kenkotecho.spi.SupportedProfiles.SupportedProfile;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The guide's profiles, for the CapabilityStatement. */
@Configuration(proxyBeanMethods = false)
class PublishedProfiles {

    @Bean
    SupportedProfiles profilesOfTheGuide(Published published) {
        return new SupportedProfiles(published
                .of(StructureDefinition.class)
                .filter(definition -> definition.getKind() == StructureDefinitionKind.RESOURCE)
                .map(definition -> new SupportedProfile(definition.getType(), definition.getUrl()))
                .toList());
    }
}

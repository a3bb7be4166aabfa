package jp.kenkotecho.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;

/** The server's own validator for tests of whatever makes resources: one for the whole run. */
public final class Conformity {

    static final FhirContext FHIR = FhirContext.forR4Cached();
    static final Published PUBLISHED = new Published(FHIR);
    static final ConformanceSettings SETTINGS = new ConformanceSettings(10_000);
    static final ProfileValidator VALIDATOR = new ProfileValidator(FHIR, PUBLISHED, SETTINGS);

    private Conformity() {}

    /** That it claims a profile of ours, and breaks nothing. */
    public static void assertConforms(Resource resource) {
        assertThat(resource.getMeta().getProfile().stream().map(CanonicalType::getValue))
                .as(() -> FHIR.newJsonParser().encodeResourceToString(resource))
                .anyMatch(profile -> profile.startsWith(Canonical.BASE));
        assertThat(errors(resource)).isEmpty();
    }

    /** The published definition at this URL. */
    public static <T extends MetadataResource> T published(Class<T> type, String url) {
        return PUBLISHED
                .of(type)
                .filter(one -> one.getUrl().equals(url))
                .findFirst()
                .orElseThrow();
    }

    /** What the resource breaks of R4 and of the profiles that it claims: place and the validator's sentence. */
    public static List<String> errors(Resource resource) {
        return VALIDATOR.findings(resource, List.of()).stream()
                .filter(Finding::isError)
                .map(finding -> finding.where() + ": " + finding.said())
                .toList();
    }
}

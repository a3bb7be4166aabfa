package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class DocumentBundleTest {

    private static final String BASE = "https://techo.example/fhir";

    private final Composition composition =
            new Composition().setDateElement(new DateTimeType("2026-11-05T09:00:00+09:00"));
    private final DocumentBundle document = DocumentBundle.of(composition, BASE);

    @Test
    void begins_with_its_composition_and_has_an_identifier_and_a_time_of_its_own() {
        var bundle = document.bundle();

        assertThat(bundle.getType()).isEqualTo(BundleType.DOCUMENT);
        assertThat(bundle.getEntryFirstRep().getResource()).isSameAs(composition);
        assertThat(bundle.getTimestampElement().getValueAsString()).isEqualTo("2026-11-05T09:00:00+09:00");
        assertThat(bundle.getIdentifier().getSystem()).isEqualTo("urn:ietf:rfc:3986");
        assertThat(identifier(bundle))
                .startsWith("urn:uuid:")
                .isNotEqualTo(identifier(DocumentBundle.of(composition, BASE).bundle()));
    }

    @Test
    void holds_each_stored_resource_once_under_its_address_here() {
        var haru = new Patient();
        haru.setId("Patient/haru/_history/3");

        assertThat(document.add(haru).getReference()).isEqualTo("Patient/haru");
        assertThat(document.add(haru.copy()).getReference()).isEqualTo("Patient/haru");
        assertThat(document.bundle().getEntry())
                .extracting(BundleEntryComponent::getFullUrl)
                .endsWith(BASE + "/Patient/haru")
                .hasSize(2);
    }

    @Test
    void gives_what_is_not_stored_an_address_of_the_document_alone() {
        var author = document.add(new Organization());

        assertThat(author.getReference()).startsWith("urn:uuid:");
        assertThat(document.bundle().getEntry().get(1).getFullUrl()).isEqualTo(author.getReference());
    }

    private static String identifier(Bundle bundle) {
        return bundle.getIdentifier().getValue();
    }
}

package jp.kenkotecho.seenred.sample.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.LastVersions;
import jp.kenkotecho.profile.LastVersions.LastVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Breaks the rules for mappings, for names, and for queries, documents, answers, and for what nobody has judged. */
public class ThingManager {

    FhirContext broken() {
        return FhirContext.forR4Cached();
    }

    BundleEntryRequestComponent conditional(String value) {
        return new BundleEntryRequestComponent().setIfNoneExist("identifier=" + value);
    }

    void written(ServletRequestDetails request) throws IOException {
        request.getServletResponse().getOutputStream().write(1);
    }

    Bundle document() {
        return new Bundle().setType(BundleType.DOCUMENT);
    }

    List<LastVersion> unjudged(LastVersions last) {
        return last.of(Set.of("Patient"), Set.of("1"));
    }
}

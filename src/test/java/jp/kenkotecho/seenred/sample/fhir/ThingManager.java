package jp.kenkotecho.seenred.sample.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.LastVersions;
import jp.kenkotecho.profile.LastVersions.LastVersion;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;

/** Breaks the rules for mappings, for names, and for queries and for what nobody has judged. */
public class ThingManager {

    FhirContext broken() {
        return FhirContext.forR4Cached();
    }

    BundleEntryRequestComponent conditional(String value) {
        return new BundleEntryRequestComponent().setIfNoneExist("identifier=" + value);
    }

    List<LastVersion> unjudged(LastVersions last) {
        return last.of(Set.of("Patient"), Set.of("1"));
    }
}

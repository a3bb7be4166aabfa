package jp.kenkotecho.seenred.sample.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.LastVersions;
import jp.kenkotecho.profile.LastVersions.LastVersion;

/** Breaks the rules for mappings, for names, and for what nobody has judged. */
public class ThingManager {

    FhirContext broken() {
        return FhirContext.forR4Cached();
    }

    List<LastVersion> unjudged(LastVersions last) {
        return last.of(Set.of("Patient"), Set.of("1"));
    }
}

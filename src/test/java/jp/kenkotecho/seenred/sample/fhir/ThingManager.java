package jp.kenkotecho.seenred.sample.fhir;

import ca.uhn.fhir.context.FhirContext;

/** Breaks the rules for mappings and for names. */
public class ThingManager {

    FhirContext broken() {
        return FhirContext.forR4Cached();
    }
}

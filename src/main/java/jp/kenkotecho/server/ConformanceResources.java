package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Puts the resources of {@code fhir-profiles/} into the store at every start, so that clients find at our endpoint what
 * our URLs name. One that is there unchanged is left alone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConformanceResources implements ApplicationRunner {

    private static final String PLACE = "classpath:fhir-profiles/*.json";

    private final RecordStore store;
    private final FhirContext fhir;

    ConformanceResources(RecordStore store, FhirContext fhir) {
        this.store = store;
        this.fhir = fhir;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (var resource : shipped()) {
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(resource.getId());
        }
        store.write(Caller.SERVER, bundle);
    }

    private List<Resource> shipped() {
        var resources = new ArrayList<Resource>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(PLACE)) {
                try (InputStream stream = file.getInputStream()) {
                    resources.add((Resource) fhir.newJsonParser().parseResource(stream));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resources;
    }
}

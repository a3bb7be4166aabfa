package jp.kenkotecho.conformance;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts what is published into the store at the first start of a version, so that clients find at our endpoint what our
 * URLs name: the definitions before the server calls itself ready, the long lists of codes after. The guide's own resource
 * is written last and carries the fingerprint of all, by which later starts know that nothing is to be done.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PublishedAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedAtStart.class);
    private static final String FINGERPRINT = Canonical.ID + "published";

    private final RecordStore store;
    private final Published published;
    private volatile boolean isNew;

    PublishedAtStart(RecordStore store, Published published) {
        this.store = store;
        this.published = published;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        isNew = guide().noneMatch(this::isThere);
        if (isNew) {
            write(published.all().stream()
                    .filter(definition -> !(definition instanceof ImplementationGuide) && !isPartOfAList(definition))
                    .toList());
        }
    }

    /** What need not be waited for; on a thread of its own. */
    void finish() {
        if (isNew) {
            var lists = published.all().stream().filter(PublishedAtStart::isPartOfAList);
            write(Stream.concat(lists, guide()).toList());
        }
    }

    /** The lists of check-up items and of answers: a thousand codes, which HAPI stores one by one. */
    private static boolean isPartOfAList(MetadataResource definition) {
        return definition instanceof CodeSystem system && system.getContent() == CodeSystemContentMode.FRAGMENT;
    }

    private Stream<ImplementationGuide> guide() {
        return published.of(ImplementationGuide.class);
    }

    private boolean isThere(ImplementationGuide guide) {
        return store.read(
                        ServerCaller.STARTUP,
                        ImplementationGuide.class,
                        guide.getIdElement().getIdPart())
                .filter(stored -> stored.getMeta().getTag(FINGERPRINT, published.fingerprint()) != null)
                .isPresent();
    }

    private void write(List<? extends MetadataResource> definitions) {
        var start = System.nanoTime();
        try {
            store.write(ServerCaller.STARTUP, transaction(definitions));
        } catch (NotWritten e) {
            if (!e.isConflict()) {
                throw e;
            }
            LOG.info("Another node is publishing the same definitions.");
            return;
        }
        var taken = Duration.ofNanos(System.nanoTime() - start).toMillis();
        LOG.info("{} definitions published in {} ms.", definitions.size(), taken);
    }

    private Bundle transaction(List<? extends MetadataResource> definitions) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (var definition : definitions) {
            var copy = (MetadataResource) definition.copy();
            if (copy instanceof ImplementationGuide) {
                copy.getMeta().addTag().setSystem(FINGERPRINT).setCode(published.fingerprint());
            }
            bundle.addEntry()
                    .setResource(copy)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(copy.fhirType() + "/" + copy.getIdElement().getIdPart());
        }
        return bundle;
    }
}

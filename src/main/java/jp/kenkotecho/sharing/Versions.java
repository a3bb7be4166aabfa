package jp.kenkotecho.sharing;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What has become of a record since: an old version is seen by nobody who does not see the newest. */
@Component
class Versions {

    private final RecordStore store;
    private final FhirContext fhir;

    Versions(RecordStore store, FhirContext fhir) {
        this.store = store;
        this.fhir = fhir;
    }

    /** The current version; empty when this is it, or the record was deleted. */
    Optional<Resource> later(Resource version) {
        var type = fhir.getResourceDefinition(version.fhirType())
                .getImplementingClass()
                .asSubclass(DomainResource.class);
        return store.read(Caller.SERVER, type, version.getIdElement().getIdPart())
                .map(Resource.class::cast)
                .filter(current -> !current.getMeta()
                        .getVersionId()
                        .equals(version.getIdElement().getVersionIdPart()));
    }
}

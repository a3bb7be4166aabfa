package jp.kenkotecho.portal;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;

/**
 * {@code POST Patient/{id}/$myna-import}: files from Myna Portal and from whoever examined the person. The body is read
 * here and not by HAPI, because it may be such a file itself.
 */
@FhirProvider
class MynaFiles {

    static final Set<String> PARAMETERS = Set.of("file", "dryRun");

    private final MynaImport imports;
    private final RecordStore store;

    MynaFiles(MynaImport imports, RecordStore store) {
        this.imports = imports;
        this.store = store;
    }

    @Operation(name = "$myna-import", type = Patient.class, manualRequest = true)
    public Parameters mynaImport(@IdParam IdType patient, RequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        var sent = SentFiles.of(request, id -> store.read(caller, Binary.class, id)
                .flatMap(binary -> Optional.ofNullable(binary.getData())));
        return imports.take(caller, new PersonId(patient.getIdPart()), sent.files(), sent.isDryRun());
    }
}

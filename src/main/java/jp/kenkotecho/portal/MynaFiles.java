package jp.kenkotecho.portal;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.portal.fhir.MynaAnswer;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.RespondAsync;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;

/**
 * {@code POST Patient/{id}/$myna-import}: files from Myna Portal and from whoever examined the person. The body is read
 * here and not by HAPI, because it may be such a file itself. What is too much to wait for is taken in the background, of
 * which {@link PersonImportStatus} tells.
 */
@FhirProvider
class MynaFiles {

    static final Set<String> PARAMETERS = Set.of("file", "dryRun", "confirmed");

    private final MynaImport imports;
    private final PersonImports later;
    private final ImportLimits limits;
    private final RecordStore store;

    MynaFiles(MynaImport imports, PersonImports later, ImportLimits limits, RecordStore store) {
        this.imports = imports;
        this.later = later;
        this.limits = limits;
        this.store = store;
    }

    @Operation(name = "$myna-import", type = Patient.class, manualRequest = true)
    public Parameters mynaImport(@IdParam IdType patient, ServletRequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        var person = new PersonId(patient.getIdPart());
        var sent = SentFiles.of(request, id -> store.read(caller, Binary.class, id)
                .flatMap(binary -> Optional.ofNullable(binary.getData())));
        var read = imports.read(caller, person, sent.files());
        if (sent.isDryRun()) {
            return imports.preview(caller, read);
        }
        read.demandConfirmed(sent.isConfirmed());
        if (RespondAsync.isPreferred(request)) {
            return begin(caller, person, sent, read, request);
        }
        limits.demandSmall(read.records());
        return imports.store(caller, read);
    }

    private Parameters begin(
            Caller caller, PersonId person, SentFiles sent, ReadFiles read, ServletRequestDetails request) {
        var id =
                later.begin(caller, person, sent.files(), read.records()).orElseThrow(() -> RespondAsync.busy(request));
        RespondAsync.accepted(request, "Patient/" + person.value() + "/$myna-import-status", id);
        return MynaAnswer.waiting(read.records());
    }
}

package jp.kenkotecho.imports.myna;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.plug.CallerOf;
import jp.kenkotecho.plug.FhirProvider;
import jp.kenkotecho.plug.Inputs;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** {@code POST Patient/{id}/$myna-import}: files from Myna Portal and from whoever examined the person. */
@FhirProvider
class MynaFiles {

    private static final Set<String> PARAMETERS = Set.of("file", "dryRun");
    private static final int MOST_FILES = 16;

    private static final Problem NO_FILE = Problem.of(
                    Problem.Kind.MALFORMED,
                    "file に Attachment (data に Base64 の中身) を入れてください。一度に十六個までです。",
                    "Give file as Attachment with data, one to sixteen of them.")
            .at("file");

    private final MynaImport imports;

    MynaFiles(MynaImport imports) {
        this.imports = imports;
    }

    @Operation(name = "$myna-import", type = Patient.class)
    public Parameters mynaImport(
            @IdParam IdType patient, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var inputs = Inputs.of(body, PARAMETERS, request);
        var files = inputs.all("file").stream()
                .map(file -> file.getValue() instanceof Attachment attachment ? attachment.getData() : null)
                .toList();
        if (files.isEmpty() || files.size() > MOST_FILES || files.stream().anyMatch(data -> data == null)) {
            throw new Refusal(NO_FILE);
        }
        var caller = CallerOf.request(request).orElseThrow();
        return imports.take(
                caller, new PersonId(patient.getIdPart()), List.copyOf(files), inputs.flag("dryRun", false));
    }
}

package jp.kenkotecho.medicationnotebook;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/**
 * {@code GET Patient/{id}/$drug-qr}: what is taken now as codes for any pharmacy. Each {@code symbol} may be sent back to
 * {@code $parse-drug-qr} by its {@code text} or its {@code image}.
 */
@FhirProvider
class PharmacyCodes {

    private static final int PIXELS_OF_MODULE = 6;

    private final NotebookExport export;

    PharmacyCodes(NotebookExport export) {
        this.export = export;
    }

    @Operation(name = "$drug-qr", type = Patient.class, idempotent = true)
    public Parameters drugQr(@IdParam IdType patient, RequestDetails request) {
        Inputs.knowOnly(Set.of(), request);
        var shown = export.of(CallerOf.request(request).orElseThrow(), new PersonId(patient.getIdPart()));
        var answer = new Parameters();
        shown.codes().forEach(code -> symbol(answer, code));
        answer.addParameter().setName("medicines").setValue(new IntegerType(shown.medicines()));
        if (!shown.notes().isEmpty()) {
            answer.addParameter().setName("outcome").setResource(Outcome.of(shown.notes(), IssueSeverity.WARNING));
        }
        return answer;
    }

    private static void symbol(Parameters answer, NotebookExport.Code code) {
        var part = answer.addParameter().setName("symbol");
        var symbol = code.symbol();
        part.addPart().setName("text").setValue(new StringType(code.text()));
        part.addPart().setName("image").setValue(new Base64BinaryType(symbol.png(PIXELS_OF_MODULE)));
        part.addPart().setName("svg").setValue(new Base64BinaryType(symbol.svg().getBytes(StandardCharsets.UTF_8)));
    }
}

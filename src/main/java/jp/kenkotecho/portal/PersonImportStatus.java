package jp.kenkotecho.portal;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Set;
import jp.kenkotecho.portal.PersonImports.PersonImport;
import jp.kenkotecho.portal.fhir.MynaAnswer;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.RespondAsync;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code Patient/{id}/$myna-import-status}: what became of an import in the background, for whoever sent it; DELETE calls it off. */
@FhirProvider
class PersonImportStatus {

    private static final int RETRY = 2;

    private static final Problem ENDED =
            Problem.of(Problem.Kind.CONFLICT, "この取り込みはもう終わっています。", "This import has ended already.");

    private final PersonImports imports;
    private final BackgroundImports underWay;

    PersonImportStatus(PersonImports imports, BackgroundImports underWay) {
        this.imports = imports;
        this.underWay = underWay;
    }

    @Operation(name = "$myna-import-status", type = Patient.class, idempotent = true, deleteEnabled = true)
    public Parameters status(
            @IdParam IdType patient,
            @OperationParam(name = "id") @Nullable StringType id,
            ServletRequestDetails request) {
        Inputs.knowOnly(Set.of("id"), request);
        var caller = CallerOf.request(request).orElseThrow();
        var one = imports.find(id == null ? "" : id.getValueNotNull())
                .filter(found -> found.person().equals(new PersonId(patient.getIdPart())))
                .filter(found -> isSameSender(found, caller))
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        if (request.getRequestType() == RequestTypeEnum.DELETE) {
            return calledOff(one);
        }
        return switch (one.state()) {
            case WAITING -> {
                // None is stored until all are.
                RespondAsync.underWay(request, "0/" + one.records(), RETRY);
                yield MynaAnswer.waiting(one.records());
            }
            case DONE -> request.getFhirContext().newJsonParser().parseResource(Parameters.class, one.answer());
            case REFUSED -> throw new Refusal(imports.problems(one));
        };
    }

    private Parameters calledOff(PersonImport one) {
        if (!underWay.callOff(one.id())) {
            throw new Refusal(ENDED);
        }
        return new Parameters();
    }

    private static boolean isSameSender(PersonImport found, Caller caller) {
        return found.caller().client().equals(caller.client())
                && found.caller().behalf().account().equals(caller.behalf().account());
    }
}

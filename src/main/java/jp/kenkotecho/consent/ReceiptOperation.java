package jp.kenkotecho.consent;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code GET Consent/{id}/$receipt}: what was agreed to, signed, as PDF or JSON ({@link Receipts}). */
@FhirProvider
class ReceiptOperation {

    private static final Problem FORMAT = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "format は pdf か json です。共有についての同意だけに控えがあります。",
                    "format is pdf or json, and only a consent about sharing has a receipt.")
            .at("format");

    private final RecordStore store;
    private final Receipts receipts;

    ReceiptOperation(RecordStore store, Receipts receipts) {
        this.store = store;
        this.receipts = receipts;
    }

    @Operation(name = "$receipt", type = Consent.class, idempotent = true)
    public Binary receipt(
            @IdParam IdType id, @OperationParam(name = "format") @Nullable StringType format, RequestDetails request) {
        var caller = CallerOf.request(request).orElseThrow();
        var consent =
                store.read(caller, Consent.class, id.getIdPart()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var receipt = receipts.of(consent, format == null ? "pdf" : format.getValue(), caller)
                .orElseThrow(() -> new Refusal(FORMAT));
        return new Binary().setContentType(receipt.contentType()).setData(receipt.content());
    }
}

package jp.kenkotecho.checkup;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.TrendAnswer;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.Ngsp;
import jp.kenkotecho.checkup.model.Threshold;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.DateParameter;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code GET Patient/{id}/$checkup-trend}: how one item went over the years, whatever the method. */
@FhirProvider
class CheckupTrend {

    private static final Problem NO_ITEM = Problem.of(
                    Problem.Kind.MALFORMED,
                    "item に健診項目コード (17 桁、または先頭 12 桁) を書いてください。",
                    "Give item: the 17 digits of a check-up item, or its first twelve.")
            .at("item");

    private final RecordStore store;
    private final Clock clock;

    CheckupTrend(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Operation(name = "$checkup-trend", type = Patient.class, idempotent = true)
    public Parameters checkupTrend(
            @IdParam IdType patient,
            @OperationParam(name = "item") @Nullable StringType item,
            @OperationParam(name = "from") @Nullable StringType from,
            @OperationParam(name = "to") @Nullable StringType to,
            RequestDetails request) {
        Inputs.knowOnly(Set.of("item", "from", "to"), request);
        var code = item == null ? "" : item.getValue();
        var codes = Stream.concat(Catalogue.sameAnalyte(code), Catalogue.sameAnalyte(Ngsp.before(code)))
                .map(one -> new Token("urn:oid:" + one.system(), one.code()))
                .toList();
        if (codes.isEmpty()) {
            throw new Refusal(NO_ITEM);
        }
        var caller = CallerOf.request(request).orElseThrow();
        var person = store.read(caller, Patient.class, patient.getIdPart())
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var query = RecordQuery.of(Observation.class, new PersonId(patient.getIdPart()))
                .anyOf("code", codes)
                .oldestFirst("date");
        if (from != null) {
            query = query.from("date", DateParameter.of(from.getValue(), "from"));
        }
        if (to != null) {
            query = query.until("date", DateParameter.of(to.getValue(), "to"));
        }
        var reader = CheckupItems.reader(List.of(person), clock.getZone());
        return TrendAnswer.of(store.search(caller, query), reader, Threshold.of(code, CheckupItems.sex(person)));
    }
}

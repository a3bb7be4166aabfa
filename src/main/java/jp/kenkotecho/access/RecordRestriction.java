package jp.kenkotecho.access;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** {@code POST [type]/{id}/$hide}: hides one record ({@link RecordRestrictions}). */
@FhirProvider
class RecordRestriction {

    private static final Set<String> PARAMETERS = Set.of("from");

    private static final Problem FROM_WHOM = Problem.of(
                    Problem.Kind.MALFORMED,
                    "from には professionals、family、everybody、nobody のどれかを入れてください。",
                    "from must be one of professionals, family, everybody, nobody.")
            .at("from");
    private static final Problem NOT_HIDDEN = Problem.of(
            Problem.Kind.NOT_SUPPORTED, "この種類の記録は、一件ずつ隠すことができません。", "Records of this type are not hidden one by one.");

    private final AccessContexts accessContexts;
    private final RecordRestrictions recordRestrictions;

    RecordRestriction(AccessContexts accessContexts, RecordRestrictions recordRestrictions) {
        this.accessContexts = accessContexts;
        this.recordRestrictions = recordRestrictions;
    }

    /** The door has seen that the record may be known of. */
    @Operation(name = "$hide", global = true)
    public Parameters hide(@IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var from = Inputs.of(body, PARAMETERS, request)
                .one("from", Type.class)
                .map(Type::primitiveValue)
                .filter(RecordRestrictions::isKnown)
                .orElseThrow(() -> new Refusal(FROM_WHOM));
        var type = String.valueOf(request.getResourceName());
        var resource = recordRestrictions.read(type, id.getIdPart()).orElseThrow(() -> new Refusal(NOT_HIDDEN));
        var decision = accessContexts.of(request);
        recordRestrictions.refusal(decision, resource).ifPresent(verdict -> {
            throw accessContexts.refusal(request, Interaction.UPDATE, verdict, resource);
        });
        recordRestrictions.hide(decision, resource, from);
        var answer = new Parameters();
        recordRestrictions
                .read(type, id.getIdPart())
                .ifPresent(now -> answer.addParameter().setName("return").setValue(now.getMeta()));
        return answer;
    }
}

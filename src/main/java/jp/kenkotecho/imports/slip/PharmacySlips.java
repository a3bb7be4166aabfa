package jp.kenkotecho.imports.slip;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import jp.kenkotecho.plug.CallerOf;
import jp.kenkotecho.plug.FhirProvider;
import jp.kenkotecho.plug.Inputs;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** {@code POST Patient/{id}/$parse-drug-qr}: what a pharmacy's slip says, shown or stored. */
@FhirProvider
class PharmacySlips {

    private static final Set<String> PARAMETERS = Set.of("symbol", "store");
    private static final Set<String> PARTS = Set.of("text", "data", "image");

    private final SlipImport slips;

    PharmacySlips(SlipImport slips) {
        this.slips = slips;
    }

    @Operation(name = "$parse-drug-qr", type = Patient.class)
    public Parameters parseDrugQr(
            @IdParam IdType patient, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var inputs = Inputs.of(body, PARAMETERS, request);
        var symbol = symbol(inputs, request);
        var caller = CallerOf.request(request).orElseThrow();
        return slips.take(caller, new PersonId(patient.getIdPart()), symbol, inputs.flag("store", false));
    }

    private static Symbol symbol(Inputs inputs, RequestDetails request) {
        var symbols = inputs.all("symbol");
        if (symbols.size() != 1) {
            throw new Refusal(symbols.isEmpty() ? MISSING : SEVERAL);
        }
        return read(symbols.get(0), request);
    }

    private static Symbol read(ParametersParameterComponent symbol, RequestDetails request) {
        var parts = Inputs.partsOf(symbol, PARTS, request);
        var text = parts.one("text", StringType.class).map(StringType::getValue);
        var data = parts.one("data", Base64BinaryType.class).map(Base64BinaryType::getValue);
        if (text.isPresent() == data.isPresent()) {
            throw new Refusal(parts.all("image").isEmpty() ? MISSING : IMAGE);
        }
        return text.map(Symbol::of).orElseGet(() -> Symbol.of(data.orElseThrow()));
    }

    private static final Problem MISSING = Problem.of(
                    Problem.Kind.MALFORMED,
                    "symbol に text か data のどちらか一つを入れてください。",
                    "Give one symbol with either text or data.")
            .at("symbol");
    private static final Problem SEVERAL = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "複数のコードをまとめて読み取る機能はまだありません。一つだけ送ってください。",
                    "Joining several symbols is not supported yet: send one.")
            .at("symbol");
    private static final Problem IMAGE = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "写真からの読み取りはまだありません。text か data を送ってください。",
                    "Reading a photograph is not supported yet: send text or data.")
            .at("symbol.image");
}

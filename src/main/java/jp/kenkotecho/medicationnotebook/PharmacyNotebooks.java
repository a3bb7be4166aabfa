package jp.kenkotecho.medicationnotebook;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.medication.DoseTimes;
import jp.kenkotecho.medicationnotebook.model.Symbol;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.jspecify.annotations.Nullable;

/** {@code POST Patient/{id}/$parse-drug-qr}: what a pharmacy's slip says, shown or stored. */
@FhirProvider
class PharmacyNotebooks {

    private static final Set<String> PARAMETERS = Set.of("symbol", "mealTimes", "store");
    private static final Set<String> SYMBOL_PARTS = Set.of("text", "data", "image", "position", "total", "parity");
    private static final Set<String> MEAL_TIME_PARTS = Set.copyOf(DoseTimes.mealTimeQuestions());

    private final NotebookImport slips;
    private final SymbolImages images;

    PharmacyNotebooks(NotebookImport slips, SymbolImages images) {
        this.slips = slips;
        this.images = images;
    }

    @Operation(name = "$parse-drug-qr", type = Patient.class)
    public Parameters parseDrugQr(
            @IdParam IdType patient, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var inputs = Inputs.of(body, PARAMETERS, request);
        var symbols = symbols(inputs, request);
        var caller = CallerOf.request(request).orElseThrow();
        var person = new PersonId(patient.getIdPart());
        return slips.take(caller, person, symbols, mealTimes(inputs, request), inputs.flag("store", false));
    }

    /** None, or one for each question of the day. */
    private static List<TimeType> mealTimes(Inputs inputs, RequestDetails request) {
        var sent = inputs.all("mealTimes");
        if (sent.size() > 1) {
            throw new Refusal(MEAL_TIMES);
        }
        return sent.stream()
                .map(times -> Inputs.partsOf(times, MEAL_TIME_PARTS, request))
                .flatMap(parts -> DoseTimes.mealTimeQuestions().stream()
                        .map(question ->
                                parts.one(question, TimeType.class).orElseThrow(() -> new Refusal(MEAL_TIMES))))
                .toList();
    }

    private List<Symbol> symbols(Inputs inputs, RequestDetails request) {
        var sent = inputs.all("symbol");
        if (sent.isEmpty()) {
            throw new Refusal(MISSING);
        }
        if (sent.size() > Symbol.Link.MOST) {
            throw new Refusal(TOO_MANY);
        }
        var symbols = new ArrayList<Symbol>();
        sent.forEach(symbol -> symbols.addAll(read(symbol, request)));
        return symbols;
    }

    private List<Symbol> read(ParametersParameterComponent symbol, RequestDetails request) {
        var parts = Inputs.partsOf(symbol, SYMBOL_PARTS, request);
        var text = parts.one("text", StringType.class).map(StringType::getValue);
        var data = parts.one("data", Base64BinaryType.class).map(Base64BinaryType::getValue);
        var image = parts.one("image", Base64BinaryType.class).map(Base64BinaryType::getValue);
        if (List.of(text, data, image).stream().filter(Optional::isPresent).count() != 1) {
            throw new Refusal(MISSING);
        }
        if (image.isPresent()) {
            return images.read(image.get());
        }
        var one = text.map(Symbol::of).orElseGet(() -> Symbol.of(data.orElseThrow()));
        return List.of(link(parts).map(one::at).orElse(one));
    }

    /** {@code position} from 1, as people count, and as the answer names what is missing. */
    private static Optional<Symbol.Link> link(Inputs parts) {
        var position = parts.one("position", IntegerType.class).map(IntegerType::getValue);
        var total = parts.one("total", IntegerType.class).map(IntegerType::getValue);
        var parity = parts.one("parity", IntegerType.class).map(IntegerType::getValue);
        if (position.isEmpty() && total.isEmpty() && parity.isEmpty()) {
            return Optional.empty();
        }
        if (position.isEmpty() || total.isEmpty()) {
            throw new Refusal(HALF_PLACED);
        }
        return Optional.of(new Symbol.Link(position.get() - 1, total.get(), parity.orElse(Symbol.Link.NO_PARITY)));
    }

    private static final Problem MISSING = Problem.of(
                    Problem.Kind.MALFORMED,
                    "symbol に text、data、image のどれか一つを入れてください。",
                    "Give each symbol one of text, data and image, and at least one symbol.")
            .at("symbol");
    private static final Problem TOO_MANY = Problem.of(
                    Problem.Kind.TOO_MUCH, "一度に送れるコードは十六個までです。", "At most sixteen symbols at a time.")
            .at("symbol");
    private static final Problem MEAL_TIMES = Problem.of(
                    Problem.Kind.MALFORMED,
                    "mealTimes には wake、breakfast、lunch、dinner、bed の五つの時刻を一度だけ書いてください。",
                    "Give mealTimes once, with all five of wake, breakfast, lunch, dinner and bed.")
            .at("mealTimes");
    private static final Problem HALF_PLACED = Problem.of(
                    Problem.Kind.MALFORMED, "position と total は両方とも指定してください。", "Give position and total together.")
            .at("symbol");
}

package jp.kenkotecho.spi;

import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.Limits;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The Parameters that an operation was called with, read strictly: what it does not know it does not ignore. */
public final class Inputs {

    /** What FHIR lets every request say. */
    private static final Set<String> OF_ALL = Set.of("_format", "_pretty");

    private static final Problem NO_FHIR = Problem.of(
            Problem.Kind.MALFORMED,
            "本文を FHIR の Parameters として読み取れません。",
            "The body cannot be read as Parameters of FHIR.");

    private final List<ParametersParameterComponent> parameters;

    private Inputs(List<ParametersParameterComponent> parameters) {
        this.parameters = parameters;
    }

    /**
     * The parameters of this body.
     *
     * @param known the names that the operation defines
     * @throws Refusal for a missing body, and for a name that is none of them unless the client said
     *     {@code Prefer: handling=lenient}
     */
    public static Inputs of(@Nullable IBaseResource sent, Set<String> known, RequestDetails request) {
        if (!(sent instanceof Parameters body)) {
            throw new Refusal(Problem.of(
                    Problem.Kind.MALFORMED, "本文に Parameters リソースが必要です。", "The body must be a Parameters resource."));
        }
        var inputs = new Inputs(body.getParameter());
        if (!isLenient(request)) {
            inputs.refuseUnknown(known);
        }
        return inputs;
    }

    /**
     * The parameters of a body that HAPI left alone, because the operation is also asked with GET or with a body of
     * another kind.
     *
     * @throws Refusal for what is no FHIR, and as {@link #of(IBaseResource, Set, RequestDetails)} does
     */
    public static Inputs ofBody(Set<String> known, RequestDetails request) {
        var isXml = String.valueOf(request.getHeader("Content-Type")).contains("xml");
        var parser = (isXml ? EncodingEnum.XML : EncodingEnum.JSON).newParser(request.getFhirContext());
        var body = request.loadRequestContents();
        ScannedBody.demandSound(body, isXml ? ScannedBody.Format.XML : ScannedBody.Format.JSON);
        return of(parsed(parser, new String(body, StandardCharsets.UTF_8)), known, request);
    }

    /** Whatever the parser stumbles over, it is the body that lies in its way. */
    private static IBaseResource parsed(IParser parser, String body) {
        try {
            return parser.parseResource(body);
        } catch (RuntimeException broken) {
            throw new Refusal(NO_FHIR);
        }
    }

    /** Every parameter, in the order sent. */
    public List<ParametersParameterComponent> all() {
        return List.copyOf(parameters);
    }

    /** All parameters of this name, in their order. */
    public List<ParametersParameterComponent> all(String name) {
        return parameters.stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .toList();
    }

    /** A boolean; {@code otherwise} when absent. */
    public boolean flag(String name, boolean otherwise) {
        return one(name, BooleanType.class).map(BooleanType::booleanValue).orElse(otherwise);
    }

    /** The one value of this name; empty when absent. */
    public <T extends Type> Optional<T> one(String name, Class<T> type) {
        var found = all(name);
        if (found.size() > 1) {
            throw new Refusal(malformed(name, "は一つだけ指定できます", "may be given once"));
        }
        return found.stream().findFirst().map(parameter -> value(parameter, type));
    }

    /** The parts of a parameter, read as strictly. */
    public static Inputs partsOf(ParametersParameterComponent parameter, Set<String> known, RequestDetails request) {
        var parts = new Inputs(parameter.getPart());
        if (!isLenient(request)) {
            parts.refuseUnknown(known);
        }
        return parts;
    }

    /**
     * Demands that an operation asked with GET has only known parameters, which stand in the URL.
     *
     * @param known the names that the operation defines
     * @throws Refusal for another name, as {@link #of} does
     */
    public static void knowOnly(Set<String> known, RequestDetails request) {
        var names = request.getParameters().keySet().stream().filter(name -> !OF_ALL.contains(name));
        if (!isLenient(request) && !names.allMatch(known::contains)) {
            throw new Refusal(unknown(known));
        }
    }

    /** A primitive may be there with an extension and no value (R4, Data Types): that answers no question of ours. */
    private static <T extends Type> T value(ParametersParameterComponent parameter, Class<T> type) {
        if (parameter.getValue() instanceof DecimalType number
                && number.hasValue()
                && !Limits.allow(number.getValue())) {
            throw new Refusal(Limits.NUMBER.at(parameter.getName()));
        }
        if (parameter.getValue() instanceof PrimitiveType<?> value && !value.hasValue()) {
            throw new Refusal(malformed(parameter.getName(), "に値がありません", "has no value"));
        }
        if (!type.isInstance(parameter.getValue())) {
            throw new Refusal(malformed(parameter.getName(), "の型が違います", "has the wrong type"));
        }
        return type.cast(parameter.getValue());
    }

    private void refuseUnknown(Set<String> known) {
        if (!parameters.stream().allMatch(parameter -> known.contains(parameter.getName()))) {
            throw new Refusal(unknown(known));
        }
    }

    private static Problem unknown(Set<String> known) {
        var names = String.join(", ", known.stream().sorted().toList());
        return new Problem(
                Problem.Kind.MALFORMED,
                new Text("未知のパラメーターがあります。使えるもの: " + names, "Unknown parameter. Known: " + names),
                "Parameters");
    }

    private static Problem malformed(String name, String ja, String en) {
        return new Problem(
                Problem.Kind.MALFORMED, new Text("パラメーター " + name + " " + ja, "Parameter " + name + " " + en), name);
    }

    private static boolean isLenient(RequestDetails request) {
        return request.getHeaders("Prefer").stream().anyMatch(prefer -> prefer.contains("handling=lenient"));
    }
}

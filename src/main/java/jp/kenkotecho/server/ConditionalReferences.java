package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * References by search (FHIR R4, 3.1.0.11.2) that led to nothing, or to several: HAPI quotes the search, which may hold
 * somebody's number. Here it is told by its place, with the type and the parameters of the search. That is no more than
 * the sender wrote, and the same whether what is searched for is absent or hidden.
 */
final class ConditionalReferences {

    private static final Set<String> CODES = Set.of("1091", "1092");

    /** HAPI's message: the search stands in quotation marks, and may itself hold some. */
    private static final Pattern URL = Pattern.compile("Invalid match URL \"(.*)\" - ", Pattern.DOTALL);

    private static final Pattern VALUE = Pattern.compile("=[^&]*");
    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Za-z]*\\?[A-Za-z_:.&-]{1,200}");

    private ConditionalReferences() {}

    /** Empty for any other failure. */
    static Optional<Problem> problem(RequestDetails request, String message) {
        if (HapiMessage.codeOf(message).filter(CODES::contains).isEmpty()) {
            return Optional.empty();
        }
        var url = URL.matcher(message);
        var search = url.find() ? url.group(1) : "";
        return Optional.of(Problem.of(
                        Problem.Kind.UNMET,
                        "条件で指定した参照先 (" + shape(search) + ") が一つに定まりません。",
                        "The conditional reference (" + shape(search) + ") does not match exactly one resource.")
                .at(place(request.getFhirContext(), request, search)));
    }

    private static String shape(String search) {
        var shape = VALUE.matcher(search).replaceAll("");
        return SHAPE.matcher(shape).matches() ? shape : "?";
    }

    private static String place(FhirContext fhir, RequestDetails request, String search) {
        if (request.getResource() instanceof Bundle bundle) {
            return IntStream.range(0, bundle.getEntry().size())
                    .boxed()
                    .flatMap(i -> names(fhir, bundle.getEntry().get(i).getResource(), search)
                            .map(name -> "Bundle.entry[" + i + "].resource." + name))
                    .findFirst()
                    .orElse("");
        }
        return names(fhir, (Resource) request.getResource(), search)
                .map(name -> request.getResourceName() + "." + name)
                .findFirst()
                .orElse("");
    }

    private static Stream<String> names(FhirContext fhir, @Nullable Resource resource, String search) {
        return resource == null
                ? Stream.empty()
                : fhir.newTerser().getAllResourceReferences(resource).stream()
                        .filter(one -> search.equals(
                                one.getResourceReference().getReferenceElement().getValue()))
                        .map(one -> one.getName());
    }
}

package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/**
 * R4 has most records searched by {@code patient} and by {@code subject}. In a record of people the subjects are people:
 * the one is read as the other, so that it costs no rows, and is narrowed and judged as whatever names a person is.
 */
@Component
class Subjects {

    static final String SUBJECT = "subject";
    static final String PATIENT = "patient";

    private static final Set<String> INCLUDES = Set.of("_include", "_revinclude");

    /** An id, a Patient of ours or by its whole address; {@code :missing} and chains have values of other kinds. */
    private static final Pattern PERSON = Pattern.compile("((https?://[^,]*/)?Patient/)?[A-Za-z0-9.-]{1,64}");

    private static final Problem NO_PATIENT = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "subject で検索できるのは Patient だけです。",
                    "subject is searched by Patients alone.")
            .at(SUBJECT);

    private final FhirContext fhir;
    private final ISearchParamRegistry parameters;

    Subjects(FhirContext fhir, ISearchParamRegistry parameters) {
        this.fhir = fhir;
        this.parameters = parameters;
    }

    /** Whether R4 has the type searched by {@code subject}, and we by {@code patient}. */
    boolean areOf(String type) {
        return fhir.getResourceTypes().contains(type)
                && fhir.getResourceDefinition(type).getSearchParam(SUBJECT) != null
                && isServed(type, PATIENT)
                && !isServed(type, SUBJECT);
    }

    boolean isServed(String type, String parameter) {
        return parameters.getActiveSearchParam(type, parameter, SearchParamLookupContextEnum.SEARCH) != null;
    }

    /**
     * The query with {@code patient} in the place of {@code subject}, also in what is included.
     *
     * @throws Refusal when a subject is named that is no Patient
     */
    List<QueryParameter> asPatients(String type, List<QueryParameter> query) {
        var named = new LinkedHashMap<String, List<String>>();
        for (var one : query) {
            var renamed = asPatient(type, one);
            named.merge(
                    renamed.name(), renamed.values(), (some, others) -> Stream.concat(some.stream(), others.stream())
                            .distinct()
                            .toList());
        }
        return named.entrySet().stream()
                .map(one -> new QueryParameter(one.getKey(), one.getValue()))
                .toList();
    }

    private QueryParameter asPatient(String type, QueryParameter one) {
        if (INCLUDES.contains(one.base())) {
            return new QueryParameter(
                    one.name(), one.values().stream().map(this::included).toList());
        }
        if (!one.base().equals(SUBJECT) || !areOf(type)) {
            return one;
        }
        if (!isOfPatients(one)) {
            throw new Refusal(NO_PATIENT);
        }
        return new QueryParameter(PATIENT + one.name().substring(SUBJECT.length()), one.values());
    }

    private static boolean isOfPatients(QueryParameter one) {
        if (one.modifier().equals("missing")) {
            return true;
        }
        var isOfType = one.modifier().isEmpty() || one.modifier().equals("Patient");
        return isOfType
                && (one.chain() > 0
                        || one.all()
                                .map(String::strip)
                                .allMatch(value ->
                                        value.isEmpty() || PERSON.matcher(value).matches()));
    }

    private String included(String value) {
        var parts = value.split(":", 3);
        return parts.length > 1 && parts[1].equals(SUBJECT) && areOf(parts[0])
                ? parts[0] + ":" + PATIENT + (parts.length > 2 ? ":" + parts[2] : "")
                : value;
    }
}

package jp.kenkotecho.research.request;

import ca.uhn.fhir.context.FhirContext;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/**
 * Reads the parameters of a kick-off (Bulk Data Access 2.0 and 3.0, Query Parameters). What it does not know is refused;
 * with {@code Prefer: handling=lenient} it is left aside, and the file of errors says so.
 */
@Component
public class KickOff {

    public static final Set<String> PARAMETERS = Set.of(
            "_outputFormat",
            "_since",
            "_until",
            "_type",
            "_elements",
            "patient",
            "includeAssociatedData",
            "_typeFilter");

    private static final Set<String> OF_ALL = Set.of("_format", "_pretty");

    private static final Set<String> FORMATS = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");

    private final FhirContext fhir;
    private final RuleFile rules;
    private final TypeFilters typeFilters;

    KickOff(FhirContext fhir, RuleFile rules, TypeFilters typeFilters) {
        this.fhir = fhir;
        this.rules = rules;
        this.typeFilters = typeFilters;
    }

    /**
     * Reads what is asked for.
     *
     * @param sent every value of each parameter, as it stands in the URL or the Parameters
     * @param isForCohort whether it leaves under pseudonyms
     * @param isLenient whether what is not known is left aside
     * @throws Refusal for what is not understood, or not for this client
     */
    public ExportRequest read(Map<String, List<String>> sent, Caller client, boolean isForCohort, boolean isLenient) {
        var ignored = ignored(sent.keySet(), isLenient);
        format(one(sent, "_outputFormat"));
        var types = types(words(sent, "_type"), client, isForCohort);
        var since = instant(sent, "_since");
        var until = instant(sent, "_until");
        var filters = typeFilters.read(
                sent.getOrDefault("_typeFilter", List.of()),
                types,
                isForCohort,
                isLenient ? Optional.of(ignored) : Optional.empty());
        var patients = sent.getOrDefault("patient", List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> value.replaceFirst("^Patient/", ""))
                .collect(Collectors.toSet());
        if (!patients.stream().allMatch(id -> id.matches("[A-Za-z0-9.-]{1,64}"))) {
            throw malformed("patient");
        }
        associated(words(sent, "includeAssociatedData"), isLenient, ignored);
        return new ExportRequest(types, since, until, elements(words(sent, "_elements")), filters, patients, ignored);
    }

    private static List<String> ignored(Set<String> names, boolean isLenient) {
        var ignored = new ArrayList<String>();
        for (var name : new TreeSet<>(names)) {
            if (PARAMETERS.contains(name) || OF_ALL.contains(name)) {
                continue;
            }
            // A name that is none may be anything.
            var shown = name.matches("[A-Za-z_-]{1,40}") ? name : "Parameters";
            if (!isLenient) {
                throw new Refusal(Problem.of(
                                Kind.NOT_SUPPORTED,
                                "エクスポートでは使えないパラメーターです。",
                                "Not a parameter of exports that this server supports.")
                        .at(shown));
            }
            ignored.add(shown);
        }
        return ignored;
    }

    private static void format(String format) {
        if (!format.isEmpty() && !FORMATS.contains(format)) {
            throw new Refusal(Problem.of(
                            Kind.NOT_SUPPORTED,
                            "出力形式は application/fhir+ndjson だけです。",
                            "The output format is application/fhir+ndjson.")
                    .at("_outputFormat"));
        }
    }

    /** None of the values that the guide defines is of a thing that we hand out. */
    private static void associated(Set<String> asked, boolean isLenient, List<String> ignored) {
        if (asked.isEmpty()) {
            return;
        }
        if (!isLenient) {
            throw new Refusal(Problem.of(
                            Kind.NOT_SUPPORTED,
                            "関連データ (includeAssociatedData) は出力できません。",
                            "Associated data are not exported.")
                    .at("includeAssociatedData"));
        }
        ignored.add("includeAssociatedData");
    }

    private Set<String> types(Set<String> asked, Caller client, boolean isForCohort) {
        asked.forEach(type -> demandType(type, client, isForCohort));
        var all = isForCohort ? rules.types() : fhir.getResourceTypes();
        var allowed = (asked.isEmpty() ? all : asked)
                .stream().filter(type -> Cohorts.mayRead(client, type)).collect(Collectors.toSet());
        // The trail of accesses is not the record, and HAPI's own kinds are not stored.
        allowed.removeAll(Set.of("AuditEvent", "Parameters", "Bundle"));
        if (allowed.isEmpty()) {
            throw new Refusal(Problem.of(
                    Kind.REFUSED,
                    "このトークンの範囲 (スコープ) では何もエクスポートできません。",
                    "The scopes of this token cover nothing that could be exported."));
        }
        return allowed;
    }

    private void demandType(String type, Caller client, boolean isForCohort) {
        if (!fhir.getResourceTypes().contains(type)) {
            throw malformed("_type");
        }
        if (isForCohort && !rules.types().contains(type)) {
            throw new Refusal(Problem.of(
                            Kind.NOT_SUPPORTED,
                            "研究には提供していない種類のリソースです: " + type,
                            "Resources of this type do not leave for research: " + type + ".")
                    .at("_type"));
        }
        if (!Cohorts.mayRead(client, type)) {
            throw new Refusal(Problem.of(
                            Kind.REFUSED,
                            "このトークンの範囲 (スコープ) にない種類のリソースです: " + type,
                            "The scopes of this token do not cover " + type + ".")
                    .at("_type"));
        }
    }

    private static Set<String> elements(Set<String> asked) {
        if (!asked.stream().allMatch(element -> element.matches("([A-Z][A-Za-z]*\\.)?[a-z][A-Za-z]*"))) {
            throw malformed("_elements");
        }
        return asked;
    }

    private static String instant(Map<String, List<String>> sent, String name) {
        var text = one(sent, name);
        try {
            // A plus that nobody escaped is a space.
            return text.isEmpty()
                    ? ""
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant().toString();
        } catch (DateTimeException e) {
            throw malformed(name);
        }
    }

    private static String one(Map<String, List<String>> sent, String name) {
        var values = sent.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw malformed(name);
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    private static Set<String> words(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Refusal malformed(String name) {
        return new Refusal(Problem.of(Kind.MALFORMED, "パラメーターの値が正しくありません。", "The value of this parameter is not valid.")
                .at(name));
    }
}

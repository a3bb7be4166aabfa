package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.record.Limits;
import jp.kenkotecho.record.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Numbers that are searched for are held to the limits of those that are stored. Judged as text: HAPI writes a number
 * out in full as soon as it compares or counts its parameters. Only where a number is expected, for {@code 1e400} is a
 * fine identifier.
 */
@Component
@Interceptor
class SearchNumbers {

    private static final Set<RestSearchParameterTypeEnum> OF_NUMBERS = Set.of(
            RestSearchParameterTypeEnum.NUMBER,
            RestSearchParameterTypeEnum.QUANTITY,
            RestSearchParameterTypeEnum.COMPOSITE);

    /** Between alternatives, between a number and its unit, between the parts of a composite. */
    private static final Pattern BETWEEN = Pattern.compile("[,|$]");

    /** {@code gt}, {@code le}, {@code ap}. */
    private static final Pattern PREFIX = Pattern.compile("^\\s*[a-z]{2}");

    private final ISearchParamRegistry known;

    SearchNumbers(ISearchParamRegistry known) {
        this.known = known;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    boolean beforeSearch(RequestDetails request) {
        request.getParameters().forEach((name, values) -> {
            if (isOfNumbers(request.getResourceName(), name)
                    && !Arrays.stream(values).allMatch(SearchNumbers::allow)) {
                throw new Refusal(
                        new Problem(Problem.Kind.MALFORMED, Limits.NUMBER.message(), name.replaceFirst(":.*", "")));
            }
        });
        return true;
    }

    private boolean isOfNumbers(@Nullable String type, String name) {
        var parameter = type == null
                ? null
                : known.getActiveSearchParam(type, name.replaceFirst(":.*", ""), SearchParamLookupContextEnum.SEARCH);
        return parameter != null && OF_NUMBERS.contains(parameter.getParamType());
    }

    static boolean allow(String value) {
        return BETWEEN.splitAsStream(value)
                .map(part -> PREFIX.matcher(part).replaceFirst("").strip())
                .allMatch(Limits::allow);
    }
}

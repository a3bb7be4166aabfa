package jp.kenkotecho.everything;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.kenkotecho.everything.model.CareDates;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/**
 * What of a record was asked for: the parameters of R4's {@code Patient/$everything}, and the page.
 *
 * @param types none for all
 * @param since what did not change since then is left out; the epoch for no such bound
 * @param start the first year, month or day of care; empty for no such bound
 * @param end the last; empty for no such bound
 * @param count how many of the record on a page
 * @param page as a link of ours wrote it; empty for the first
 */
record EverythingParameters(SortedSet<String> types, Instant since, String start, String end, int count, String page) {

    static final String PAGE = "page";

    private static final Set<String> PARAMETERS = Set.of("start", "end", "_since", "_type", "_count", PAGE);

    private static final Pattern DATE = Pattern.compile("(19|20|21)\\d{2}(-\\d{2}(-\\d{2})?)?");
    private static final Pattern INSTANT = Pattern.compile("(19|20|21)\\d{2}-.{5,40}");
    private static final Pattern COUNT = Pattern.compile("0*[1-9]\\d{0,8}");

    /** @throws Refusal for what is no such parameter, given twice, or no value of it */
    static EverythingParameters of(RequestDetails request) {
        var sent = sent(request);
        var start = date(sent, "start");
        var end = date(sent, "end");
        demandOrder(start, end);
        return new EverythingParameters(
                types(sent, request), since(sent), start, end, count(sent, request), one(sent, PAGE));
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** What a page has to be asked for with, too: the same in the same words. */
    Map<String, String> bounds() {
        var bounds = new LinkedHashMap<String, String>();
        bounds.put("_type", String.join(",", types));
        bounds.put("_since", since.equals(Instant.EPOCH) ? "" : since.toString());
        bounds.put("start", start);
        bounds.put("end", end);
        bounds.values().removeIf(String::isEmpty);
        return bounds;
    }

    private static Map<String, List<String>> sent(RequestDetails request) {
        Inputs.knowOnly(PARAMETERS, request);
        var sent = new HashMap<String, List<String>>();
        request.getParameters().forEach((name, values) -> sent.computeIfAbsent(name, key -> new ArrayList<>())
                .addAll(List.of(values)));
        if (request.getRequestType() == RequestTypeEnum.POST) {
            Inputs.ofBody(PARAMETERS, request).all().forEach(parameter -> sent.computeIfAbsent(
                            String.valueOf(parameter.getName()), key -> new ArrayList<>())
                    .add(text(parameter)));
        }
        return sent;
    }

    private static String text(ParametersParameterComponent parameter) {
        return parameter.hasValue() && parameter.getValue().isPrimitive()
                ? String.valueOf(parameter.getValue().primitiveValue())
                : "";
    }

    private static SortedSet<String> types(Map<String, List<String>> sent, RequestDetails request) {
        var types = new TreeSet<String>();
        for (var value : sent.getOrDefault("_type", List.of())) {
            types.addAll(List.of(value.split(",", -1)));
        }
        if (!request.getFhirContext().getResourceTypes().containsAll(types)) {
            throw malformed("_type", "R4 のリソースの型をコンマで区切って書いてください", "resource types of R4, with commas between them");
        }
        return types;
    }

    private static Instant since(Map<String, List<String>> sent) {
        var text = one(sent, "_since");
        try {
            if (text.isEmpty() || INSTANT.matcher(text).matches()) {
                // A plus that nobody escaped is a space.
                return text.isEmpty()
                        ? Instant.EPOCH
                        : OffsetDateTime.parse(text.replace(' ', '+'))
                                .toInstant()
                                .truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            // A moment that no day has: refused below.
        }
        throw malformed(
                "_since", "2026-11-05T09:00:00+09:00 の形で書いてください", "a moment is written as 2026-11-05T09:00:00+09:00");
    }

    private static String date(Map<String, List<String>> sent, String name) {
        var text = one(sent, name);
        if (text.isEmpty() || (DATE.matcher(text).matches() && isThere(text))) {
            return text;
        }
        throw malformed(name, "2026、2026-11、2026-11-05 の形で書いてください", "a date is written as 2026, 2026-11 or 2026-11-05");
    }

    private static boolean isThere(String date) {
        try {
            return CareDates.firstDay(date).isBefore(LocalDate.MAX);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void demandOrder(String start, String end) {
        if (!start.isEmpty() && !end.isEmpty() && CareDates.firstDay(start).isAfter(CareDates.lastDay(end))) {
            throw malformed("end", "end が start より前です", "the end is before the start");
        }
    }

    /** More than the largest page is the largest page, as with searches. */
    private static int count(Map<String, List<String>> sent, RequestDetails request) {
        var paging = request.getServer().getPagingProvider();
        if (!sent.containsKey("_count")) {
            return paging.getDefaultPageSize();
        }
        var text = one(sent, "_count");
        if (!COUNT.matcher(text).matches()) {
            throw malformed("_count", "1 以上の整数で書いてください", "a whole number above zero");
        }
        return Math.min(Integer.parseInt(text), paging.getMaximumPageSize());
    }

    private static String one(Map<String, List<String>> sent, String name) {
        var values = sent.getOrDefault(name, List.of(""));
        if (values.size() > 1 || (sent.containsKey(name) && values.get(0).isEmpty())) {
            throw malformed(name, "値を一つだけ書いてください", "takes one value");
        }
        return values.get(0);
    }

    private static Refusal malformed(String where, String ja, String en) {
        return new Refusal(
                new Problem(Problem.Kind.MALFORMED, new Text(where + ": " + ja + "。", where + ": " + en + "."), where));
    }
}

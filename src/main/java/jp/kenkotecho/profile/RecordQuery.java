package jp.kenkotecho.profile;

import ca.uhn.fhir.model.api.annotation.ResourceDef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the record, put together step by step; each step answers another value. What it is given is
 * escaped as FHIR R4, Search, "Escaping Search Parameters" says, so that it stays one value of its parameter, whatever it
 * holds. All conditions have to be met.
 *
 * @param most how many are wanted, never above {@link RecordStore#MOST_FOUND}
 * @param isWhole whether all that match are wanted, so that it is a mistake to ask so where more than {@code most} do
 */
public record RecordQuery<T extends Resource>(
        Class<T> type, List<Condition> conditions, Order order, int most, boolean isWhole) {

    private static final Pattern TO_ESCAPE = Pattern.compile("[\\\\,|$]");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z-]*");

    /**
     * One condition, met by any of these values.
     *
     * @param parameter a search parameter, {@code status}
     * @param values at least one, none blank, escaped for FHIR and not yet for a URL
     */
    public record Condition(String parameter, List<String> values) {

        public Condition {
            values = List.copyOf(values);
            if (!PARAMETER.matcher(parameter).matches()) {
                throw new IllegalArgumentException("not a search parameter");
            }
            // HAPI leaves out what is blank, and a condition left out lets everything in.
            if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(parameter + " is asked for without a value");
            }
        }

        private String text() {
            return parameter + "=" + URLEncoder.encode(String.join(",", values), StandardCharsets.UTF_8);
        }
    }

    /**
     * The order in which they come.
     *
     * @param by a search parameter; empty for the storage's own order
     */
    public record Order(String by, boolean isDescending) {

        /** The storage's own. */
        public static final Order NONE = new Order("", false);
    }

    /**
     * A code or an identifier.
     *
     * @param system empty for one that has none
     */
    public record Token(String system, String code) {

        public static Token of(Identifier identifier) {
            return new Token(nothingForNull(identifier.getSystem()), nothingForNull(identifier.getValue()));
        }

        public static Token of(Coding coding) {
            return new Token(nothingForNull(coding.getSystem()), nothingForNull(coding.getCode()));
        }

        private static String nothingForNull(@Nullable String text) {
            return text == null ? "" : text;
        }

        /** The token as a value of a condition; nothing for no code, since a system alone would let all its codes in. */
        String text() {
            return code.isBlank() ? "" : escaped(system) + "|" + escaped(code);
        }
    }

    public RecordQuery {
        conditions = List.copyOf(conditions);
        if (most < 1 || most > RecordStore.MOST_FOUND) {
            throw new IllegalArgumentException("not as many as that at once");
        }
    }

    /** All of a type. */
    public static <T extends Resource> RecordQuery<T> of(Class<T> type) {
        return new RecordQuery<>(type, List.of(), Order.NONE, RecordStore.MOST_FOUND, true);
    }

    /** All of a type in one person's record. */
    public static <T extends Resource> RecordQuery<T> of(Class<T> type, PersonId person) {
        return of(type).patients(List.of("Patient/" + person.value()));
    }

    /** Narrows to the records of these, {@code Patient/…}. */
    public RecordQuery<T> patients(Collection<String> references) {
        return oneOf("patient", references);
    }

    /** Narrows to these ids. */
    public RecordQuery<T> ids(Collection<String> ids) {
        return oneOf("_id", ids);
    }

    /** Narrows to these codes whatever their system, references, texts. */
    public RecordQuery<T> is(String parameter, String... values) {
        return oneOf(parameter, Arrays.asList(values));
    }

    /** The same. */
    public RecordQuery<T> oneOf(String parameter, Collection<String> values) {
        return and(parameter, values.stream().map(RecordQuery::escaped));
    }

    /** Narrows to these codes of a system, or identifiers. */
    public RecordQuery<T> is(String parameter, Token... tokens) {
        return anyOf(parameter, Arrays.asList(tokens));
    }

    /** The same. */
    public RecordQuery<T> anyOf(String parameter, Collection<Token> tokens) {
        return and(parameter, tokens.stream().map(Token::text));
    }

    /** Takes a condition as somebody else wrote it, escaped for FHIR by them: it may hold several values. */
    public RecordQuery<T> matching(String parameter, String written) {
        return and(parameter, Stream.of(written));
    }

    /** Narrows to this day, or this moment. */
    public RecordQuery<T> on(String parameter, Temporal when) {
        return and(parameter, Stream.of(text(when)));
    }

    public RecordQuery<T> from(String parameter, Temporal when) {
        return and(parameter, Stream.of("ge" + text(when)));
    }

    public RecordQuery<T> until(String parameter, Temporal when) {
        return and(parameter, Stream.of("le" + text(when)));
    }

    /** Narrows to versions as old as this, or newer. */
    public RecordQuery<T> changedSince(Instant since) {
        return from("_lastUpdated", since);
    }

    public RecordQuery<T> oldestFirst(String parameter) {
        return new RecordQuery<>(type, conditions, new Order(parameter, false), most, isWhole);
    }

    public RecordQuery<T> newestFirst(String parameter) {
        return new RecordQuery<>(type, conditions, new Order(parameter, true), most, isWhole);
    }

    /** Answers so many of them, whether there are more or not. */
    public RecordQuery<T> first(int howMany) {
        return new RecordQuery<>(type, conditions, order, howMany, false);
    }

    /** The conditions as in a FHIR search URL, without order and number. */
    public String text() {
        return conditions.stream().map(Condition::text).collect(Collectors.joining("&"));
    }

    /** Makes it a request to create what is sent, unless there is one that matches (R4, http, "Conditional create"). */
    public void createIfNone(BundleEntryRequestComponent request) {
        request.setMethod(HTTPVerb.POST).setUrl(name()).setIfNoneExist(text());
    }

    /** Makes it a request to put what is sent in place of the one that matches, or there (R4, http, "Conditional update"). */
    public void replace(BundleEntryRequestComponent request) {
        request.setMethod(HTTPVerb.PUT).setUrl(name() + "?" + text());
    }

    /** The type as FHIR calls it: {@code List}, where the class is ListResource. */
    private String name() {
        return type.getAnnotation(ResourceDef.class).name();
    }

    private RecordQuery<T> and(String parameter, Stream<String> values) {
        var all = Stream.concat(conditions.stream(), Stream.of(new Condition(parameter, values.toList())));
        return new RecordQuery<>(type, all.toList(), order, most, isWhole);
    }

    private static String text(Temporal when) {
        if (when instanceof LocalDate || when instanceof Instant) {
            return when.toString();
        }
        throw new IllegalArgumentException("a day or a moment, not " + when.getClass());
    }

    private static String escaped(String value) {
        return TO_ESCAPE.matcher(value).replaceAll("\\\\$0");
    }
}

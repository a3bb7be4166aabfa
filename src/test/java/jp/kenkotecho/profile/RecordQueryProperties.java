package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import java.util.List;
import jp.kenkotecho.profile.RecordQuery.Token;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Patient;

/**
 * Whatever is asked for stays one value of its parameter, as HAPI reads the query back. HAPI's reader drops blanks behind the
 * last comma of a value, and takes the bar behind a system's last backslash for a part of it: another value then, which
 * finds nothing, and still one of the same parameter.
 */
class RecordQueryProperties {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final MatchUrlService HAPI = new MatchUrlService(FHIR, new FhirContextSearchParamRegistry(FHIR));

    @Property
    void whatever_it_holds_is_one_value_of_its_parameter(@ForAll("anything") String text) {
        var read = read(RecordQuery.of(Patient.class)
                .is("name", text)
                .is("identifier", new Token(text, text))
                .is("active", "true"));

        assertThat(read.keySet()).containsExactlyInAnyOrder("name", "identifier", "active");
        assertThat(values(read, "name")).hasSize(1);
        assertThat(values(read, "identifier")).hasSize(1);
    }

    @Property
    void a_text_is_read_as_it_was_given(@ForAll("readable") String text) {
        var read = read(RecordQuery.of(Patient.class).is("name", text));

        assertThat(read.keySet()).containsExactly("name");
        assertThat(values(read, "name").stream().map(one -> ((StringParam) one).getValue()))
                .containsExactly(text);
    }

    @Property
    void so_are_several(@ForAll("readable") String one, @ForAll("readable") String other) {
        var read = read(RecordQuery.of(Patient.class).oneOf("name", List.of(one, other)));

        assertThat(read.keySet()).containsExactly("name");
        assertThat(values(read, "name").stream().map(value -> ((StringParam) value).getValue()))
                .containsExactly(one, other);
    }

    @Property
    void an_identifier_is_read_as_it_was_given(@ForAll("readable") String system, @ForAll("readable") String code) {
        var read = read(RecordQuery.of(Patient.class).is("identifier", new Token(system, code)));

        assertThat(values(read, "identifier").stream().map(one -> (TokenParam) one))
                .singleElement()
                .satisfies(token -> {
                    assertThat(token.getSystem()).isEqualTo(system);
                    assertThat(token.getValue()).isEqualTo(code);
                });
    }

    @Property
    void what_somebody_else_wrote_is_no_other_parameter(@ForAll("anything") String written) {
        assertThat(read(RecordQuery.of(Patient.class).matching("name", written)).keySet())
                .containsExactly("name");
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.strings()
                .withChars("\\,|$&%=#+ ?:\"\na薬".toCharArray())
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> !text.isBlank());
    }

    @Provide
    Arbitrary<String> readable() {
        return anything().filter(text -> !text.matches("(?s).*(,\\s+|\\\\)"));
    }

    private static SearchParameterMap read(RecordQuery<?> query) {
        return HAPI.getResourceSearch("Patient?" + query.text()).getSearchParameterMap();
    }

    private static List<IQueryParameterType> values(SearchParameterMap read, String parameter) {
        var all = read.get(parameter);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}

package jp.kenkotecho.smart.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopePolicyTest {

    private static final List<String> REGISTERED = List.of(
            "openid",
            "launch/patient",
            "offline_access",
            "patient/Observation.rs",
            "patient/Goal.cruds",
            "system/*.rs");

    private final ScopePolicy policy = new ScopePolicy(scope -> !scope.type().equals("Shoe"));

    @ParameterizedTest
    @CsvSource({
        "openid launch/patient, openid launch/patient",
        "patient/*.rs, patient/Observation.rs patient/Goal.rs",
        "patient/Observation.cruds, patient/Observation.rs",
        "fhirUser email garbage, ''",
        "system/*.rs, ''",
        "user/Observation.rs, ''",
        "patient/Shoe.rs, ''",
        "patient/Goal.write online_access, patient/Goal.write",
    })
    void S6_grants_what_is_asked_for_known_and_registered(String asked, String granted) {
        assertThat(policy.grantable(words(asked), REGISTERED)).containsExactlyElementsOf(words(granted));
    }

    @Test
    void takes_writing_away_and_leaves_the_rest() {
        assertThat(ScopePolicy.readOnly(List.of("openid", "patient/*.cruds", "patient/Goal.write")))
                .containsExactly("openid", "patient/*.rs");
    }

    @ParameterizedTest
    @CsvSource({
        "launch/patient, true",
        "openid patient/Goal.r, true",
        "openid user/*.rs, false",
        "launch, false",
    })
    void A7_knows_when_a_patient_has_to_be_in_context(String scopes, boolean needed) {
        assertThat(ScopePolicy.needsPatient(words(scopes))).isEqualTo(needed);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}

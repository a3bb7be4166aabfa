package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.junit.jupiter.api.Test;

/** HAPI compares each condition of a transaction with each of its resources: there are not too many of them. */
class ConditionsOfTransactionsTest {

    private static final SearchLimits LIMITS = new SearchLimits(6, 3, 4, 20, 2, 2, 1, 1, 3, 1, 2, 100);

    private final QueryCheck check =
            new QueryCheck(LIMITS, new FhirContextSearchParamRegistry(FhirContext.forR4Cached()));

    @Test
    void more_conditions_than_are_compared_in_time_are_refused_with_their_number() {
        var bundle = bundle(BundleType.TRANSACTION, 2);
        bundle.addEntry().getRequest().setMethod(HTTPVerb.PUT).setUrl("Patient?identifier=a");

        assertThatThrownBy(() -> check.demandEntries(bundle))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("2 entries that are written on a condition");
    }

    @Test
    void as_many_as_the_limit_says_are_taken_beside_any_number_without_one() {
        var bundle = bundle(BundleType.TRANSACTION, 2);
        for (var i = 0; i < 5; i++) {
            bundle.addEntry().getRequest().setMethod(HTTPVerb.POST).setUrl("Observation");
        }

        assertThatCode(() -> check.demandEntries(bundle)).doesNotThrowAnyException();
    }

    @Test
    void the_entries_of_a_batch_are_compared_with_nothing() {
        assertThatCode(() -> check.demandEntries(bundle(BundleType.BATCH, 9))).doesNotThrowAnyException();
    }

    private static Bundle bundle(BundleType type, int conditions) {
        var bundle = new Bundle().setType(type);
        for (var i = 0; i < conditions; i++) {
            bundle.addEntry()
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl("Patient")
                    .setIfNoneExist("identifier=" + i);
        }
        return bundle;
    }
}

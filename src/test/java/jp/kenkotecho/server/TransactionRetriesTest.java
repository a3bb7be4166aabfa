package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import jp.kenkotecho.spi.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionRetriesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retryCount=6",
                "retryCount=2147483647; minRetryDelay=0; maxRetryDelay=0",
                "retryCount=1; minRetryDelay=1001",
                "retryCount=1; maxRetryDelay=60000",
                " tryBatchAsTransactionFirst=true;retryCount = 100 "
            })
    void refuses_what_would_hold_a_thread(String header) {
        assertThatThrownBy(() -> new TransactionRetries().demandFew(request(header)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("retryCount is at most 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retryCount=5; minRetryDelay=100; maxRetryDelay=1000",
                "tryBatchAsTransactionFirst=true",
                "retryCount=99999999999999999999",
                "retryCount=-1",
                "retryCount=many",
                ";;==;",
                ""
            })
    void leaves_what_is_bounded_or_says_nothing(String header) {
        assertThatCode(() -> new TransactionRetries().demandFew(request(header)))
                .doesNotThrowAnyException();
    }

    private static SystemRequestDetails request(String header) {
        var request = new SystemRequestDetails();
        request.addHeader("X-Transaction-Semantics", header);
        return request;
    }
}

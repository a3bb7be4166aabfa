package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.junit.jupiter.api.Test;

class SafeDetailTest {

    @Test
    void passes_on_messages_known_to_be_safe_without_their_number() {
        var failure = new InvalidRequestException("HAPI-0323: Unknown search parameter \"shoe\"");

        assertThat(SafeDetail.of(failure)).isEqualTo("Unknown search parameter \"shoe\"");
    }

    @Test
    void keeps_other_messages_back() {
        assertThat(SafeDetail.of(new InvalidRequestException("HAPI-9999: name is 佐藤")))
                .isEmpty();
        assertThat(SafeDetail.of(new InvalidRequestException("name is 佐藤"))).isEmpty();
    }

    @Test
    void tells_of_a_parser_only_the_place() {
        var json = new DataFormatException("HAPI-1861: Unrecognized token '佐藤' line: 3, column: 14]");
        var xml = new DataFormatException("HAPI-1851: Unexpected '佐藤' at [row,col {unknown-source}]: [2,7]");

        assertThat(SafeDetail.of(json)).isEqualTo("line 3, column 14");
        assertThat(SafeDetail.of(xml)).isEqualTo("line 2, column 7");
        assertThat(SafeDetail.of(new DataFormatException("佐藤"))).isEmpty();
    }
}

package jp.kenkotecho.portal.model.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MynaBytesTest {

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7, application/pdf",
        "<ClinicalDocument/>, text/xml",
        "'{\"a\":1}', application/json",
        "[], application/json",
        "受診日, text/csv; charset=utf-8",
        "'', text/csv; charset=utf-8",
    })
    void tells_the_type_of_what_is_kept_by_how_it_begins(String content, String type) {
        assertThat(MynaBytes.contentType(content.getBytes(ISO_8859_1))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"'PK\u0003\u0004', true", "PK, false", "%PDF, false"})
    void knows_a_zip(String content, boolean isZip) {
        assertThat(MynaBytes.isZip(content.getBytes(ISO_8859_1))).isEqualTo(isZip);
    }
}

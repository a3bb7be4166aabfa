package jp.kenkotecho.research.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentCodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            gzip > gzip
            GZIP > gzip
            x-gzip > gzip
            gzip, deflate, br, zstd > gzip
            gzip;q=0.5 > gzip
            gzip ; q=0.001 > gzip
            gzip;q=1.000 > gzip
            * > gzip
            *;q=0.1 > gzip
            br, *;q=0.1 > gzip
            identity;q=0, gzip > gzip
            identity;q=0, * > gzip
            identity;q=0.5, gzip;q=0.5 > gzip
            junk;;;, gzip > gzip
            gzip;q=0 > identity
            gzip;q=0.000 > identity
            *;q=0, identity > identity
            gzip;q=0.5, identity > identity
            gzip;q=0.2, identity;q=0.3, *;q=0 > identity
            identity > identity
            deflate, br > identity
            '' > identity
            gzip;q=2 > identity
            gzip;level=9 > identity
            notgzip > identity
            gzip-of-mine > identity
            identity;q=0 > none
            *;q=0 > none
            gzip;q=0, identity;q=0 > none
            gzip;q=0, *;q=0 > none
            br, *;q=0 > none
            """)
    void takes_what_is_wanted_most(String header, String coding) {
        assertThat(ContentCoding.of(List.of(header))
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .orElse("none"))
                .isEqualTo(coding);
    }

    @Test
    void packs_nothing_for_who_says_nothing() {
        assertThat(ContentCoding.of(List.of())).contains(ContentCoding.IDENTITY);
    }

    @Test
    void reads_several_headers_as_one() {
        assertThat(ContentCoding.of(List.of("br", "gzip"))).contains(ContentCoding.GZIP);
    }
}

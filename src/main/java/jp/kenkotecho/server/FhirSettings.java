package jp.kenkotecho.server;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code phr.fhir.*}.
 *
 * @param baseUrl the address at which clients reach this server, without {@code /fhir}; {@code PHR_BASE_URL}. It stands
 *     in links and in Location headers
 * @param maxBody the largest request body, unpacked; 20 MB holds ten years of daily readings in one transaction. More
 *     is answered 413 before it is parsed
 * @param maxNesting how deep JSON or XML may nest, each bracket or element a level; resources of the real world stay
 *     below 40. More is answered 413
 * @param pageSize resources on a page of search results when the client does not say
 * @param maxPageSize the most a client may ask for; a page is built in memory
 */
@ConfigurationProperties("phr.fhir")
record FhirSettings(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("20MB") DataSize maxBody,
        @DefaultValue("100") int maxNesting,
        @DefaultValue("50") int pageSize,
        @DefaultValue("500") int maxPageSize) {

    FhirSettings {
        if (maxBody.toBytes() <= 0 || maxNesting <= 0 || pageSize <= 0 || maxPageSize < pageSize) {
            throw new IllegalArgumentException(
                    "phr.fhir: limits are above zero, and max-page-size not below page-size");
        }
    }

    String fhirBase() {
        return baseUrl.toString().replaceAll("/+$", "") + "/fhir";
    }
}

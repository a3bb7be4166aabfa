package jp.kenkotecho.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The FHIR base URL of this server: a reference below it is one of ours, any other URL is somebody else's. */
@Component
class ServerBaseUrl {

    private final String url;

    ServerBaseUrl(@Value("${phr.fhir.base-url}") String baseUrl) {
        this.url = baseUrl.replaceAll("/+$", "") + "/fhir";
    }

    String url() {
        return url;
    }
}

package jp.kenkotecho.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import jp.kenkotecho.spi.OutsideHttp;
import jp.kenkotecho.spi.OutsideHttp.Answer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/** Lets Spring's clients speak by {@link OutsideHttp}, with its bounds. */
record OutsideRequests(OutsideHttp http) implements ClientHttpRequestFactory {

    @Override
    public ClientHttpRequest createRequest(URI address, HttpMethod method) {
        return new Asking(http, address, method);
    }

    private static final class Asking extends AbstractClientHttpRequest {

        private final OutsideHttp http;
        private final URI address;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Asking(OutsideHttp http, URI address, HttpMethod method) {
            this.http = http;
            this.address = address;
            this.method = method;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return address;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            var sent = new HttpHeaders(headers);
            // It is counted once more where it is sent.
            sent.remove(HttpHeaders.CONTENT_LENGTH);
            var request = new OutsideHttp.Request(
                    method.name(), address.toString(), sent, body.toString(StandardCharsets.UTF_8));
            if (http.call(request) instanceof Answer answer) {
                return new Answered(answer);
            }
            throw new IOException("no answer");
        }
    }

    private record Answered(Answer answer) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(answer.status());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.headers();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            // It has been read to its end.
        }
    }
}

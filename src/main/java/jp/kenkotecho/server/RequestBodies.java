package jp.kenkotecho.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bodies sent to {@code /fhir}: unpacked here, and counted unpacked, so that neither a large body nor a small one that
 * unpacks to a large one is ever held in memory beyond the limit.
 */
@Configuration(proxyBeanMethods = false)
class RequestBodies {

    /** The place after Spring Security's chain (-100): only for callers with a token is anything read. */
    private static final int AFTER_SECURITY = 0;

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> requestBodyFilter(FhirSettings settings, UploadOperations uploads) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new Limit(settings, uploads));
        registration.addUrlPatterns("/fhir/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    private static final class Limit extends OncePerRequestFilter {

        private final FhirSettings settings;

        private final UploadOperations uploads;

        Limit(FhirSettings settings, UploadOperations uploads) {
            this.settings = settings;
            this.uploads = uploads;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
                throws ServletException, IOException {
            var most = uploads.mostAt(request.getRequestURI()).orElse(settings.maxBody());
            next.doFilter(new LimitedRequest(request, most.toBytes(), settings.maxNesting()), response);
        }
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final long most;
        private final int deepest;
        private final boolean packed;

        LimitedRequest(HttpServletRequest request, long most, int deepest) {
            super(request);
            this.most = most;
            this.deepest = deepest;
            this.packed = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var body = super.getInputStream();
            return new LimitedStream(packed ? new GZIPInputStream(body) : body, most, deepest);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    /** Refuses to give out more bytes than the limit, and bytes that nest deeper. */
    static final class LimitedStream extends ServletInputStream {

        private final InputStream body;
        private final long most;
        private final int deepest;
        private final Nesting nesting = new Nesting();
        private long given;

        LimitedStream(InputStream body, long most, int deepest) {
            this.body = body;
            this.most = most;
            this.deepest = deepest;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            if (next >= 0) {
                count(1);
                follow(next);
            }
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var got = body.read(into, from, length);
            count(Math.max(got, 0));
            for (var i = from; i < from + got; i++) {
                follow(into[i]);
            }
            return got;
        }

        private void count(int bytes) {
            given += bytes;
            if (given > most) {
                throw tooMuch(
                        "送信された内容が大きすぎます。上限は展開後で " + most + " バイトです。",
                        "The body is too large: at most " + most + " bytes, unpacked.");
            }
        }

        private void follow(int next) {
            if (nesting.after(next) > deepest) {
                throw tooMuch(
                        "入れ子が深すぎます。上限は " + deepest + " 段です。",
                        "The body nests too deeply: at most " + deepest + " levels.");
            }
        }

        private static Refusal tooMuch(String ja, String en) {
            return new Refusal(Problem.of(Problem.Kind.TOO_MUCH, ja, en));
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the FHIR servlet reads its body in its own thread");
        }
    }
}

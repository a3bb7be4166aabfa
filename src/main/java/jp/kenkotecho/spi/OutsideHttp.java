package jp.kenkotecho.spi;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;

/**
 * The one way by which this server speaks HTTP to others. The address that was looked at is the one that is connected to;
 * no redirect is followed, no cookie kept, nothing unpacked, no connection kept open; headers and body have an end, and
 * so has the whole call ({@link OutsideCalls}). Any thread may call.
 */
public final class OutsideHttp {

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    /**
     * A call.
     *
     * @param body what is sent; none when it is empty
     */
    public record Request(String method, String address, HttpHeaders headers, String body) {
        public Request {
            headers = HttpHeaders.readOnlyHttpHeaders(new HttpHeaders(headers));
        }
    }

    /** The outcome of a call. */
    public sealed interface Reply permits Answer, Failure {}

    /**
     * An answer, whatever its status.
     *
     * @param body as UTF-8, no longer than was allowed; empty when nothing of it was wanted
     */
    public record Answer(int status, HttpHeaders headers, String body) implements Reply {
        public Answer {
            headers = HttpHeaders.readOnlyHttpHeaders(new HttpHeaders(headers));
        }

        public boolean isGood() {
            return status / 100 == 2;
        }
    }

    /** Why there is none. */
    public enum Failure implements Reply {
        /** The address is not one to call. */
        NOT_ALLOWED,
        /** Too many calls run already; this one was not made. */
        NO_ROOM,
        /** Not reached, not understood, too long, or not in time. */
        NO_ANSWER
    }

    private final OutsideAddress outside;
    private final int longest;
    private final OutsideCalls calls;
    private final OutsideCalls lookUps;
    private final CloseableHttpClient http;

    /** @param longest how many bytes of a body are taken; a longer one is no answer. Zero leaves every body unread */
    public OutsideHttp(String name, OutsideAddress outside, int longest, OutsideCalls.Bounds bounds) {
        this.outside = outside;
        this.longest = longest;
        this.calls = new OutsideCalls(name, bounds);
        this.lookUps = new OutsideCalls(name + "-names", bounds);
        this.http = client(outside, bounds);
    }

    /** Whether it may be called as things stand: looks its name up, not longer than a call may take. */
    public boolean mayCall(String address) {
        try {
            return outside.isWellFormed(address)
                    && lookUps.call(hostOf(address), new OutsideCalls.Exchange<Boolean>() {
                        @Override
                        public Boolean run() {
                            return outside.mayBeCalled(address);
                        }

                        @Override
                        public void abort() {
                            // A name server that is slow is given up by the system's resolver.
                        }
                    });
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for it, not longer than the deadline. */
    public Reply call(Request request) {
        return start(request).join();
    }

    /** Never fails. */
    public CompletableFuture<Reply> start(Request request) {
        if (!outside.isWellFormed(request.address())) {
            return CompletableFuture.completedFuture(Failure.NOT_ALLOWED);
        }
        return calls.<Reply>start(hostOf(request.address()), new HttpExchange(request))
                .exceptionally(OutsideHttp::failureOf);
    }

    private static Reply failureOf(Throwable why) {
        var cause = why instanceof CompletionException wrapped
                ? Optional.ofNullable(wrapped.getCause()).orElse(why)
                : why;
        return cause instanceof OutsideCalls.NoRoom ? Failure.NO_ROOM : Failure.NO_ANSWER;
    }

    private static String hostOf(String address) {
        return URI.create(address).getHost();
    }

    private final class HttpExchange implements OutsideCalls.Exchange<Reply> {

        private final HttpUriRequestBase request;

        HttpExchange(Request asked) {
            request = new HttpUriRequestBase(asked.method(), URI.create(asked.address()));
            asked.headers().forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
            if (!asked.body().isEmpty()) {
                request.setEntity(new StringEntity(
                        asked.body(),
                        ContentType.parse(String.valueOf(asked.headers().getContentType()))));
            }
        }

        @Override
        public Reply run() throws IOException {
            try {
                var response = http.executeOpen(null, request, null);
                return new Answer(response.getCode(), headersOf(response), bodyOf(response));
            } finally {
                // Gives the connection back at once; closing an answer would read it to its end.
                request.cancel();
            }
        }

        @Override
        public void abort() {
            request.cancel();
        }
    }

    private static HttpHeaders headersOf(ClassicHttpResponse response) {
        var headers = new HttpHeaders();
        for (var header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        return headers;
    }

    private String bodyOf(ClassicHttpResponse response) throws IOException {
        if (longest == 0 || response.getEntity() == null) {
            return "";
        }
        InputStream content = response.getEntity().getContent();
        var bytes = content.readNBytes(longest + 1);
        if (bytes.length > longest) {
            throw new IOException("a longer answer than is taken");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static CloseableHttpClient client(OutsideAddress outside, OutsideCalls.Bounds bounds) {
        return HttpClients.custom()
                .setConnectionManager(connections(outside, bounds))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(within(bounds))
                        .setResponseTimeout(within(bounds))
                        .build())
                .setUserAgent("kenko-techo")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(OutsideAddress outside, OutsideCalls.Bounds bounds) {
        var limits = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .build())
                .setDnsResolver(new Checked(outside))
                .setMaxConnTotal(bounds.atOnce())
                .setMaxConnPerRoute(bounds.ofOneHost())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(within(bounds))
                        .setSocketTimeout(within(bounds))
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(within(bounds)).build())
                .build();
    }

    private static Timeout within(OutsideCalls.Bounds bounds) {
        return Timeout.of(bounds.deadline());
    }

    /** The addresses that are connected to are those that were looked at. */
    private record Checked(OutsideAddress outside) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return outside.lookUp(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}

package jp.kenkotecho.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** An identity provider of somebody else's, by OpenID Connect, on loopback: it believes whoever the test says is there. */
public final class OutsideProvider {

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final AtomicReference<String> subject = new AtomicReference<>("");
    private final AtomicReference<List<String>> methods = new AtomicReference<>(List.of("pwd"));
    private volatile CountDownLatch dripping = new CountDownLatch(0);

    private OutsideProvider(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    public static OutsideProvider start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new OutsideProvider(
                    server, new RSAKeyGenerator(2048).keyID("outside").generate());
            server.createContext("/authorize", provider::authorize);
            server.createContext("/token", provider::token);
            server.createContext("/jwks", exchange -> provider.answer(exchange, new JWKSet(provider.key).toString()));
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                var thread = new Thread(work, "outside-provider");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who sits at the provider's sign-in page, and what they proved (RFC 8176 {@code amr}). */
    public void isUsedBy(String person, String... proofs) {
        subject.set(person);
        methods.set(List.of(proofs));
    }

    /** From now on, until the latch is at zero, it gives out its tokens byte by byte, for a minute at most. */
    public CountDownLatch drips() {
        var until = new CountDownLatch(1);
        dripping = until;
        return until;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestURI().toString();
        var code = "code-" + nonces.size();
        nonces.put(code, Browser.parameter(asked, "nonce"));
        var back = Browser.parameter(asked, "redirect_uri") + "?code=" + code + "&state="
                + java.net.URLEncoder.encode(Browser.parameter(asked, "state"), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = "?" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var token = idToken(nonces.getOrDefault(Browser.parameter(form, "code"), ""));
        answer(
                exchange,
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"openid\",\"id_token\":\""
                        + token + "\"}");
    }

    private String idToken(String nonce) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(issuer())
                    .subject(subject.get())
                    .audience("kenko-techo")
                    .claim("nonce", nonce)
                    .claim("amr", methods.get())
                    .issueTime(Date.from(Instant.now()))
                    .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                    .build();
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        for (var i = 0; i < Math.min(bytes.length, 600) && isStillDripping(); i++) {
            exchange.getResponseBody().write(bytes, i, 1);
            exchange.getResponseBody().flush();
        }
        if (dripping.getCount() > 0) {
            exchange.close();
            return;
        }
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean isStillDripping() {
        try {
            return dripping.getCount() > 0 && !dripping.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

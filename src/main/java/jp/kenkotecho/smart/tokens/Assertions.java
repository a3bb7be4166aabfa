package jp.kenkotecho.smart.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.crypto.Sha256;
import jp.kenkotecho.smart.clients.OutsideKeys;
import jp.kenkotecho.smart.clients.RegisteredClients;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/**
 * Checks the JWT by which a client with keys says who it is (SMART 2.2 "Authenticate with asymmetric keys", RFC 7523
 * §3): RS384 or ES384 and nothing else, exactly one key of that {@code kid}, {@code jku} only as registered, our token
 * endpoint as the one audience, five minutes at most, and each {@code jti} once.
 */
@Component
class Assertions implements JwtDecoderFactory<RegisteredClient> {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final OutsideKeys outside;
    private final JdbcOperations database;
    private final Clock clock;
    private final String audience;

    Assertions(OutsideKeys outside, JdbcOperations database, Clock clock, AuthorizationServerSettings server) {
        this.outside = outside;
        this.database = database;
        this.clock = clock;
        this.audience = server.getIssuer() + server.getTokenEndpoint();
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        return token -> decode(token, client);
    }

    private Jwt decode(String token, RegisteredClient client) {
        try {
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            // The signature last but one: its key may have to be fetched from afar.
            if (!saysWho(client, claims) || !isInTime(claims) || !isSignedBy(client, jwt) || !isFirst(client, claims)) {
                throw new BadJwtException("not an acceptable client assertion");
            }
            return Jwt.withTokenValue(token)
                    .headers(headers -> headers.putAll(jwt.getHeader().toJSONObject()))
                    .subject(claims.getSubject())
                    .issuer(claims.getIssuer())
                    .audience(claims.getAudience())
                    .expiresAt(claims.getExpirationTime().toInstant())
                    .build();
        } catch (ParseException | JOSEException e) {
            throw new BadJwtException("not an acceptable client assertion", e);
        }
    }

    private boolean isSignedBy(RegisteredClient client, SignedJWT jwt) throws JOSEException, ParseException {
        var header = jwt.getHeader();
        var algorithm = header.getAlgorithm();
        if (!algorithm.equals(JWSAlgorithm.RS384) && !algorithm.equals(JWSAlgorithm.ES384)) {
            return false;
        }
        var registered = RegisteredClients.keysAddress(client);
        if (header.getJWKURL() != null
                && !registered.equals(Optional.of(header.getJWKURL().toString()))) {
            return false;
        }
        var keys = keysOf(client).stream()
                .flatMap(set -> set.getKeys().stream())
                .filter(key -> header.getKeyID() != null && header.getKeyID().equals(key.getKeyID()))
                .filter(key -> key.getKeyType().equals(KeyType.forAlgorithm(algorithm)))
                .toList();
        return keys.size() == 1 && jwt.verify(verifierFor(keys.get(0)));
    }

    private Optional<JWKSet> keysOf(RegisteredClient client) throws ParseException {
        var inline = RegisteredClients.inlineKeys(client);
        return inline.isPresent()
                ? Optional.of(JWKSet.parse(inline.get()))
                : RegisteredClients.keysAddress(client).flatMap(outside::at);
    }

    private static JWSVerifier verifierFor(JWK key) throws JOSEException {
        return key instanceof ECKey curve ? new ECDSAVerifier(curve) : new RSASSAVerifier(key.toRSAKey());
    }

    private boolean saysWho(RegisteredClient client, JWTClaimsSet claims) {
        return client.getClientId().equals(claims.getIssuer())
                && client.getClientId().equals(claims.getSubject())
                && claims.getAudience().equals(List.of(audience));
    }

    private boolean isInTime(JWTClaimsSet claims) {
        if (claims.getExpirationTime() == null) {
            return false;
        }
        Instant until = claims.getExpirationTime().toInstant();
        var now = clock.instant();
        return until.isAfter(now.minus(SKEW))
                && !until.isAfter(now.plus(LONGEST).plus(SKEW))
                && (claims.getNotBeforeTime() == null
                        || !claims.getNotBeforeTime().toInstant().isAfter(now.plus(SKEW)));
    }

    /** Inserting the mark succeeds once for all nodes. */
    private boolean isFirst(RegisteredClient client, JWTClaimsSet claims) {
        if (claims.getJWTID() == null || claims.getJWTID().isBlank()) {
            return false;
        }
        try {
            database.update(
                    "insert into smart_seen_assertion (client_id, jti_hash, expires_at) values (?, ?, ?)",
                    client.getClientId(),
                    Sha256.of(claims.getJWTID()),
                    Timestamp.from(claims.getExpirationTime().toInstant().plus(SKEW)));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}

package jp.kenkotecho.consent;

import com.nimbusds.jose.jwk.Curve;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key that signs receipts of consent, P-256, with a certificate of its own making: made once, encrypted in the database,
 * the same on every node. What it proves is that this server issued the receipt and that nobody changed it since.
 */
@Component
class ReceiptKey {

    private static final Duration VALID = Duration.ofDays(3650);
    private static final X500Name NAME = new X500Name("CN=Kenko Techo consent receipts");
    private static final int SERIAL_BITS = 64;

    private final JdbcClient database;
    private final Encryption encryption;
    private final Clock clock;
    private volatile Optional<Signer> known = Optional.empty();

    ReceiptKey(JdbcClient database, KeySettings keys, Clock clock) {
        this.database = database;
        this.encryption = new Encryption(keys, "consent receipts");
        this.clock = clock;
    }

    /** The key and its certificate. */
    record Signer(PrivateKey key, X509Certificate certificate) {}

    Signer signer() {
        if (known.isEmpty()) {
            known = stored().or(() -> {
                keep(make());
                return stored();
            });
        }
        return known.orElseThrow();
    }

    private Optional<Signer> stored() {
        return database.sql("select sealed from receipt_key where id = 1")
                .query(String.class)
                .optional()
                .map(encryption::decrypt)
                .map(ReceiptKey::read);
    }

    /** Whichever node is first. */
    private void keep(Signer signer) {
        try {
            var text = Base64.getEncoder().encodeToString(signer.key().getEncoded()) + " "
                    + Base64.getEncoder().encodeToString(signer.certificate().getEncoded());
            database.sql("insert into receipt_key (id, sealed) values (1, ?)")
                    .param(encryption.encrypt(text))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node's key is as good.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signer read(String text) {
        try {
            var parts = text.split(" ", 2);
            var key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[0])));
            var certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(parts[1])));
            return new Signer(key, (X509Certificate) certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Signer make() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(Curve.P_256.toECParameterSpec());
            var pair = generator.generateKeyPair();
            return new Signer(pair.getPrivate(), certificate(pair));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(KeyPair pair) throws GeneralSecurityException, OperatorCreationException {
        var now = clock.instant();
        var serial = new BigInteger(SERIAL_BITS, new SecureRandom());
        var builder = new JcaX509v3CertificateBuilder(
                NAME, serial, Date.from(now), Date.from(now.plus(VALID)), NAME, pair.getPublic());
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }
}

package jp.kenkotecho.importing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.kenkotecho.spi.KeySettings;
import org.springframework.stereotype.Component;

/**
 * Makes the keys by which an imported record is recognised: HMAC-SHA-256 with the server's secret, because what goes in
 * is personal and short enough to be guessed from a plain hash.
 */
@Component
public class ImportKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    ImportKeys(KeySettings settings) {
        this.secret = new SecretKeySpec(settings.bytes(), ALGORITHM);
    }

    /** 64 hexadecimal digits, the same for the same text on every node. */
    public String seal(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

package jp.kenkotecho.identity;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.kenkotecho.crypto.Sha256;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * What a remembered device keeps in its cookie.
 *
 * @param device its id, the same for as long as it is remembered
 * @param secret 256 random bits, new each time the device comes back
 */
record DeviceToken(String device, String secret) {

    private static final int SECRET_BYTES = 32;
    private static final Pattern COOKIE = Pattern.compile("\"?([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})\"?");
    private static final BytesKeyGenerator RANDOM = KeyGenerators.secureRandom(SECRET_BYTES);

    static DeviceToken ofNewDevice() {
        return new DeviceToken(UUID.randomUUID().toString(), newSecret());
    }

    /** Empty for what no cookie of ours says. Clients of RFC 2109 put it into quotes. */
    static Optional<DeviceToken> read(String cookie) {
        return Optional.of(COOKIE.matcher(cookie))
                .filter(matcher -> matcher.matches())
                .map(matcher -> new DeviceToken(matcher.group(1), matcher.group(2)));
    }

    /** The token that takes the place of this one. */
    DeviceToken next() {
        return new DeviceToken(device, newSecret());
    }

    String cookie() {
        return device + "." + secret;
    }

    /** All that the database keeps of the secret. */
    String hash() {
        return Sha256.of(secret);
    }

    private static String newSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(RANDOM.generateKey());
    }

    @Override
    public String toString() {
        return "DeviceToken[withheld]";
    }
}

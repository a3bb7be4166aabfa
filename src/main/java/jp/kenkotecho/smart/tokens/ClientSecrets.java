package jp.kenkotecho.smart.tokens;

import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares the secret that a client sends, and never hashes it anew: the library would do so at each use of one that is
 * not as strong as its default, and store the client with it, also one that stands in the settings alone.
 */
final class ClientSecrets implements PasswordEncoder {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Override
    public String encode(CharSequence secret) {
        return encoder.encode(secret);
    }

    @Override
    public boolean matches(CharSequence secret, String stored) {
        return encoder.matches(secret, stored);
    }

    @Override
    public boolean upgradeEncoding(String stored) {
        return false;
    }
}

package jp.kenkotecho.identity;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as argon2id hashes (RFC 9106; parameters of Spring Security 5.8: 16 MiB, 2 passes, 1 lane). Each hash carries
 * its parameters. No {@link PasswordEncoder} itself: Spring would hash the secrets of clients with a bean of that type.
 */
@Component
class PasswordHashing {

    private final PasswordEncoder encoder;

    PasswordHashing() {
        this(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    }

    PasswordHashing(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    String hash(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }
}

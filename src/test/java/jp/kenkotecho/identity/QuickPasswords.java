package jp.kenkotecho.identity;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2 as cheap as it can be: the suite makes hundreds of people and signs them in, and half its processor time was spent
 * on making guesses expensive. {@link PasswordHashingTest} holds the parameters of the server itself; the tests that start it
 * as a process of its own sign in with those.
 */
@TestConfiguration(proxyBeanMethods = false)
public class QuickPasswords {

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 8;
    private static final int PASSES = 1;

    @Bean
    @Primary
    PasswordHashing quickPasswordHashing() {
        return new PasswordHashing(new Argon2PasswordEncoder(SALT, HASH, LANES, KIBIBYTES, PASSES));
    }
}

package jp.kenkotecho.server;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import jp.kenkotecho.spi.StartRule;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * What must hold before the server starts. Production names every setting that is missing, at once, those that
 * features demand ({@link StartRule}) too; demo mode, which has
 * public passwords, listens on loopback only.
 */
class StartRules implements EnvironmentPostProcessor, Ordered {

    /** The key that demo mode is shipped with; everybody knows it. */
    static final String DEMO_KEY = "a2Vua28tdGVjaG8tZGVtby1rZXktbm90LXNlY3JldC0=";

    private static final int KEY_BYTES = 32;

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var missing = environment.acceptsProfiles(Profiles.of("production"))
                ? missingInProduction(environment)
                : missingInDemo(environment);
        if (!missing.isEmpty()) {
            throw new CannotStart(missing);
        }
    }

    static List<String> missingInProduction(Environment environment) {
        var missing = new ArrayList<String>();
        var database = environment.getProperty("PHR_DB_URL", "");
        if (!database.startsWith("jdbc:postgresql:")) {
            missing.add("PHR_DB_URL: the PostgreSQL database, jdbc:postgresql://host/name");
        }
        require(environment, "PHR_DB_USER", "the database user", missing);
        require(environment, "PHR_DB_PASSWORD", "the database password", missing);
        if (!isPublic(environment.getProperty("PHR_BASE_URL", ""))) {
            missing.add("PHR_BASE_URL: the public https address of this server, without /fhir");
        }
        var key = environment.getProperty("PHR_KEYS_SECRET", "");
        if (DEMO_KEY.equals(key)) {
            missing.add("PHR_KEYS_SECRET: a key of your own; this is the published demo key");
        } else if (!isKey(key)) {
            missing.add("PHR_KEYS_SECRET: " + KEY_BYTES + " random bytes in Base64 (openssl rand -base64 32)");
        }
        SpringFactoriesLoader.loadFactories(StartRule.class, StartRules.class.getClassLoader())
                .forEach(feature -> missing.addAll(feature.missingInProduction(environment)));
        return missing;
    }

    static List<String> missingInDemo(Environment environment) {
        var address = environment.getProperty("server.address", "");
        return isLoopback(address)
                ? List.of()
                : List.of("server.address: demo mode has public passwords and listens on loopback only (127.0.0.1)."
                        + " Start with --spring.profiles.active=production to serve others");
    }

    private static void require(Environment environment, String name, String what, List<String> missing) {
        if (environment.getProperty(name, "").isBlank()) {
            missing.add(name + ": " + what);
        }
    }

    private static boolean isPublic(String url) {
        try {
            var uri = URI.create(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && !isLoopback(uri.getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length >= KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLoopback(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost")) {
            return true;
        }
        try {
            return name.matches("[0-9.:\\[\\]a-f]+")
                    && InetAddress.getByName(name).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

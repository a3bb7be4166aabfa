package jp.kenkotecho.smart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kenkotecho.spi.StartRule;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** Nothing of the demo in production: no keys from this machine, and no client whose secret everybody knows. */
final class SmartStartRule implements StartRule {

    @Override
    public List<String> missingInProduction(Environment environment) {
        var missing = new ArrayList<String>();
        if (environment.getProperty("phr.smart.local-keys", Boolean.class, false)) {
            missing.add("phr.smart.local-keys: false; keys fetched from this machine are for demo mode alone");
        }
        clients(environment)
                .filter(SmartStartRule::isOfDemo)
                .forEach(client -> missing.add("phr.smart.clients: " + client.get("id")
                        + " is a demo client, or has the secret of one; register your own"));
        return missing;
    }

    /** Wherever they are set: in a file, or in the environment as PHR_SMART_CLIENTS_0_ID. */
    private static Stream<Map<String, String>> clients(Environment environment) {
        var client = ResolvableType.forClassWithGenerics(Map.class, String.class, String.class);
        var list = ResolvableType.forClassWithGenerics(List.class, client);
        return Binder.get(environment)
                .bind("phr.smart.clients", Bindable.<List<Map<String, String>>>of(list))
                .orElse(List.of())
                .stream();
    }

    private static boolean isOfDemo(Map<String, String> client) {
        return client.getOrDefault("id", "").startsWith("demo-")
                || client.getOrDefault("secret", "").contains("demo-secret");
    }
}

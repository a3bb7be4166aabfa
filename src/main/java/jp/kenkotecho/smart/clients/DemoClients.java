package jp.kenkotecho.smart.clients;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.smart.model.ScopePolicy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The clients of demo mode. Production knows none of them, and refuses to start with one of their names. */
@Component
@Profile("!production")
class DemoClients {

    private static final String SECRET = "{noop}demo-secret";

    /** The public half of {@code demo-research-key.json}, whose private half is published for trying. */
    private static final String RESEARCH_KEY = """
            {"keys":[{"kty":"EC","crv":"P-384","kid":"demo-research-1","alg":"ES384","use":"sig",
            "x":"vTH0jm8_c0xYZaLtexLZ8BhMQTdG_hGUTSyxQQNwKV7LNvxDcKh5v3v0AE0TObmo","y":"bO7QKMWrc9dPIM8nrKConHBwt-wp9DxYSPMbCuAVl9HUpAnGyegkpECyywKcVQUq"}]}""";

    private static final Set<String> LAUNCH = Set.of(
            "openid",
            "fhirUser",
            "profile",
            "launch",
            "launch/patient",
            "launch/encounter",
            "offline_access",
            "online_access");

    List<ClientRegistration> all() {
        return List.of(
                app("demo-app", "健康手帳アプリ (デモ)", "", true, Set.of("patient/*.cruds", "user/*.cruds", ScopePolicy.ADMIN)),
                app("demo-clinic", "診療所の端末 (デモ)", SECRET, false, Set.of("patient/*.rs", "user/*.rs")),
                new ClientRegistration(
                        "demo-backend",
                        "",
                        SECRET,
                        "",
                        "",
                        List.of(),
                        "",
                        false,
                        Set.of("system/*.cruds", ScopePolicy.ADMIN),
                        Set.of(),
                        Set.of()),
                new ClientRegistration(
                        "demo-research",
                        "健康手帳の研究 (デモ)",
                        "",
                        "",
                        RESEARCH_KEY,
                        List.of(),
                        "",
                        false,
                        Set.of("system/*.rs"),
                        Set.of("demo-cohort"),
                        Set.of("researcher")));
    }

    private static ClientRegistration app(
            String id, String name, String secret, boolean firstParty, Set<String> resources) {
        var scopes = new HashSet<>(LAUNCH);
        scopes.addAll(resources);
        return new ClientRegistration(
                id,
                name,
                secret,
                "",
                "",
                List.of("http://127.0.0.1/callback", "http://[::1]/callback"),
                "http://127.0.0.1/launch",
                firstParty,
                scopes,
                Set.of(),
                Set.of());
    }
}

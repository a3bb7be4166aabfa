package jp.kenkotecho.smart.clients;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.smart.model.Scope;
import jp.kenkotecho.smart.model.ScopePolicy;
import jp.kenkotecho.spi.Administration;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * What the office does with clients, by its API and by its page: listing, registering (RFC 7591 §2 and §3), removing. Each
 * of it refuses whoever is no administrator.
 */
@Component
public class ClientAdministration {

    private static final int SECRET_BYTES = 32;

    private static final Problem TOO_LONG =
            Problem.of(Kind.NONCONFORMING, "長すぎる項目か、空の項目があります。", "something is too long, or a list holds null");
    private static final Problem SCOPE = Problem.of(
                    Kind.NONCONFORMING,
                    "知らない範囲 (スコープ) か、この種類のアプリには使えない範囲があります。",
                    "a scope is unknown, or not for this kind of client")
            .at("scope");
    private static final Problem COHORTS = Problem.of(
                    Kind.NONCONFORMING, "コホートと研究者は、研究のためのサービスだけに付けられます。", "cohorts are for backend services")
            .at("cohorts");
    private static final Problem RESEARCHERS = Problem.of(
                    Kind.NONCONFORMING, "研究者を付けるには、コホートも付けてください。", "researchers are for backend services with cohorts")
            .at("researchers");
    private static final Problem KEYS_ADDRESS = Problem.of(
                    Kind.NONCONFORMING,
                    "鍵のアドレス (jwks_uri) は、外のネットワークの https だけです。",
                    "jwks_uri must be https and outside of this network")
            .at("jwks_uri");
    private static final Problem KEYS = Problem.of(
                    Kind.NONCONFORMING, "公開鍵 (jwks) として読み取れません。", "jwks is not a set of public keys")
            .at("jwks");
    private static final Problem TAKEN = Problem.of(Kind.CONFLICT, "その client_id はもう登録されています。", "client_id is taken")
            .at("client_id");
    static final Problem ADDRESS = Problem.of(
                    Kind.NONCONFORMING,
                    "戻り先のアドレスが使えない形か、認証のしかたがありません。",
                    "an address is not acceptable, or the client has no way to authenticate")
            .at("redirect_uris");

    private final ClientRegistry clients;
    private final KnownScopes known;
    private final OutsideKeys outside;
    private final ApplicationEventPublisher events;
    private final BytesKeyGenerator random = KeyGenerators.secureRandom(SECRET_BYTES);
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    public ClientAdministration(
            ClientRegistry clients, KnownScopes known, OutsideKeys outside, ApplicationEventPublisher events) {
        this.clients = clients;
        this.known = known;
        this.outside = outside;
        this.events = events;
    }

    /**
     * A client as it was registered.
     *
     * @param secret told this once and kept as a hash; empty for one that has none
     */
    public record Registered(String id, String secret) {}

    /** The clients of a page, those of the settings before the others; {@code from}: how many to pass over. */
    public ListedClient.Page list(Caller by, int from) {
        Administration.demand(by);
        return clients.list(from);
    }

    /**
     * Registers one.
     *
     * @throws Refusal with what is wrong with it, and where; also for an id that is taken
     */
    public Registered register(Caller by, WantedClient wanted) {
        Administration.demand(by);
        var id = wanted.clientId() == null ? UUID.randomUUID().toString() : wanted.clientId();
        return register(wanted, id, wanted.firstParty(), "by " + nameOf(by));
    }

    /** The same for an app that registers itself: under an id of ours, and as nobody's own. */
    Registered registerItself(WantedClient wanted) {
        return register(wanted, UUID.randomUUID().toString(), false, "");
    }

    /** Removes one that was registered while the server ran, with all that it was granted. */
    public void remove(Caller by, String id) {
        Administration.demand(by);
        if (!clients.remove(id)) {
            throw new Refusal(Refusal.NOT_THERE);
        }
        events.publishEvent(new SecurityEvent(What.CLIENT_REMOVED, id, "by " + nameOf(by)));
    }

    private Registered register(WantedClient wanted, String id, boolean firstParty, String who) {
        problem(wanted).ifPresent(problem -> {
            throw new Refusal(problem);
        });
        var secret = wanted.needsSecret()
                ? Base64.getUrlEncoder().withoutPadding().encodeToString(random.generateKey())
                : "";
        try {
            if (!clients.register(registration(wanted, id, secret, firstParty))) {
                throw new Refusal(TAKEN);
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(ADDRESS);
        }
        events.publishEvent(new SecurityEvent(What.CLIENT_REGISTERED, id, who));
        return new Registered(id, secret);
    }

    private Optional<Problem> problem(WantedClient wanted) {
        if (!wanted.isStorable()) {
            return Optional.of(TOO_LONG);
        }
        if (!wanted.scopes().stream().allMatch(scope -> isAcceptable(scope, wanted.isBackend()))) {
            return Optional.of(SCOPE);
        }
        if (!wanted.cohorts().isEmpty() && !wanted.isBackend()) {
            return Optional.of(COHORTS);
        }
        if (!wanted.researchers().stream().allMatch(name -> name.matches("\\S{1,100}"))
                || (!wanted.researchers().isEmpty() && wanted.cohorts().isEmpty())) {
            return Optional.of(RESEARCHERS);
        }
        if (wanted.jwksUri() != null && !outside.mayBeCalled(wanted.jwksUri())) {
            return Optional.of(KEYS_ADDRESS);
        }
        return hasReadableKeys(wanted) ? Optional.empty() : Optional.of(KEYS);
    }

    private boolean isAcceptable(String text, boolean backend) {
        if (text.equals(ScopePolicy.ADMIN)) {
            // Whoever may register clients does not make others who may: that is the settings' to say.
            return false;
        }
        if (ScopePolicy.SPECIAL.contains(text)) {
            return !backend;
        }
        return Scope.read(text)
                .filter(known)
                .filter(scope -> backend == (scope.context() == Scope.Context.SYSTEM))
                .isPresent();
    }

    private static boolean hasReadableKeys(WantedClient wanted) {
        if (wanted.jwks() == null) {
            return true;
        }
        try {
            return JWKSet.parse(wanted.jwks().toString()).getKeys().stream().noneMatch(key -> key.isPrivate());
        } catch (ParseException e) {
            return false;
        }
    }

    private ClientRegistration registration(WantedClient wanted, String id, String secret, boolean firstParty) {
        var byKeys = "private_key_jwt".equals(wanted.method());
        return new ClientRegistration(
                id,
                wanted.name() == null ? "" : wanted.name(),
                secret.isEmpty() ? "" : "{bcrypt}" + bcrypt.encode(secret),
                byKeys && wanted.jwksUri() != null ? wanted.jwksUri() : "",
                byKeys && wanted.jwks() != null ? wanted.jwks().toString() : "",
                wanted.addresses(),
                wanted.launchUri() == null ? "" : wanted.launchUri(),
                firstParty,
                wanted.scopes(),
                wanted.cohorts(),
                wanted.researchers());
    }

    private static String nameOf(Caller by) {
        return by.behalf().isSomebody() ? by.behalf().account() : by.client();
    }
}

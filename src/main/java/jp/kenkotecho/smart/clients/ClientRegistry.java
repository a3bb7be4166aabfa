package jp.kenkotecho.smart.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository.RegisteredClientParametersMapper;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/**
 * The clients that there are: those of the settings, demo mode's, and those registered while the server runs, which
 * stand in the database. One that was removed is unknown within a second on every node.
 */
@Component
public class ClientRegistry implements RegisteredClientRepository {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    /** The columns stand in the order of {@link RegisteredClientParametersMapper}. */
    private static final String INSERT = "insert into oauth2_registered_client (id, client_id, client_id_issued_at,"
            + " client_secret, client_secret_expires_at, client_name, client_authentication_methods,"
            + " authorization_grant_types, redirect_uris, post_logout_redirect_uris, scopes, client_settings,"
            + " token_settings) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int PAGE = 50;
    private static final int FURTHEST = 1_000_000;
    private static final int MOST_RESEARCH = 1_000;

    private final Map<String, RegisteredClient> configured = new LinkedHashMap<>();
    private final JdbcRegisteredClientRepository registered;
    private final JdbcOperations database;
    private final SmartSettings settings;
    private final Cache<String, Optional<RegisteredClient>> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    ClientRegistry(JdbcOperations database, SmartSettings settings, ObjectProvider<DemoClients> demo) {
        this.database = database;
        this.settings = settings;
        this.registered = new JdbcRegisteredClientRepository(database);
        settings.clients().forEach(this::configure);
        demo.forEach(clients -> clients.all().forEach(this::configure));
    }

    private void configure(ClientRegistration registration) {
        configured.put(registration.id(), RegisteredClients.of(registration, settings));
    }

    /** Registers it in the database; false when there is one of that id, if only since the same moment. */
    boolean register(ClientRegistration registration) {
        if (findByClientId(registration.id()) != null) {
            return false;
        }
        try {
            insert(RegisteredClients.of(registration, settings));
        } catch (DuplicateKeyException e) {
            return false;
        }
        known.invalidate(registration.id());
        return true;
    }

    /** The library's own saving overwrites one that came in at the same moment, with another secret. */
    private void insert(RegisteredClient client) {
        database.update(
                INSERT, new RegisteredClientParametersMapper().apply(client).toArray());
    }

    /** Removes one that was registered while the server ran, and all that it was granted; those of the settings stay. */
    public boolean remove(String clientId) {
        var removed = database.update("delete from oauth2_registered_client where client_id = ?", clientId) == 1;
        if (removed) {
            known.invalidate(clientId);
            database.update("delete from oauth2_authorization where registered_client_id = ?", clientId);
        }
        return removed;
    }

    List<String> registeredIds() {
        return database.queryForList("select client_id from oauth2_registered_client order by client_id", String.class);
    }

    /** A page of all, those of the settings first. */
    ListedClient.Page list(int from) {
        var start = Math.max(0, Math.min(from, FURTHEST));
        var ids = database.queryForList(
                "select client_id from oauth2_registered_client order by client_id offset ? rows fetch next "
                        + (PAGE + 1) + " rows only",
                String.class,
                Math.max(0, start - configured.size()));
        var all = Stream.concat(configured.keySet().stream().skip(start), ids.stream())
                .flatMap(id -> Stream.ofNullable(findByClientId(id)))
                .limit(PAGE + 1)
                .map(client -> ListedClient.of(client, !configured.containsKey(client.getClientId())))
                .toList();
        return new ListedClient.Page(all.stream().limit(PAGE).toList(), start, all.size() > PAGE);
    }

    /** The clients that export for the researcher of this user name, by their ids. */
    List<RegisteredClient> ofResearcher(String username) {
        var ids = database.queryForList(
                "select client_id from oauth2_registered_client where client_settings like '%"
                        + RegisteredClients.RESEARCHERS + "%' order by client_id fetch first " + MOST_RESEARCH
                        + " rows only",
                String.class);
        return Stream.concat(configured.keySet().stream(), ids.stream())
                .flatMap(id -> Stream.ofNullable(findByClientId(id)))
                .filter(client -> RegisteredClients.researchers(client).contains(username))
                .toList();
    }

    @Override
    public void save(RegisteredClient client) {
        registered.save(client);
        known.invalidate(client.getClientId());
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        var one = configured.get(clientId);
        return one != null
                ? one
                : known.get(clientId, id -> Optional.ofNullable(registered.findByClientId(id)))
                        .orElse(null);
    }
}

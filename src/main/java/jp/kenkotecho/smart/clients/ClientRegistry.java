package jp.kenkotecho.smart.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
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

    /** Registers it in the database; false when there is one of that id. */
    boolean register(ClientRegistration registration) {
        if (findByClientId(registration.id()) != null) {
            return false;
        }
        save(RegisteredClients.of(registration, settings));
        return true;
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

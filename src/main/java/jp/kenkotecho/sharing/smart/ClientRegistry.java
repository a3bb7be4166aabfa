package jp.kenkotecho.sharing.smart;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Which clients there are: those of the settings, and in demo mode {@code demo-backend}. */
@Configuration(proxyBeanMethods = false)
class ClientRegistry {

    /** A client that demo mode brings along. */
    record DemoClient(RegisteredClient registered) {}

    @Bean
    @Profile("!production")
    DemoClient demoBackend(SmartSettings settings) {
        return new DemoClient(backend("demo-backend", "{noop}demo-secret", List.of("system/*.cruds"), settings));
    }

    @Bean
    RegisteredClientRepository clients(SmartSettings settings, ObjectProvider<DemoClient> demo) {
        var registered = Stream.concat(
                        settings.clients().stream()
                                .map(client -> backend(client.id(), client.secret(), client.scopes(), settings)),
                        demo.stream().map(DemoClient::registered))
                .toList();
        return registered.isEmpty() ? new NoClients() : new InMemoryRegisteredClientRepository(registered);
    }

    private static RegisteredClient backend(String id, String secret, Iterable<String> scopes, SmartSettings settings) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> scopes.forEach(all::add))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .accessTokenTimeToLive(settings.tokenLife())
                        .build())
                .build();
    }

    /** A server nobody may call yet: the library's own registry cannot be empty. */
    private static final class NoClients implements RegisteredClientRepository {

        @Override
        public void save(RegisteredClient client) {
            throw new UnsupportedOperationException("clients are registered in the settings");
        }

        @Override
        public RegisteredClient findById(String id) {
            return findByClientId(id);
        }

        @Override
        @SuppressWarnings("NullAway") // the interface says null for "not registered"
        public RegisteredClient findByClientId(String clientId) {
            return null;
        }
    }
}

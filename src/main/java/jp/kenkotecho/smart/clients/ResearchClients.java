package jp.kenkotecho.smart.clients;

import java.util.List;
import java.util.Set;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * The research clients that somebody answers for: what such a client exports they may export by page, and no more. In the
 * record they are nobody, so that a cohort opens no record to them.
 */
@Component
public class ResearchClients {

    private final ClientRegistry clients;

    ResearchClients(ClientRegistry clients) {
        this.clients = clients;
    }

    /**
     * A client of a researcher's.
     *
     * @param cohorts {@code Group/…}
     */
    public record ResearchClient(String id, String name, Set<String> scopes, Set<String> cohorts) {

        /** The caller as whom the client itself would call, with all of its scopes. */
        public Caller caller() {
            return new Caller(id, scopes, Delegation.ofCohorts(cohorts));
        }
    }

    /** The clients of the account with this user name; none once an administrator took the name out. */
    public List<ResearchClient> of(String username) {
        return clients.ofResearcher(username).stream()
                .filter(client -> !RegisteredClients.cohorts(client).isEmpty())
                .map(ResearchClients::of)
                .toList();
    }

    private static ResearchClient of(RegisteredClient client) {
        return new ResearchClient(
                client.getClientId(), client.getClientName(), client.getScopes(), RegisteredClients.cohorts(client));
    }
}

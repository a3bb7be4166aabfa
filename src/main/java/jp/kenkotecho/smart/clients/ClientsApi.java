package jp.kenkotecho.smart.clients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.smart.clients.ClientAdministration.Registered;
import jp.kenkotecho.spi.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Registering clients, in the words of RFC 7591 §2 and §3: by an administrator at {@code /admin/clients}, or by the app
 * itself at {@code /oauth2/register}, which is off unless the settings say otherwise and makes no backend service and
 * nothing of the product's own.
 */
@RestController
public class ClientsApi {

    private final ClientRegistry clients;
    private final ClientAdministration administration;
    private final SmartSettings settings;

    public ClientsApi(ClientRegistry clients, ClientAdministration administration, SmartSettings settings) {
        this.clients = clients;
        this.administration = administration;
        this.settings = settings;
    }

    @PostMapping("/admin/clients")
    ResponseEntity<Map<String, Object>> register(@RequestBody WantedClient wanted, Caller by) {
        return answer(wanted, () -> administration.register(by, wanted));
    }

    @GetMapping("/admin/clients")
    List<String> list() {
        return clients.registeredIds();
    }

    @DeleteMapping("/admin/clients/{id}")
    ResponseEntity<Void> remove(@PathVariable String id, Caller by) {
        try {
            administration.remove(by, id);
            return ResponseEntity.noContent().build();
        } catch (Refusal e) {
            return ResponseEntity.status(e.getStatusCode()).build();
        }
    }

    @PostMapping("/oauth2/register")
    public ResponseEntity<Map<String, Object>> registerItself(@RequestBody WantedClient wanted) {
        if (!settings.dynamicRegistration()) {
            return ResponseEntity.notFound().build();
        }
        return wanted.isBackend()
                ? refuse("invalid_client_metadata", "an app that registers itself has redirect_uris")
                : answer(wanted, () -> administration.registerItself(wanted));
    }

    private static ResponseEntity<Map<String, Object>> answer(WantedClient wanted, Supplier<Registered> registering) {
        try {
            return ResponseEntity.status(HttpStatus.CREATED).body(answer(wanted, registering.get()));
        } catch (Refusal e) {
            var problem = e.problems().get(0);
            var isAddress = problem.equals(ClientAdministration.ADDRESS);
            return refuse(
                    isAddress ? "invalid_redirect_uri" : "invalid_client_metadata",
                    problem.message().en());
        }
    }

    private static Map<String, Object> answer(WantedClient wanted, Registered registered) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("client_id", registered.id());
        if (!registered.secret().isEmpty()) {
            answer.put("client_secret", registered.secret());
            answer.put("client_secret_expires_at", 0);
        }
        answer.put("redirect_uris", wanted.addresses());
        answer.put("scope", String.join(" ", wanted.scopes()));
        answer.put("token_endpoint_auth_method", wanted.method() == null ? "client_secret_basic" : wanted.method());
        return answer;
    }

    private static ResponseEntity<Map<String, Object>> refuse(String error, String why) {
        return ResponseEntity.badRequest().body(Map.of("error", error, "error_description", why));
    }
}

package jp.kenkotecho.smart.launch;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.smart.clients.ClientRegistry;
import jp.kenkotecho.smart.clients.RegisteredClients;
import jp.kenkotecho.smart.launch.Launches.Launch;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Inputs;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code POST Encounter/{id}/$launch}: opens an app with this visit and its patient in context (SMART 2.2, "Launch App:
 * EHR Launch").
 */
@FhirProvider
class LaunchOperation {

    private static final Set<String> PARAMETERS = Set.of("client");

    private static final Problem NO_PERSON = Problem.of(
            Problem.Kind.REFUSED,
            "起動には、サインインした人のトークンが必要です。",
            "A launch is made by somebody who has signed in, not by a backend service.");
    private static final Problem NO_CLIENT = Problem.of(
                    Problem.Kind.MALFORMED,
                    "client には、起動 (launch) が登録されたアプリの client_id を入れてください。",
                    "client must be the client_id of an app that is registered for launch.")
            .at("client");

    private final RecordStore store;
    private final ClientRegistry clients;
    private final Launches launches;
    private final ApplicationEventPublisher events;
    private final String fhirBase;

    LaunchOperation(
            RecordStore store,
            ClientRegistry clients,
            Launches launches,
            ApplicationEventPublisher events,
            AuthorizationServerSettings server) {
        this.store = store;
        this.clients = clients;
        this.launches = launches;
        this.events = events;
        this.fhirBase = server.getIssuer() + "/fhir";
    }

    @Operation(name = "$launch", type = Encounter.class)
    public Parameters launch(@IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var inputs = Inputs.of(body, PARAMETERS, request);
        var caller = CallerOf.request(request).orElseThrow();
        if (!caller.behalf().isSomebody()) {
            throw new Refusal(NO_PERSON);
        }
        var encounter =
                store.read(caller, Encounter.class, id.getIdPart()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var client = inputs.one("client", StringType.class)
                .flatMap(name -> launchable(name.getValue()))
                .orElseThrow(() -> new Refusal(NO_CLIENT));
        var patient = encounter.getSubject().getReferenceElement().getIdPart();
        var value =
                launches.create(new Launch(client.getClientId(), caller.behalf().account(), patient, id.getIdPart()));
        events.publishEvent(
                new SecurityEvent(What.LAUNCH_CREATED, caller.behalf().account(), client.getClientId()));
        return answer(client, value);
    }

    private Optional<RegisteredClient> launchable(String clientId) {
        return Optional.ofNullable(clients.findByClientId(clientId))
                .filter(client -> client.getScopes().contains("launch"));
    }

    private Parameters answer(RegisteredClient client, String value) {
        var answer = new Parameters();
        answer.addParameter().setName("launch").setValue(new StringType(value));
        RegisteredClients.launchUri(client)
                .map(uri -> UriComponentsBuilder.fromUriString(uri)
                        .queryParam("iss", fhirBase)
                        .queryParam("launch", value)
                        .encode()
                        .toUriString())
                .ifPresent(url -> answer.addParameter().setName("url").setValue(new UriType(url)));
        return answer;
    }
}

package jp.kenkotecho.subscription;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.smart.model.Scopes;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.subscription.fhir.SubscriptionForm;
import jp.kenkotecho.subscription.model.Channel;
import jp.kenkotecho.subscription.model.StoredSubscription;
import jp.kenkotecho.subscription.model.StoredSubscription.Owner;
import jp.kenkotecho.subscription.model.SubscriptionCriteria;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions, kept apart from the record: each is of the app that made it, on behalf of whoever let it in, and nobody
 * else finds it. A scope has to name the type: one for every type lets an app read and write the record, not be called.
 */
@FhirProvider
class SubscriptionProvider implements IResourceProvider {

    private static final int MOST = 20;
    private static final int LONGEST_REASON = 200;
    private static final String TYPE = "Subscription";

    private static final Problem FOR_APPS_OF_PEOPLE = Problem.of(
            Problem.Kind.REFUSED,
            "本人などが許可したアプリの、Subscription を名指しするスコープ (patient/Subscription.crud など) が要ります。",
            "For apps that a person let in, with a scope that names Subscription (such as patient/Subscription.crud).");
    private static final Problem BAD_CRITERIA = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "criteria は「型?patient=Patient/id」に category、code、status を足したものだけです。",
                    "criteria are Type?patient=Patient/id, with category, code and status at most.")
            .at("Subscription.criteria");
    private static final Problem BAD_CHANNEL = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "channel は rest-hook で、payload はなく (内容は送りません)、header は Authorization か X-… だけです。",
                    "The channel is a rest-hook without a payload (no content is sent), its headers Authorization or X-….")
            .at("Subscription.channel");
    private static final Problem BAD_ENDPOINT = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "endpoint は外のネットワークの https アドレスです。",
                    "The endpoint is an https address of an outer network.")
            .at("Subscription.channel.endpoint");
    private static final Problem BAD_REASON = Problem.of(
                    Problem.Kind.MALFORMED, "reason は200文字までです。", "The reason has 200 characters at most.")
            .at("Subscription.reason");
    private static final Problem BAD_STATE = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "status は requested か active か off にしてください。",
                    "The status is requested, active or off.")
            .at("Subscription.status");
    private static final Problem TOO_MANY =
            Problem.of(Problem.Kind.NOT_SUPPORTED, "一つのアプリの登録は20件までです。", "An app has 20 subscriptions at most.");

    private static final Problem NOT_UNDERSTOOD = Problem.of(
            Problem.Kind.NONCONFORMING,
            "意味を変える拡張や規則 (modifierExtension、implicitRules) は、このサーバーでは理解できないので、受け付けられません。",
            "What changes the meaning (modifierExtension, implicitRules) is not understood here, so this cannot be taken.");

    private final Subscriptions subscriptions;
    private final SubscribedContent subscribedContent;
    private final RestHookClient calls;
    private final FhirContext fhir;
    private final Clock clock;

    SubscriptionProvider(
            Subscriptions subscriptions,
            SubscribedContent subscribedContent,
            RestHookClient calls,
            FhirContext fhir,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.subscribedContent = subscribedContent;
        this.calls = calls;
        this.fhir = fhir;
        this.clock = clock;
    }

    @Override
    public Class<Subscription> getResourceType() {
        return Subscription.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam Subscription written, RequestDetails request) {
        var caller = caller(request, 'c');
        var owner = owner(caller);
        if (subscriptions.of(owner).size() >= MOST) {
            throw new Refusal(TOO_MANY);
        }
        var storedSubscription = read(UUID.randomUUID().toString(), written, caller);
        subscriptions.add(storedSubscription);
        return outcome(storedSubscription).setCreated(true);
    }

    @Read
    public Subscription read(@IdParam IdType id, RequestDetails request) {
        return SubscriptionForm.of(own(id, owner(caller(request, 'r'))));
    }

    @Search
    public List<Subscription> search(RequestDetails request) {
        return subscriptions.of(owner(caller(request, 's'))).stream()
                .map(SubscriptionForm::of)
                .toList();
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Subscription written, RequestDetails request) {
        var caller = caller(request, 'u');
        var storedSubscription = read(own(id, owner(caller)).id(), written, caller);
        subscriptions.change(storedSubscription);
        return outcome(storedSubscription);
    }

    @Delete
    public MethodOutcome delete(@IdParam IdType id, RequestDetails request) {
        subscriptions.remove(own(id, owner(caller(request, 'd'))).id());
        return new MethodOutcome();
    }

    private StoredSubscription own(IdType id, Owner owner) {
        return subscriptions.of(owner).stream()
                .filter(storedSubscription -> storedSubscription.id().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
    }

    private StoredSubscription read(String id, Subscription written, Caller caller) {
        if (written.hasModifierExtension()
                || written.getChannel().hasModifierExtension()
                || written.hasImplicitRules()) {
            throw new Refusal(NOT_UNDERSTOOD);
        }
        var criteria = Optional.ofNullable(written.getCriteria())
                .flatMap(SubscriptionCriteria::read)
                .filter(one -> fhir.getResourceTypes().contains(one.type()))
                .orElseThrow(() -> new Refusal(BAD_CRITERIA));
        var channel = SubscriptionForm.channel(written)
                .filter(Channel::isWellFormed)
                .orElseThrow(() -> new Refusal(BAD_CHANNEL));
        if (!calls.mayReach(channel)) {
            throw new Refusal(BAD_ENDPOINT);
        }
        var reason = Optional.ofNullable(written.getReason()).orElse("");
        if (reason.length() > LONGEST_REASON) {
            throw new Refusal(BAD_REASON);
        }
        subscribedContent.demand(caller, criteria);
        return new StoredSubscription(
                id,
                owner(caller),
                criteria,
                channel,
                reason,
                SubscriptionForm.end(written),
                state(written.getStatus()),
                "",
                clock.instant(),
                Optional.empty(),
                0);
    }

    private static String state(@Nullable SubscriptionStatus asked) {
        if (asked == SubscriptionStatus.REQUESTED || asked == SubscriptionStatus.ACTIVE) {
            return StoredSubscription.ACTIVE;
        }
        if (asked == SubscriptionStatus.OFF) {
            return StoredSubscription.OFF;
        }
        throw new Refusal(BAD_STATE);
    }

    private static Caller caller(RequestDetails request, char permission) {
        return CallerOf.request(request)
                .filter(caller ->
                        caller.behalf().isSomebody() && Scopes.of(caller).name(permission, TYPE))
                .orElseThrow(() -> new Refusal(FOR_APPS_OF_PEOPLE));
    }

    private static Owner owner(Caller caller) {
        var behalf = caller.behalf();
        return new Owner(behalf.account(), caller.client(), behalf.inContext());
    }

    private static MethodOutcome outcome(StoredSubscription storedSubscription) {
        var subscription = SubscriptionForm.of(storedSubscription);
        return new MethodOutcome(subscription.getIdElement()).setResource(subscription);
    }
}

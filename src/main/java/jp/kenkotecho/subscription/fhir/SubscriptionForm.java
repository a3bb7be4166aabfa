package jp.kenkotecho.subscription.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import jp.kenkotecho.subscription.model.Channel;
import jp.kenkotecho.subscription.model.StoredSubscription;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/** A subscription as a client writes and reads it. */
public final class SubscriptionForm {

    private SubscriptionForm() {}

    /** Empty for a channel that is no rest-hook, has no endpoint, or asks for a payload. */
    public static Optional<Channel> channel(Subscription written) {
        var channel = written.getChannel();
        return channel.getType() == SubscriptionChannelType.RESTHOOK && channel.hasEndpoint() && !channel.hasPayload()
                ? Optional.of(new Channel(
                        channel.getEndpoint(),
                        channel.getHeader().stream().map(StringType::getValue).toList()))
                : Optional.empty();
    }

    public static Optional<Instant> end(Subscription written) {
        return Optional.ofNullable(written.getEnd()).map(Date::toInstant);
    }

    public static Subscription of(StoredSubscription storedSubscription) {
        var subscription = new Subscription();
        subscription.setId("Subscription/" + storedSubscription.id());
        subscription.getMeta().setLastUpdated(Date.from(storedSubscription.changed()));
        subscription.setStatus(SubscriptionStatus.fromCode(storedSubscription.state()));
        subscription.setReason(storedSubscription.reason());
        subscription.setCriteria(storedSubscription.criteria().text());
        storedSubscription.end().ifPresent(end -> subscription.setEnd(Date.from(end)));
        if (!storedSubscription.failure().isEmpty()) {
            subscription.setError(storedSubscription.failure());
        }
        var channel = subscription.getChannel().setType(SubscriptionChannelType.RESTHOOK);
        channel.setEndpoint(storedSubscription.channel().endpoint());
        storedSubscription.channel().headers().forEach(channel::addHeader);
        return subscription;
    }
}

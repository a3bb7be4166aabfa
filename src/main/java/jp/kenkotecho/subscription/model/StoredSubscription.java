package jp.kenkotecho.subscription.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.PersonId;

/**
 * A subscription that is kept.
 *
 * @param state one of R4's subscription-status
 * @param failure why it is in error: never what somebody's server said; empty for none
 * @param since from when on there may be something new that was not told; empty for nothing
 */
public record StoredSubscription(
        String id,
        Owner owner,
        SubscriptionCriteria criteria,
        Channel channel,
        String reason,
        Optional<Instant> end,
        String state,
        String failure,
        Instant changed,
        Optional<Instant> since,
        int attempts) {

    public static final String ACTIVE = "active";
    public static final String OFF = "off";
    public static final String ERROR = "error";

    /**
     * The owner of a subscription: an app, on behalf of an account.
     *
     * @param context whose record was opened in it
     */
    public record Owner(String account, String client, Set<PersonId> context) {

        public Owner {
            context = Set.copyOf(context);
        }
    }

    /** Whether its time is over. */
    public boolean isOver(Instant now) {
        return end.filter(last -> !now.isBefore(last)).isPresent();
    }
}

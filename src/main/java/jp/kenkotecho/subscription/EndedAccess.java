package jp.kenkotecho.subscription;

import jp.kenkotecho.smart.tokens.StandingAccess;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Removes the subscriptions of an app with its access, so that they are not there again when it is let in once more. */
@Component
class EndedAccess {

    private final Subscriptions subscriptions;
    private final StandingAccess access;

    EndedAccess(Subscriptions subscriptions, StandingAccess access) {
        this.subscriptions = subscriptions;
        this.access = access;
    }

    @EventListener
    void ended(SecurityEvent event) {
        if (event.what() == What.GRANT_ENDED) {
            subscriptions.of(event.who(), event.why()).stream()
                    .filter(kept -> access.of(
                                    event.who(), event.why(), kept.owner().context())
                            .isEmpty())
                    .forEach(kept -> subscriptions.remove(kept.id()));
        }
    }
}

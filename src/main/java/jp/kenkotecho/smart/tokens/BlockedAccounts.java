package jp.kenkotecho.smart.tokens;

import java.util.Optional;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends for good what somebody let apps do when their account is blocked: unblocking it brings nothing of it back. */
@Component
class BlockedAccounts {

    private final Grants grants;
    private final TokenStore tokens;

    BlockedAccounts(Grants grants, TokenStore tokens) {
        this.grants = grants;
        this.tokens = tokens;
    }

    @EventListener
    void on(SecurityEvent event) {
        if (event.what() == What.ACCOUNT_BLOCKED) {
            grants.givenBy(event.who()).stream()
                    .flatMap(grant -> Optional.ofNullable(tokens.findById(grant.authorization())).stream())
                    .forEach(tokens::remove);
        }
    }
}

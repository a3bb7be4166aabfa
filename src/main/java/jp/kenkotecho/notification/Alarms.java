package jp.kenkotecho.notification;

import jp.kenkotecho.identity.Accounts;
import jp.kenkotecho.notification.model.MailText;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to every administrator with a confirmed address what does not wait until somebody reads the security log. */
@Component
class Alarms {

    private final Accounts accounts;
    private final Addresses addresses;
    private final Letters letters;

    Alarms(Accounts accounts, Addresses addresses, Letters letters) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.letters = letters;
    }

    /** Sends letters within the transaction in which it happened. */
    @EventListener
    void on(SecurityEvent event) {
        if (event.what() == What.EMERGENCY_SLOWED) {
            accounts.administrators().stream()
                    .flatMap(account -> addresses.confirmed(account).stream())
                    .forEach(to -> letters.send(MailText.Kind.EMERGENCIES, to.address(), to.language()));
        }
    }
}

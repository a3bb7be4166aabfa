package jp.kenkotecho.link;

import java.util.Optional;
import jp.kenkotecho.crypto.ConstantTime;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.crypto.KeyedMac;
import jp.kenkotecho.link.LinkTable.Row;
import org.springframework.stereotype.Component;

/** The passcodes of links. They are short: without the server's key what is kept of them tells nothing. */
@Component
class Passcodes {

    /** Wrong ones that a link bears in its life. */
    static final int ATTEMPTS = 5;

    private final LinkTable table;
    private final KeyedMac mac;

    Passcodes(LinkTable table, KeySettings keys) {
        this.table = table;
        this.mac = new KeyedMac(keys, "share link passcode");
    }

    /** The digest that is kept of a passcode, keyed; empty where there is none. */
    Optional<String> kept(String handle, String passcode) {
        return passcode.isEmpty() ? Optional.empty() : Optional.of(digest(handle, passcode));
    }

    /** Whether it is right, where one is asked for; each wrong one is one attempt less, for good. */
    boolean opens(Row row, String handle, String passcode) {
        if (row.passcode().isEmpty()) {
            return true;
        }
        if (passcode.isEmpty() || !table.takeAttempt(row.handle())) {
            return false;
        }
        var isRight =
                ConstantTime.isEqual(digest(handle, passcode), row.passcode().get());
        if (isRight) {
            table.giveBackAttempt(row.handle());
        }
        return isRight;
    }

    int attemptsLeft(Row row) {
        return table.find(row.handle()).map(Row::attemptsLeft).orElse(0);
    }

    private String digest(String handle, String passcode) {
        return mac.hex(handle + " " + passcode);
    }
}

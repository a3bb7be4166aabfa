package jp.kenkotecho.identity;

import java.util.List;
import jp.kenkotecho.identity.Account.Kind;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Invites the first administrator of a new server, with the code that its operator chose. */
@Component
class FirstAdmin implements ApplicationRunner {

    private final Accounts accounts;
    private final AccountSettings settings;

    FirstAdmin(Accounts accounts, AccountSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.firstAdmin().isEmpty()) {
            accounts.add(settings.firstAdmin(), settings.firstAdmin(), Kind.ADMIN, List.of())
                    .ifPresent(added -> accounts.invite(added.id(), settings.firstAdminCode()));
        }
    }
}

package jp.kenkotecho.identity;

import java.util.Arrays;
import jp.kenkotecho.identity.Account.Kind;
import jp.kenkotecho.record.TsvTable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The accounts of demo mode, {@code demo-people.tsv}, all with the published password. */
@Component
@Profile("!production")
class DemoPeople implements ApplicationRunner {

    private static final String PASSWORD = "demo";

    private final Accounts accounts;
    private final Passwords passwords;

    DemoPeople(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (var row : TsvTable.of(DemoPeople.class, "demo-people.tsv").rows()) {
            var links = Arrays.stream(row.get(3).split(","))
                    .filter(link -> !link.isEmpty())
                    .toList();
            accounts.add(row.get(0), row.get(1), Kind.valueOf(row.get(2)), links)
                    .ifPresent(added -> passwords.set(added.id(), PASSWORD));
        }
    }
}

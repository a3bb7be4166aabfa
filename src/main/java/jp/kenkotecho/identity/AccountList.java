package jp.kenkotecho.identity;

import java.util.List;
import java.util.Locale;
import jp.kenkotecho.identity.Account.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All accounts as an administrator sees them, page by page, those among them that are blocked. */
@Component
class AccountList {

    private static final int LONGEST_NAME = 100;

    private static final String NAMED =
            "select id, username, display_name, kind, blocked_at, password_hash from account"
                    + " where position(? in lower(username)) > 0"
                    + " or position(? in replace(replace(lower(display_name), ' ', ''), '　', '')) > 0"
                    + " order by username, id offset ? rows fetch next " + (AccountAdministration.PAGE + 1)
                    + " rows only";

    private final JdbcClient database;

    AccountList(JdbcClient database) {
        this.database = database;
    }

    /** The accounts whose user name or name has these letters in it: a page of them, and one more. */
    List<AccountAdministration.Listed> named(String text, int from) {
        var plain = text.replaceAll("[\\s　]+", "").toLowerCase(Locale.ROOT);
        var wanted = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        return database.sql(NAMED)
                .params(wanted, wanted, from)
                .query((row, number) -> new AccountAdministration.Listed(
                        row.getString("id"),
                        row.getString("username"),
                        row.getString("display_name"),
                        Kind.valueOf(row.getString("kind")),
                        row.getTimestamp("blocked_at") != null,
                        row.getString("password_hash") == null))
                .list();
    }
}

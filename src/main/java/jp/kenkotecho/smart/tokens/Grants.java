package jp.kenkotecho.smart.tokens;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.InformationCategory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The grants in the database. */
@Component
public class Grants {

    private final JdbcClient database;

    Grants(JdbcClient database) {
        this.database = database;
    }

    public void add(Grant grant) {
        database.sql("insert into smart_grant (authorization_id, account_id, client_id, patient, encounter, banner,"
                        + " categories, read_only, two_factors, session_id, granted_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        grant.authorization(),
                        grant.account(),
                        grant.client(),
                        grant.patient(),
                        grant.encounter(),
                        grant.banner(),
                        grant.categories().stream()
                                .map(InformationCategory::code)
                                .sorted()
                                .collect(Collectors.joining(" ")),
                        grant.readOnly(),
                        grant.twoFactors(),
                        grant.session(),
                        Timestamp.from(grant.at()))
                .update();
    }

    /** What was granted with this authorization; empty for a backend service's. */
    Optional<Grant> of(String authorization) {
        return database.sql("select * from smart_grant where authorization_id = ?")
                .param(authorization)
                .query(Grants::read)
                .optional();
    }

    public List<Grant> givenBy(String account) {
        return database.sql("select * from smart_grant where account_id = ? order by granted_at desc")
                .param(account)
                .query(Grants::read)
                .list();
    }

    void remove(String authorization) {
        database.sql("delete from smart_grant where authorization_id = ?")
                .param(authorization)
                .update();
    }

    private static Grant read(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getString("authorization_id"),
                row.getString("account_id"),
                row.getString("client_id"),
                row.getString("patient"),
                row.getString("encounter"),
                row.getBoolean("banner"),
                categories(row.getString("categories")),
                row.getBoolean("read_only"),
                row.getBoolean("two_factors"),
                row.getString("session_id"),
                row.getTimestamp("granted_at").toInstant());
    }

    static Set<InformationCategory> categories(String codes) {
        return Arrays.stream(codes.split(" "))
                .filter(code -> !code.isEmpty())
                .map(InformationCategory::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}

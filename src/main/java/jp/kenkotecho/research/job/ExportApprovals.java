package jp.kenkotecho.research.job;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has approved an export of everything, in the database: each administrator once. */
@Component
public class ExportApprovals {

    private final JdbcClient database;
    private final Clock clock;

    ExportApprovals(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many administrators have approved it, with this one. */
    public int add(String job, String account) {
        if (!isBy(job, account)) {
            try {
                database.sql("insert into export_approval (job, account, at) values (?, ?, ?)")
                        .params(job, account, clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
            } catch (DuplicateKeyException e) {
                // The same administrator, at the same moment: it counts once.
            }
        }
        return count(job);
    }

    /** Whether this administrator has approved it. */
    public boolean isBy(String job, String account) {
        return database.sql("select count(*) from export_approval where job = ? and account = ?")
                        .params(job, account)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public int count(String job) {
        return database.sql("select count(*) from export_approval where job = ?")
                .param(job)
                .query(Integer.class)
                .single();
    }
}

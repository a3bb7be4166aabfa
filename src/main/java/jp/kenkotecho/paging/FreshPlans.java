package jp.kenkotecho.paging;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has PostgreSQL plan the queries of a transaction for their values. After five times it would take one plan for all
 * values, in which a person has a few records: of somebody with 50,000 it then compares each with each row of the page,
 * which took three seconds where a plan for these values takes a twentieth (plan_cache_mode, since PostgreSQL 12).
 */
@Component
class FreshPlans {

    private final JdbcClient database;
    private final boolean isPostgresql;

    FreshPlans(JdbcClient database, @Value("${spring.datasource.url}") String url) {
        this.database = database;
        this.isPostgresql = url.startsWith("jdbc:postgresql:");
    }

    /** Forces fresh plans for the rest of the transaction that runs. */
    void demand() {
        if (isPostgresql) {
            database.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                    .query(String.class)
                    .single();
        }
    }
}

package jp.kenkotecho.server;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The last fuse, in PostgreSQL itself: when a node dies or is cut off, nobody is left to end its statements. They end
 * when the socket is closed (looked at every ten seconds, since PostgreSQL 14), and at the latest after the time of a
 * job. H2 runs in the same process and dies with it.
 */
class StatementFuse implements BeanPostProcessor {

    private final TimeLimits limits;

    StatementFuse(TimeLimits limits) {
        this.limits = limits;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:")
                && pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(
                    "select set_config('statement_timeout', '" + limits.job().toMillis() + "', false);"
                            + " select set_config('client_connection_check_interval', '10000', false)"
                            + " where current_setting('server_version_num')::int >= 140000");
        }
        return bean;
    }
}

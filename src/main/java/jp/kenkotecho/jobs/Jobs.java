package jp.kenkotecho.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import jp.kenkotecho.spi.TransactionScoped;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** Begins work in the background. */
@Component
public class Jobs {

    static final String TABLE = "job_work";

    private final SchedulerClient client;
    private final Clock clock;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    Jobs(DataSource database, Clock clock) {
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .tableName(TABLE)
                .build();
        this.clock = clock;
    }

    /**
     * Begins work within the caller's transaction, if there is one: what is rolled back is never begun. Nothing happens
     * to work that is there already.
     *
     * @param kind of a {@link Work} or {@link DividedJob}
     * @param id at most 80 characters, nothing personal
     */
    public void start(String kind, String id) {
        start(kind, id, clock.instant());
    }

    /** See {@link #start(String, String)}; not before that moment. */
    public void start(String kind, String id, Instant due) {
        client.scheduleIfNotExists(new TaskInstance<>(kind, id), due);
        if (TransactionScoped.isUnderWay()) {
            TransactionScoped.current(this, Begun.class, Begun::new);
        } else {
            tell();
        }
    }

    /** Who is to look for work as soon as some was begun here. */
    void whenBegun(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private final class Begun extends TransactionScoped {

        Begun() {
            super(Jobs.this);
        }

        @Override
        public void afterCommit() {
            tell();
        }
    }
}

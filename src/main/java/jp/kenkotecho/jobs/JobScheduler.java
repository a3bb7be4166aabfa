package jp.kenkotecho.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * This node's part in the work of all. It begins when the server is ready, and is the first to stop: what runs is
 * finished, nothing new is picked up, and other nodes have the rest at once.
 */
@Component
class JobScheduler implements SmartLifecycle {

    /** A node that missed {@link #MISSED} of these is taken for dead: its work is taken over after 20 to 26 seconds. */
    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    static final int MISSED = 4;

    /** The longest that a stop waits, below the time that Spring gives a phase of it; who is cut off is taken over. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private static final Duration NEVER = Duration.ofDays(36_500);

    private final DataSource database;
    private final ObjectProvider<Work> works;
    private final ObjectProvider<DividedJob> divided;
    private final ObjectProvider<Clocked> clocked;
    private final JobTask tasks;
    private final Jobs jobs;
    private final JobSettings settings;
    private final Clock clock;
    private volatile List<Scheduler> schedulers = List.of();

    JobScheduler(
            DataSource database,
            ObjectProvider<Work> works,
            ObjectProvider<DividedJob> divided,
            ObjectProvider<Clocked> clocked,
            JobTask tasks,
            Jobs jobs,
            JobSettings settings,
            Clock clock) {
        this.database = database;
        this.works = works;
        this.divided = divided;
        this.clocked = clocked;
        this.tasks = tasks;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!isRunning()) {
            schedulers = Arrays.stream(Lane.values()).map(this::build).toList();
            schedulers.forEach(Scheduler::start);
            schedulers.forEach(one -> jobs.whenBegun(one::triggerCheckForDueExecutions));
        }
    }

    private Scheduler build(Lane lane) {
        var all = Stream.concat(works.orderedStream(), divided.orderedStream().map(job -> new DividedWork(job, jobs)));
        List<Task<?>> known = new ArrayList<>();
        all.filter(work -> work.lane() == lane).map(tasks::of).forEach(known::add);
        List<RecurringTask<Void>> rounds =
                lane == Lane.INSIDE ? clocked.orderedStream().map(tasks::of).toList() : List.of();
        return Scheduler.create(database, known)
                .startTasks(rounds)
                .tableName(Jobs.TABLE)
                // Of this process, not of its host: several may stand on one.
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(settings.threadsOf(lane))
                .pollingInterval(settings.every())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(LONGEST_STOP)
                // Kinds that this scheduler does not know are the other lane's, or a newer server's.
                .deleteUnresolvedAfter(NEVER)
                .failureLogging(LogLevel.OFF, false)
                .clock(clock::instant)
                .build();
    }

    /** See {@link #begin()}: Spring starts the rest before. */
    @Override
    public void start() {}

    @Override
    public void stop() {
        schedulers.parallelStream().forEach(Scheduler::stop);
        schedulers = List.of();
    }

    @Override
    public boolean isRunning() {
        return !schedulers.isEmpty();
    }
}

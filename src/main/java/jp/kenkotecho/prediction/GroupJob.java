package jp.kenkotecho.prediction;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.access.Deceased;
import jp.kenkotecho.jobs.DividedJob;
import jp.kenkotecho.jobs.Lease;
import jp.kenkotecho.prediction.GroupTasks.State;
import jp.kenkotecho.prediction.GroupTasks.Task;
import org.springframework.stereotype.Component;

/** A group's prediction, some people at a time: who is to be computed is written down once, what came of each as it comes. */
@Component
class GroupJob implements DividedJob {

    /** People of a piece: about a second of work. */
    private static final int PIECE = 20;

    private final GroupTasks tasks;
    private final GroupResults results;
    private final GroupMember member;
    private final Cohorts cohorts;
    private final Deceased deceased;

    GroupJob(GroupTasks tasks, GroupResults results, GroupMember member, Cohorts cohorts, Deceased deceased) {
        this.tasks = tasks;
        this.results = results;
        this.member = member;
        this.cohorts = cohorts;
        this.deceased = deceased;
    }

    @Override
    public String kind() {
        return GroupTasks.KIND;
    }

    @Override
    public List<Integer> divide(String id, Lease lease) {
        var task = running(id);
        if (task.isEmpty()) {
            return List.of();
        }
        var agreed = cohorts.agreedWith(task.get().organization(), task.get().caller());
        agreed.keySet().removeAll(deceased.of(agreed.keySet(), task.get().caller()));
        lease.write(() -> results.addMembers(id, agreed));
        var pieces = (results.count(id) + PIECE - 1) / PIECE;
        return IntStream.range(0, pieces).boxed().toList();
    }

    @Override
    public void take(String id, int piece, Lease lease) {
        for (var person : results.waiting(id, piece * PIECE, PIECE)) {
            // Asked for anew each time: it may have been called off.
            running(id)
                    .map(task -> member.of(task, person))
                    .ifPresent(result -> lease.write(() -> results.keep(id, result)));
        }
    }

    @Override
    public void endIfDone(String id) {
        if (results.waitingCount(id) == 0) {
            tasks.move(id, State.DONE);
        }
    }

    @Override
    public void giveUp(String id) {
        tasks.move(id, State.FAILED);
    }

    private Optional<Task> running(String id) {
        return tasks.find(id).filter(task -> task.state() == State.RUNNING);
    }
}

package jp.kenkotecho.prediction;

import java.util.List;
import jp.kenkotecho.jobs.OpenJobs;
import org.springframework.stereotype.Component;

/** The predictions of groups that run. */
@Component
class OpenPredictions implements OpenJobs {

    private final GroupTasks tasks;

    OpenPredictions(GroupTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String kind() {
        return GroupTasks.KIND;
    }

    @Override
    public List<Open> open(int most) {
        return tasks.running()
                .limit(most)
                .map(task -> new Open(task.id(), task.at()))
                .toList();
    }

    @Override
    public boolean callOff(String id) {
        var isRunning = tasks.find(id)
                .filter(task -> task.state() == GroupTasks.State.RUNNING)
                .isPresent();
        if (isRunning) {
            tasks.remove(id);
        }
        return isRunning;
    }
}

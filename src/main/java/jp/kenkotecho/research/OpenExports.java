package jp.kenkotecho.research;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.jobs.OpenJobs;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.job.ExportJobs.State;
import jp.kenkotecho.research.release.Release;
import org.springframework.stereotype.Component;

/** The exports that run or wait for their approval. */
@Component
class OpenExports implements OpenJobs {

    private final ExportJobs jobs;
    private final Release release;

    OpenExports(ExportJobs jobs, Release release) {
        this.jobs = jobs;
        this.release = release;
    }

    @Override
    public String kind() {
        return ExportJobs.KIND;
    }

    @Override
    public List<Open> open(int most) {
        return Stream.of(State.RUNNING, State.WAITING)
                .flatMap(state -> jobs.in(state).stream())
                .limit(most)
                .map(job -> new Open(job.id(), job.at()))
                .toList();
    }

    @Override
    public boolean callOff(String id) {
        var open = jobs.find(id).filter(job -> job.state() == State.RUNNING || job.state() == State.WAITING);
        open.ifPresent(job -> release.callOff(job.id()));
        return open.isPresent();
    }
}

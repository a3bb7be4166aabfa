package jp.kenkotecho.jobs;

import jp.kenkotecho.record.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/jobs}: how much work waits, and what was given up. Ids alone, nothing personal. */
@RestController
class JobsApi {

    private final WorkOverview overview;

    JobsApi(WorkOverview overview) {
        this.overview = overview;
    }

    @GetMapping("/admin/jobs")
    WorkOverview.Standing jobs(Caller by) {
        return overview.standing(by);
    }
}

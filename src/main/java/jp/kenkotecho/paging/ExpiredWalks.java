package jp.kenkotecho.paging;

import java.time.Duration;
import jp.kenkotecho.jobs.Clocked;
import org.springframework.stereotype.Component;

/** Clears walks away that nobody goes on with. */
@Component
class ExpiredWalks implements Clocked {

    private final WalkTable walks;

    ExpiredWalks(WalkTable walks) {
        this.walks = walks;
    }

    @Override
    public String kind() {
        return "search-walk-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        walks.clear();
    }
}

package jp.kenkotecho.web;

import java.util.function.Function;
import jp.kenkotecho.record.Caller;
import org.springframework.stereotype.Component;

/**
 * The door of the pages for administrators: not there for anybody else, after two factors. What they may do the faces ask
 * once more of the caller.
 */
@Component
class Office {

    private final SignedInUser signedInUser;

    Office(SignedInUser signedInUser) {
        this.signedInUser = signedInUser;
    }

    /** A page that shows. */
    String open(Function<Caller, String> page) {
        var caller = signedInUser.administrator();
        return signedInUser.stepUp("/desk").orElseGet(() -> Workplaces.shown(() -> page.apply(caller)));
    }
}

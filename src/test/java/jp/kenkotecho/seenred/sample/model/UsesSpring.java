package jp.kenkotecho.seenred.sample.model;

import java.time.Instant;
import java.util.Locale;
import jp.kenkotecho.record.Caller;
import org.springframework.stereotype.Component;

/** Breaks the rules for models, for time, for locales and for the server's own caller. */
@Component
public class UsesSpring {

    String broken() {
        return Instant.now() + Locale.getDefault().toString() + Caller.SERVER;
    }
}

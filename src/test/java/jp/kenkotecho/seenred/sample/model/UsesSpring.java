package jp.kenkotecho.seenred.sample.model;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.ServerCaller;
import org.springframework.stereotype.Component;

/** Breaks the rules for models, for time, for locales, for calls to others and for the server's own caller. */
@Component
public class UsesSpring {

    boolean brokenToo(HttpClient http) {
        return http.connectTimeout().isPresent();
    }

    String broken() {
        return Instant.now() + Locale.getDefault().toString();
    }

    Set<Caller> servers() {
        return Set.of(
                ServerCaller.STARTUP,
                ServerCaller.JUDGEMENT,
                ServerCaller.NAMING,
                ServerCaller.NOTICE,
                ServerCaller.CONSEQUENCE,
                ServerCaller.DIRECTORY);
    }
}

package jp.kenkotecho.server;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The server was asked to start with settings that do not allow it; says which, and nothing of their values. */
class CannotStart extends RuntimeException {

    private final transient List<String> missing;

    CannotStart(List<String> missing) {
        super(String.join("; ", missing));
        this.missing = List.copyOf(missing);
    }

    /** Turns it into the few lines that Spring Boot prints instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<CannotStart> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, CannotStart cause) {
            return new FailureAnalysis(
                    "Settings are missing or not acceptable:\n\n  - " + String.join("\n  - ", cause.missing),
                    "Set them in the environment (docs/settings.md) and start again.",
                    cause);
        }
    }
}

package jp.kenkotecho.server;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stack traces for the log, without the messages of the exceptions: those quote what people have sent or stored. */
final class Traces {

    private static final int FRAMES_OF_EACH = 12;

    private Traces() {}

    static String withoutMessages(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(8)
                .map(cause -> cause.getClass().getName()
                        + Stream.of(cause.getStackTrace())
                                .limit(FRAMES_OF_EACH)
                                .map(frame -> "\n\tat " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\nCaused by: "));
    }
}

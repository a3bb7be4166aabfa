package jp.kenkotecho.server;

import java.util.stream.Stream;

/** The causes that lie behind a failure. */
final class Causes {

    /** Who wraps deeper, or in a circle, is followed no further. */
    private static final int DEEPEST = 20;

    private Causes() {}

    /** The failure, what caused it, and so on. */
    static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}

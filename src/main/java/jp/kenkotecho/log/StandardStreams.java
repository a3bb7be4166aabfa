package jp.kenkotecho.log;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves standard output and error to the log. Libraries print there past it, and Java itself the message of whatever
 * ends a thread.
 */
public final class StandardStreams {

    private static final Logger LOG = LoggerFactory.getLogger(StandardStreams.class);

    private StandardStreams() {}

    /** Leaves the standard streams to the log, once it is set up, for the life of the process. */
    public static void leaveToTheLog() {
        System.setOut(new Unprinted(System.out));
        System.setErr(new Unprinted(System.err));
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> LOG.error("The thread {} ended by a failure.", thread.getName(), failure));
    }

    /** Where the log itself goes. */
    static PrintStream output() {
        return System.out instanceof Unprinted stream ? stream.printed : System.out;
    }

    /** Takes what is printed and drops it; tells once of each class that does so. */
    private static final class Unprinted extends PrintStream {

        private final PrintStream printed;
        private final Set<String> told = ConcurrentHashMap.newKeySet();

        Unprinted(PrintStream printed) {
            super(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            this.printed = printed;
        }

        @Override
        public void write(int one) {
            tell();
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            tell();
        }

        @Override
        public void print(String text) {
            tell();
        }

        @Override
        public void println(String text) {
            tell();
        }

        @Override
        public void println(Object value) {
            tell();
        }

        private void tell() {
            var by = StackWalker.getInstance().walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                    .filter(name -> !name.startsWith("java.") && !name.startsWith(StandardStreams.class.getName()))
                    .findFirst()
                    .orElse("java.lang"));
            if (told.add(by)) {
                LOG.warn("{} prints to a standard stream; it is left out.", by);
            }
        }
    }
}

package jp.kenkotecho.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // the streams are the process's
class StandardStreamsTest {

    /** Stands for a personal value. */
    private static final String SECRET = "秘密";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();

    @BeforeEach
    void leaveToTheLog() {
        var captured = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
        StandardStreams.leaveToTheLog();
    }

    @AfterEach
    void giveBack() {
        System.setOut(out);
        System.setErr(err);
        Thread.setDefaultUncaughtExceptionHandler(handler);
    }

    @Test
    void drop_what_is_printed_past_the_log() {
        System.out.println(SECRET);
        System.out.printf("%s%n", SECRET);
        System.err.print(SECRET);
        new IllegalStateException(SECRET).printStackTrace();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
    }

    @Test
    void print_no_message_of_what_ends_a_thread() throws InterruptedException {
        var thread = new Thread(() -> {
            throw new IllegalStateException(SECRET);
        });
        thread.start();
        thread.join();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
    }

    @Test
    void leave_the_log_its_own_way_out() {
        StandardStreams.output().print("a line");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("a line");
    }
}

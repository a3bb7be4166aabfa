package jp.kenkotecho.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import elsewhere.Library;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.bridge.SLF4JBridgeHandler;

@Isolated // the streams are the process's
class StandardOutputTest {

    /** Stands for a personal value. */
    private static final String SECRET = "秘密";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream before = System.out;
    private final StandardOutput output = new StandardOutput();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Level level = root.getLevel();

    @BeforeEach
    void start() {
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        var encoder = new PatternLayoutEncoder();
        encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%level %logger{0} [%mdc] [%kvp] %msg%n%ex");
        encoder.start();
        output.setContext(encoder.getContext());
        output.setEncoder(encoder);
        output.start();
        root.setLevel(Level.INFO);
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        root.addAppender(output);
    }

    @AfterEach
    void stop() {
        root.detachAppender(output);
        others.forEach(root::addAppender);
        root.setLevel(level);
        System.setOut(before);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tells_our_own_lines_whole() {
        LoggerFactory.getLogger("jp.kenkotecho.access").info("{} {}", "GET", 200);

        assertThat(printed()).startsWith("INFO access [] [] GET 200\n");
    }

    @Test
    void tells_of_others_the_words_in_their_code_and_not_what_is_filled_in() {
        Library.fillsIn(SECRET);

        assertThat(printed()).isEqualTo("WARN Library [] [] No row for {} was found.\n");
    }

    @Test
    void tells_the_place_alone_of_a_warning_that_was_put_together() {
        Library.puts(SECRET);

        assertThat(printed())
                .startsWith("WARN Library [] [] (words left out, Library.java:")
                .doesNotContain("row");
    }

    @Test
    void leaves_out_news_that_was_put_together() {
        Library.putsNews(SECRET);

        assertThat(printed()).isEmpty();
    }

    @Test
    void asks_who_speaks_and_not_in_whose_name() {
        Library.borrows("jp.kenkotecho.server.RequestIds", SECRET);

        assertThat(printed()).contains("words left out").doesNotContain(SECRET);
    }

    @Test
    void tells_classes_places_and_codes_of_failures_without_their_messages() {
        Library.throwsAlong(SECRET);

        assertThat(printed())
                .contains(
                        "It failed.", "java.lang.IllegalStateException (HAPI-0389)", "at elsewhere.Library.throwsAlong")
                .contains(
                        "Caused by: java.sql.SQLException (SQLSTATE 53100)",
                        "Suppressed: java.lang.IllegalStateException\n")
                .doesNotContain(SECRET, "insert into");
    }

    @Test
    void carries_ids_of_requests_and_nothing_else_along() {
        try (var ignored = MDC.putCloseable("requestId", "4711")) {
            Library.carries(SECRET);
        }

        assertThat(printed()).isEqualTo("WARN Library [requestId=4711] [] It is slow.\n");
    }

    @Test
    void holds_for_the_other_logging_libraries() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            Library.usesOtherLibraries(SECRET);
        } finally {
            SLF4JBridgeHandler.uninstall();
        }

        assertThat(printed().lines()).hasSize(2).allMatch(line -> line.contains("words left out, Library.java:"));
    }
}

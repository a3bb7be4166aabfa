package jp.kenkotecho.log;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Set;

/**
 * The class that wrote a line of the log. It is asked of the stack, not of the logger's name: Spring's filters log in
 * the name of whoever extends them, Tomcat in the name of servlets.
 *
 * @param place file and line of the call
 */
record Speaker(String className, String place) {

    /** What lies between a call of whichever logging library and the appender. */
    private static final List<String> MACHINERY = List.of(
            "ch.qos.logback.",
            "org.slf4j.",
            "org.apache.commons.logging.",
            "org.apache.juli.",
            "org.jboss.logging.",
            "org.springframework.core.log.",
            "org.flywaydb.core.api.logging.",
            "org.flywaydb.core.internal.logging.",
            "java.util.logging.",
            "jdk.internal.logger.",
            "sun.util.logging.");

    private static final Set<String> OURS =
            Set.of(StandardOutput.class.getName(), Told.class.getName(), Speaker.class.getName());

    /** JBoss Logging writes a class for each interface of messages. */
    private static final String WRITTEN_BY_JBOSS = "_$logger";

    static Speaker ofThisCall() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(Speaker::speaks)
                        .findFirst()
                        .map(frame -> new Speaker(frame.getClassName(), placeOf(frame))))
                .orElseGet(() -> new Speaker("", "?"));
    }

    private static boolean speaks(StackFrame frame) {
        var name = frame.getClassName();
        return !OURS.contains(name)
                && !name.endsWith(WRITTEN_BY_JBOSS)
                && MACHINERY.stream().noneMatch(name::startsWith);
    }

    private static String placeOf(StackFrame frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }
}

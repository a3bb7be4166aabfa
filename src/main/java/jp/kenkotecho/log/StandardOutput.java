package jp.kenkotecho.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.OutputStream;

/** The one appender ({@code logback-spring.xml}): prints of each event what may be told of it. */
public final class StandardOutput extends OutputStreamAppender<ILoggingEvent> {

    @Override
    public void start() {
        setOutputStream(new Printed());
        super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        Told.of(event).ifPresent(super::append);
    }

    /** Whatever is the standard output at the moment, as tests exchange it; but never our own stand-in for it. */
    private static final class Printed extends OutputStream {

        @Override
        public void write(int one) {
            StandardStreams.output().write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            StandardStreams.output().write(bytes, from, length);
        }

        @Override
        public void flush() {
            StandardStreams.output().flush();
        }
    }
}

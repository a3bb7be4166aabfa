package jp.kenkotecho.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * What of an event is told: when, how grave, by which logger and thread, in which request, the words as {@link LoggableWords}
 * has it, and the places of a failure without its messages.
 */
record Told(ILoggingEvent event, String words, @Nullable IThrowableProxy failure) implements ILoggingEvent {

    /** The ids that are told of what threads carry along: of the request, and of its trace. */
    private static final Set<String> CARRIED = Set.of("requestId", "traceId", "spanId");

    /** Empty for news that has no words left: only warnings are worth a place in code alone. */
    static Optional<Told> of(ILoggingEvent event) {
        var speaker = Speaker.ofThisCall();
        var isTrusted = LoggableWords.areTrustedOf(speaker);
        if (isTrusted || LoggableWords.standInTheCodeOf(speaker, String.valueOf(event.getMessage()))) {
            var words = isTrusted ? event.getFormattedMessage() : event.getMessage();
            return Optional.of(new Told(event, words, placesOf(event.getThrowableProxy())));
        }
        return event.getLevel().isGreaterOrEqual(Level.WARN)
                ? Optional.of(new Told(
                        event, "(words left out, " + speaker.place() + ")", placesOf(event.getThrowableProxy())))
                : Optional.empty();
    }

    private static @Nullable IThrowableProxy placesOf(@Nullable IThrowableProxy failure) {
        return failure == null ? null : new Places(failure);
    }

    @Override
    public String getMessage() {
        return words;
    }

    @Override
    public String getFormattedMessage() {
        return words;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface's word for "none"
    public Object[] getArgumentArray() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface's word for "none"
    public IThrowableProxy getThrowableProxy() {
        return failure;
    }

    @Override
    public List<Marker> getMarkerList() {
        return List.of();
    }

    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        return List.of();
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return event.getMDCPropertyMap().entrySet().stream()
                .filter(one -> CARRIED.contains(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<String, String> getMdc() {
        return getMDCPropertyMap();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public String getThreadName() {
        return event.getThreadName();
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    @Override
    public String getLoggerName() {
        return event.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return event.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }
}

package jp.kenkotecho.consent;

import java.time.Duration;
import java.time.Instant;

/** The outcome of asking for emergency access. */
public sealed interface EmergencyOpening {

    /** The record is open. */
    record Open(Instant until) implements EmergencyOpening {}

    /** Not yet: records of many people were opened in a row. */
    record Slowed(Duration left) implements EmergencyOpening {}
}

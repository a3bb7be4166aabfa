package jp.kenkotecho.spi;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;

/**
 * Somebody saw, changed, or tried to see a record: published as an application event by whoever decided about it, before
 * anything is shown, and within the transaction of what is written.
 *
 * @param person whose record; empty when it is nobody's (a directory, a search over all)
 * @param types how many resources of which type; none were found by a search that found nothing
 * @param sources by which consents, {@code Consent/id/_history/version}
 * @param detail names of the search's parameters or of the operation, never a value; why it was refused
 */
public record Accessed(
        Caller caller,
        Action action,
        Ground ground,
        Set<PersonId> person,
        Map<String, Integer> types,
        Set<InformationCategory> categories,
        Set<String> sources,
        String detail) {

    /** What was done, with the letter of FHIR's AuditEvent.action. */
    public enum Action {
        READ("R"),
        SEARCH("E"),
        OPERATION("E"),
        CREATE("C"),
        UPDATE("U"),
        DELETE("D");

        private final String letter;

        Action(String letter) {
            this.letter = letter;
        }

        public String letter() {
            return letter;
        }

        public boolean changes() {
            return this == CREATE || this == UPDATE || this == DELETE;
        }
    }

    /** The ground on which it was allowed, or that it was not. */
    public enum Ground {
        OWN,
        PROXY,
        CONSENT,
        EMERGENCY,
        BACKEND,
        DIRECTORY,
        REFUSED
    }

    public Accessed {
        person = Set.copyOf(person);
        types = Map.copyOf(new TreeMap<>(types));
        categories = Set.copyOf(categories);
        sources = Set.copyOf(new TreeSet<>(sources));
        if (person.size() > 1) {
            throw new IllegalArgumentException("one event for each person");
        }
    }
}

package jp.kenkotecho.web;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/** The clinics and offices with which one can share: those of the directory. */
@Component
class Organizations {

    /** A directory holds tens of thousands, a page a few dozen. */
    private static final int MOST = 50;

    /** HAPI sorts by name and by kana, so that one may come twice, and counts it twice. */
    private static final int ROWS = 2 * MOST + 1;

    private final RecordStore store;

    Organizations(RecordStore store) {
        this.store = store;
    }

    /** One of them; public methods are what templates read. */
    public record Choice(String id, String name, String kind) {}

    /**
     * The organizations to choose from: the first by name, or of all whose name or kana begins so.
     *
     * @param named empty for all
     * @param more whether there are others
     */
    public record Offered(List<Choice> choices, String named, boolean more) {}

    Offered offered(Caller caller, String named) {
        var name = named.strip();
        var all = RecordQuery.of(Organization.class).oldestFirst("name").first(ROWS);
        var found = store.search(caller, name.isEmpty() ? all : all.is("name", name));
        return new Offered(
                found.stream()
                        .limit(MOST)
                        .filter(one -> !one.hasActive() || one.getActive())
                        .map(Organizations::choice)
                        .toList(),
                name,
                found.size() > MOST);
    }

    /** Empty where there is none, and while none is chosen. */
    Optional<Choice> one(Caller caller, String id) {
        return id.isEmpty()
                ? Optional.empty()
                : store.read(caller, Organization.class, id).map(Organizations::choice);
    }

    private static Choice choice(Organization organization) {
        return new Choice(
                organization.getIdElement().getIdPart(), organization.getName(), Template.kindOf(organization));
    }
}

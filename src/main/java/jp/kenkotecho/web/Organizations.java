package jp.kenkotecho.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.profile.FeeTable;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/** The clinics, pharmacies and offices with which one can share: those of the directory. */
@Component
class Organizations {

    /** A directory holds tens of thousands, a page a few dozen. */
    private static final int MOST = 50;

    /** HAPI sorts by name and by kana, so that one may come twice, and counts it twice. */
    private static final int ROWS = 2 * MOST + 1;

    /** How often more are looked at, where many have closed. */
    private static final int MOST_LOOKS = 20;

    private final RecordStore store;

    Organizations(RecordStore store) {
        this.store = store;
    }

    /**
     * One of them; public methods are what templates read.
     *
     * @param kind by which it is shared with, {@code clinic} or {@code office}
     * @param institution what it is: the word of an {@link InstitutionKind}
     * @param phone empty where the directory knows none
     */
    public record Choice(String id, String name, String kind, String institution, String phone) {

        String address() {
            return "Organization/" + id;
        }
    }

    /**
     * The organizations to choose from: the first by name, or of all whose name or kana begins so.
     *
     * @param named empty for all
     * @param more whether there are others
     */
    public record Offered(List<Choice> choices, String named, boolean more) {}

    Offered offered(Caller caller, String named) {
        return found(caller, RecordQuery.of(Organization.class), named);
    }

    /** The same of those that are paid by one fee table: pharmacies, or dentists, or the others. */
    Offered offered(Caller caller, String named, FeeTable table) {
        return found(caller, RecordQuery.of(Organization.class).is("type", Token.of(table.coding())), named);
    }

    /** Organizations that have closed are no choice, however many stand before the others. */
    private Offered found(Caller caller, RecordQuery<Organization> which, String named) {
        var name = named.strip();
        var ordered = which.oldestFirst("name");
        var query = name.isEmpty() ? ordered : ordered.is("name", name);
        var open = new LinkedHashMap<String, Choice>();
        var more = true;
        for (var look = 0; more && open.size() <= MOST && look < MOST_LOOKS; look++) {
            var rows = store.rows(caller, query, look * ROWS, ROWS);
            rows.resources().stream()
                    .filter(one -> !one.hasActive() || one.getActive())
                    .map(Organizations::choice)
                    .forEach(one -> open.putIfAbsent(one.id(), one));
            more = rows.more();
        }
        return new Offered(open.values().stream().limit(MOST).toList(), name, more || open.size() > MOST);
    }

    /** Empty where there is none, and while none is chosen. */
    Optional<Choice> one(Caller caller, String id) {
        return PersonId.read(id)
                .flatMap(known -> store.read(caller, Organization.class, known.value()))
                .map(Organizations::choice);
    }

    private static Choice choice(Organization organization) {
        return new Choice(
                organization.getIdElement().getIdPart(),
                organization.getName(),
                Template.kindOf(organization),
                InstitutionKind.of(organization).word(),
                organization.getTelecom().stream()
                        .filter(one -> one.getSystem() == ContactPointSystem.PHONE && one.hasValue())
                        .map(one -> one.getValue())
                        .findFirst()
                        .orElse(""));
    }
}

package jp.kenkotecho.sharing.pages;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.sharing.Template;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/** With which clinics and offices one can share: those of the directory. */
@Component
class Organizations {

    private final RecordStore store;

    Organizations(RecordStore store) {
        this.store = store;
    }

    /** One of them; public methods are what templates read. */
    record Choice(String id, String name, String kind) {}

    List<Choice> all(Caller caller) {
        return store.search(caller, Organization.class, "_sort=name").stream()
                .filter(one -> !one.hasActive() || one.getActive())
                .map(Organizations::choice)
                .toList();
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

package jp.kenkotecho.sharing.pages;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/** With which clinics and offices one can share: those of the directory. */
@Component
class Organizations {

    /** HL7 organization-type of an office. */
    private static final String GOVERNMENT = "govt";

    private final RecordStore store;

    Organizations(RecordStore store) {
        this.store = store;
    }

    /** One of them; public methods are what templates read. */
    record Choice(String id, String name, boolean office) {

        public String kind() {
            return office ? "office" : "clinic";
        }
    }

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
        var office = organization.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .anyMatch(coding -> GOVERNMENT.equals(coding.getCode()));
        return new Choice(organization.getIdElement().getIdPart(), organization.getName(), office);
    }
}

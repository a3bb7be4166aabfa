package jp.kenkotecho.web;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.consent.Consents;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Where a professional sits: the places where they work, and the record of somebody who shows it to them there. */
@Component
class Workplaces {

    private static final Set<String> ROLES = Set.of("PractitionerRole");

    private final SignedInUser signedInUser;
    private final RecordStore store;
    private final Cohorts cohorts;
    private final Consents consents;

    Workplaces(SignedInUser signedInUser, RecordStore store, Cohorts cohorts, Consents consents) {
        this.signedInUser = signedInUser;
        this.store = store;
        this.cohorts = cohorts;
        this.consents = consents;
    }

    /**
     * A place of work.
     *
     * @param organization {@code Organization/…}
     * @param kind {@code clinic} or {@code office}
     */
    record Workplace(String organization, String name, String kind) {

        public boolean isOffice() {
            return kind.equals("office");
        }
    }

    /** Not found for who is no professional. */
    void demandProfessional() {
        if (signedInUser.account().kind() != Account.Kind.PROFESSIONAL) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** Where the account works now. */
    List<Workplace> workplaces() {
        var caller = signedInUser.reader(ROLES);
        return signedInUser.account().links().stream()
                .filter(link -> link.startsWith("Practitioner/"))
                .flatMap(link ->
                        store
                                .search(
                                        caller,
                                        RecordQuery.of(PractitionerRole.class).is("practitioner", link))
                                .stream())
                .map(role -> role.getOrganization().getReference())
                .filter(Objects::nonNull)
                .filter(place -> cohorts.worksAt(place, caller))
                .distinct()
                .sorted()
                .flatMap(place -> workplace(place, caller).stream())
                .toList();
    }

    private List<Workplace> workplace(String place, Caller caller) {
        return store.read(caller, Organization.class, place.replace("Organization/", "")).stream()
                .map(one -> new Workplace(place, String.valueOf(one.getName()), Template.kindOf(one)))
                .toList();
    }

    /** The record of somebody who shows it to this professional; as if it were not there for anybody else. */
    ViewedRecord record(String person) {
        demandProfessional();
        if (person.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var whose = signedInUser.record(person);
        if (!whose.sees()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return whose;
    }

    /** The place of work at which the record is seen; the first for who sees it as themselves. */
    Workplace workplaceFor(ViewedRecord whose) {
        var caller = signedInUser.reader(Set.of());
        var places = workplaces();
        return places.stream()
                .filter(place ->
                        cohorts.agreedWith(place.organization(), caller).containsKey(new PersonId(whose.id())))
                .findFirst()
                .or(() -> places.stream().findFirst())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What this professional may add to the record. */
    Set<Contribution> adds(ViewedRecord whose) {
        return consents.with(signedInUser.account().links(), new PersonId(whose.id()))
                .adds();
    }

    /** What is read, or the status of its refusal: a Consent may have ended just now. */
    static <T> T shown(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal e) {
            throw new ResponseStatusException(HttpStatusCode.valueOf(e.getStatusCode()), null, e);
        }
    }
}

package jp.kenkotecho.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.FormKey;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.spi.Administration;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import jp.kenkotecho.visit.Professional.Role;
import jp.kenkotecho.visit.fhir.ListedProfessional;
import jp.kenkotecho.visit.model.ProfessionalName;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The professionals of the directory, for administrators: who they are and where they work. Consents with an institution
 * reach whoever works there, so that a place of work that ends closes its records at once.
 */
@Component
public class Professionals {

    /** The forms by which somebody was added, so that one is added once. */
    private static final String SYSTEM = Canonical.ID + "directory-form";

    private static final int MOST_ROLES = 50;

    private static final Problem NO_PLACE = Problem.of(
            Problem.Kind.REFUSED, "勤め先が名簿にないか、廃止されています。", "The institution is not in the directory, or has closed.");
    private static final Problem MEANWHILE = Problem.of(
            Problem.Kind.CONFLICT,
            "このページを開いたあとで書きかえられています。今の名前を見て、もう一度お試しください。",
            "This was changed after the page was opened: look at the name as it is, and try again.");

    private final RecordStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Professionals(RecordStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Empty where nobody has this id. */
    public Optional<Professional> find(Caller by, String id) {
        Administration.demand(by);
        return practitioner(id)
                .map(found -> new Professional(
                        found.getIdElement().getIdPart(),
                        found.getMeta().getVersionId(),
                        ListedProfessional.nameOf(found),
                        roles("Practitioner/" + found.getIdElement().getIdPart())));
    }

    /**
     * Adds somebody who works at an institution; the same form adds one, however often it is sent.
     *
     * @param organization the id of one in the directory
     * @return the id of who was added
     * @throws Refusal for a name that is none, or an institution that is not there
     */
    public String add(Caller by, FormKey form, ProfessionalName name, String organization) {
        Administration.demand(by);
        demandSound(name);
        var place = place(organization);
        var key = new Token(SYSTEM, form.saying(name.toString(), place));
        var person = "urn:uuid:" + UUID.randomUUID();
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        once(bundle, person, ListedProfessional.of(name), key);
        once(bundle, "urn:uuid:" + UUID.randomUUID(), ListedProfessional.at(person, place, today()), key);
        try {
            write(by, bundle, "a professional was added");
        } catch (Refusal meanwhile) {
            // The same form, at the same moment.
            return added(key).orElseThrow(() -> meanwhile);
        }
        return added(key).orElseThrow();
    }

    private Optional<String> added(Token key) {
        return store
                .search(
                        ServerCaller.DIRECTORY,
                        RecordQuery.of(Practitioner.class).is("identifier", key))
                .stream()
                .map(one -> one.getIdElement().getIdPart())
                .findFirst();
    }

    /**
     * Corrects a name.
     *
     * @param version the state that was seen
     * @throws Refusal for a name that is none, and when it was changed since
     */
    public void rename(Caller by, String id, String version, ProfessionalName name) {
        Administration.demand(by);
        demandSound(name);
        var found = practitioner(id).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        if (!found.getMeta().getVersionId().equals(version)) {
            throw new Refusal(MEANWHILE);
        }
        put(by, ListedProfessional.named(found, name), "a name was corrected");
    }

    /** Adds a place of work; where they work already nothing happens. */
    public void work(Caller by, FormKey form, String id, String organization) {
        Administration.demand(by);
        var person = "Practitioner/"
                + practitioner(id)
                        .orElseThrow(() -> new Refusal(Refusal.NOT_THERE))
                        .getIdElement()
                        .getIdPart();
        var place = place(organization);
        if (roles(person).stream()
                .anyMatch(role -> role.isActive() && role.organization().equals(place))) {
            return;
        }
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        once(
                bundle,
                "urn:uuid:" + UUID.randomUUID(),
                ListedProfessional.at(person, place, today()),
                new Token(SYSTEM, form.saying(person, place)));
        write(by, bundle, "a place of work was added");
    }

    /** Ends a place of work at once; one that has ended stays so. */
    public void end(Caller by, String id, String role) {
        Administration.demand(by);
        var found = PersonId.read(role)
                .flatMap(known -> store.read(ServerCaller.DIRECTORY, PractitionerRole.class, known.value()))
                .filter(one ->
                        ("Practitioner/" + id).equals(one.getPractitioner().getReference()))
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        if (found.getActive()) {
            put(by, ListedProfessional.ended(found, today()), "a place of work ended");
        }
    }

    private Optional<Practitioner> practitioner(String id) {
        return PersonId.read(id)
                .flatMap(known -> store.read(ServerCaller.DIRECTORY, Practitioner.class, known.value()));
    }

    private List<Role> roles(String person) {
        var query = RecordQuery.of(PractitionerRole.class)
                .is("practitioner", person)
                .newestFirst("_lastUpdated")
                .first(MOST_ROLES);
        return store.search(ServerCaller.DIRECTORY, query).stream()
                .map(this::role)
                .sorted(Comparator.comparing(Role::isActive).reversed())
                .toList();
    }

    private Role role(PractitionerRole role) {
        var place = role.getOrganization().getReferenceElement();
        var name = Optional.ofNullable(place.getIdPart())
                .flatMap(id -> store.read(ServerCaller.DIRECTORY, Organization.class, id))
                .flatMap(one -> Optional.ofNullable(one.getName()));
        var since = role.getPeriod().getStartElement().getValueAsString();
        return new Role(
                role.getIdElement().getIdPart(),
                String.valueOf(role.getOrganization().getReference()),
                name.orElse(""),
                role.getActive(),
                since == null ? "" : since);
    }

    private String place(String organization) {
        return PersonId.read(organization)
                .flatMap(id -> store.read(ServerCaller.DIRECTORY, Organization.class, id.value()))
                .filter(one -> !one.hasActive() || one.getActive())
                .map(one -> "Organization/" + one.getIdElement().getIdPart())
                .orElseThrow(() -> new Refusal(NO_PLACE));
    }

    private static <T extends DomainResource> void once(Bundle bundle, String url, T resource, Token key) {
        resource.setProperty(
                "identifier", new Identifier().setSystem(key.system()).setValue(key.code()));
        var entry = bundle.addEntry().setFullUrl(url).setResource(resource);
        RecordQuery.of(resource.getClass()).is("identifier", key).createIfNone(entry.getRequest());
    }

    private void put(Caller by, DomainResource changed, String what) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        var seen = "W/\"" + changed.getMeta().getVersionId() + "\"";
        bundle.addEntry()
                .setResource(changed)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(changed.fhirType() + "/" + changed.getIdElement().getIdPart())
                .setIfMatch(seen);
        write(by, bundle, what);
    }

    private void write(Caller by, Bundle bundle, String what) {
        try {
            store.write(ServerCaller.DIRECTORY, bundle);
        } catch (NotWritten e) {
            if (e.isConflict()) {
                throw new Refusal(MEANWHILE);
            }
            throw e;
        }
        events.publishEvent(
                new SecurityEvent(What.DIRECTORY_CHANGED, by.behalf().account(), what));
    }

    private static void demandSound(ProfessionalName name) {
        var problems = name.problems();
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

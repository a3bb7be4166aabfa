package jp.kenkotecho.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kenkotecho.consent.FamilyInvitations.Invitation;
import jp.kenkotecho.consent.fhir.NewConsent;
import jp.kenkotecho.consent.fhir.NewConsent.Terms;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Family, two different things: sharing with an adult who has an account of their own, by invitation; and acting for a
 * person, a child or somebody under guardianship, which an office that has seen the papers writes down.
 */
@Component
public class Family {

    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final String PROXY = "proxy";

    private final FamilyInvitations invitations;
    private final Consents consents;
    private final RecordStore store;
    private final SharingSettings settings;
    private final Clock clock;

    Family(FamilyInvitations invitations, Consents consents, RecordStore store, SharingSettings settings, Clock clock) {
        this.invitations = invitations;
        this.consents = consents;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Accepts an invitation.
     *
     * @param links who accepts is in the record already
     * @return who they are now towards the person, {@code RelatedPerson/…}; empty when the code is good no more
     */
    @Transactional
    public Optional<String> accept(String code, Set<String> links) {
        return offered(code, links)
                .filter(invitation -> invitations.use(code))
                .map(invitation -> share(invitation, links));
    }

    /**
     * What a code offers: nothing to the person themselves, nor to whoever invited in the person's place, and nothing any
     * more once those do not act for the person.
     */
    public Optional<Invitation> offered(String code, Set<String> links) {
        return invitations
                .open(code)
                .filter(one -> !links.contains("Patient/" + one.person().value()) && !links.contains(one.signedBy()))
                .filter(one -> one.signedBy().equals("Patient/" + one.person().value())
                        || consents.mandate(one.person(), one.signedBy()).acts());
    }

    private String share(Invitation invitation, Set<String> links) {
        var person = "Patient/" + invitation.person().value();
        var known = relative(invitation.person(), links);
        var relative = known.orElseGet(() -> "RelatedPerson/" + UUID.randomUUID());
        var terms = new Terms(
                invitation.person(),
                invitation.signedBy(),
                relative,
                invitation.name(),
                "",
                "FAMRQT",
                today(),
                invitation.until(),
                invitation.categories(),
                invitation.sensitivities());
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        inForce(
                        relative,
                        known.isPresent(),
                        () -> relative(relative, person, invitation.name(), invitation.relationship()))
                .ifPresent(one -> put(bundle, one));
        put(bundle, consent(terms));
        store.write(ServerCaller.CONSEQUENCE, bundle);
        return relative;
    }

    /** Whether there is such a person, who may be appointed a proxy. */
    public boolean isThere(PersonId person) {
        return store.read(ServerCaller.JUDGEMENT, Patient.class, person.value()).isPresent();
    }

    /** What a person is called, for whoever has been invited by them. */
    public String nameOf(PersonId person) {
        return store.read(ServerCaller.JUDGEMENT, Patient.class, person.value())
                .map(patient -> ShownName.of(patient.getNameFirstRep()))
                .orElse("");
    }

    /**
     * Writes down that somebody acts for a person.
     *
     * @param relationship HL7 v3-RoleCode: {@code MTH}, {@code FTH}, {@code GUARD}
     * @param until the last day; empty for a parent, whose authority ends with majority by itself
     * @return who they are now towards the person; empty when no end is given and none follows from the person's age
     */
    @Transactional
    public Optional<String> appoint(
            PersonId person, String name, String relationship, Optional<LocalDate> until, Set<String> links) {
        var end = until.or(() -> majorityOf(person));
        if (end.isEmpty() || end.get().isBefore(today())) {
            return Optional.empty();
        }
        var known = relative(person, links);
        var relative = known.orElseGet(() -> "RelatedPerson/" + UUID.randomUUID());
        var terms =
                new Terms(person, relative, relative, name, PROXY, "FAMRQT", today(), end.get(), Set.of(), Set.of());
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        inForce(relative, known.isPresent(), () -> relative(relative, "Patient/" + person.value(), name, relationship))
                .ifPresent(one -> put(bundle, one));
        put(bundle, consent(terms));
        store.write(ServerCaller.CONSEQUENCE, bundle);
        return Optional.of(relative);
    }

    private Optional<LocalDate> majorityOf(PersonId person) {
        return store.read(ServerCaller.JUDGEMENT, Patient.class, person.value())
                .filter(Patient::hasBirthDate)
                .map(patient -> patient.getBirthDateElement().getValueAsString())
                .filter(day -> day.length() == "2026-01-01".length())
                .map(day ->
                        LocalDate.parse(day).plusYears(settings.majorityAge()).minusDays(1))
                .filter(day -> !day.isBefore(today()));
    }

    /** Who somebody is towards a person already, {@code RelatedPerson/…}; nobody becomes a relative twice. */
    public Optional<String> relative(PersonId person, Set<String> links) {
        return links.stream()
                .filter(link -> link.startsWith("RelatedPerson/"))
                .filter(link -> store.read(
                                ServerCaller.JUDGEMENT, RelatedPerson.class, link.substring("RelatedPerson/".length()))
                        .filter(one -> ("Patient/" + person.value())
                                .equals(one.getPatient().getReference()))
                        .isPresent())
                .findFirst();
    }

    /** The reference of the one who signs for a person: the person, or whoever acts for them, a relative first. */
    public String signer(PersonId person, Set<String> links) {
        var self = "Patient/" + person.value();
        return links.contains(self)
                ? self
                : links.stream()
                        .filter(link -> consents.mandate(person, link).acts())
                        .min(Comparator.reverseOrder())
                        .or(() -> relative(person, links))
                        .orElse(self);
    }

    /** A new one, or one that had ended and begins again; empty for who stands as they do. */
    private Optional<RelatedPerson> inForce(String address, boolean isKnown, Supplier<RelatedPerson> made) {
        if (!isKnown) {
            return Optional.of(made.get());
        }
        return store.read(ServerCaller.JUDGEMENT, RelatedPerson.class, address.substring("RelatedPerson/".length()))
                .filter(one -> one.hasPeriod() || (one.hasActive() && !one.getActive()))
                .map(one -> one.setActive(true).setPeriod(null));
    }

    private static RelatedPerson relative(String address, String person, String name, String relationship) {
        var relative = new RelatedPerson().setActive(true);
        relative.getMeta().addProfile(Canonical.profile("kt-related-person"));
        relative.setId(address);
        relative.setPatient(new Reference(person));
        relative.addName(new HumanName().setText(name));
        relative.addRelationship(
                new CodeableConcept(new Coding().setSystem(ROLE).setCode(relationship)));
        return relative;
    }

    private DomainResource consent(Terms terms) {
        var consent = NewConsent.of(terms, clock.instant());
        consent.setId("Consent/" + UUID.randomUUID());
        return consent;
    }

    private static void put(Bundle bundle, DomainResource resource) {
        resource.getMeta().setSource(Notice.SOURCE);
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.getId());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

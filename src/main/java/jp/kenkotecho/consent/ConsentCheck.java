package jp.kenkotecho.consent;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.consent.fhir.ConsentProblems;
import jp.kenkotecho.consent.fhir.SharingConsent;
import jp.kenkotecho.consent.model.ConsentRule;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a Consent may be stored as it is: complete, with actors that exist, and given by whoever may give it. */
@Component
class ConsentCheck {

    private static final Problem ACTOR = Problem.of(
            Kind.NOT_SUPPORTED,
            "同意を保存できません: 知らない相手です。",
            "Not stored: unknown actor; it does not exist, or belongs to somebody else's record.");
    private static final Problem BEHALF = Problem.of(
                    Kind.NOT_SUPPORTED,
                    "同意を保存できません: 本人か、本人の代理人だけが同意できます。",
                    "Not stored: a consent is given by the person, or by who acts for them, not on somebody else's behalf.")
            .at("Consent.performer");
    private static final Problem PROXY = Problem.of(
                    Kind.NOT_SUPPORTED,
                    "同意を保存できません: 代理人を選べるのは本人だけです。",
                    "Not stored: only the person appoints a proxy, and nobody on their behalf.")
            .at("Consent.category");

    private static final Problem HERSELF = Problem.of(
            Kind.NOT_SUPPORTED,
            "同意を保存できません: 代理人は、自分自身に見せることに同意できません。代理で見られる範囲は、年齢と任命で決まります。",
            "Not stored: who acts for somebody hands on nothing to themselves; what they see follows from age and appointment.");

    private final Consents consents;
    private final RecordStore store;
    private final FhirContext fhir;
    private final Clock clock;

    ConsentCheck(Consents consents, RecordStore store, FhirContext fhir, Clock clock) {
        this.consents = consents;
        this.store = store;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** @throws Refusal with every reason why not */
    void demand(Consent consent, @Nullable RequestDetails request) {
        var caller = Optional.ofNullable(request).flatMap(CallerOf::request);
        var problems = new ArrayList<>(ConsentProblems.of(consent, clock.instant()));
        if (caller.isPresent() && !caller.get().isServer() && SharingConsent.isSharing(consent)) {
            problems.addAll(ofGiver(consent, caller.get()));
            if (problems.isEmpty()) {
                problems.addAll(ofActors(consent, caller.get()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }

    List<Problem> problemsOfDraft(Consent draft, Caller caller) {
        var problems = new ArrayList<>(ConsentProblems.of(draft, clock.instant()));
        problems.addAll(ofGiver(draft, caller));
        return problems.isEmpty() ? ofActors(draft, caller) : problems;
    }

    List<ConsentRule> rulesOf(Consent consent) {
        return SharingConsent.rulesOf(consent);
    }

    /** Whoever does not act for the person is told by the gate that they may not, and no more. */
    private List<Problem> ofGiver(Consent consent, Caller caller) {
        var links = caller.behalf().links();
        var patient = String.valueOf(consent.getPatient().getReference());
        var isOwn = links.contains(patient);
        var problems = new ArrayList<Problem>();
        if (!isSigned(consent, links, isOwn)) {
            problems.add(BEHALF);
        }
        if (SharingConsent.isProxy(consent) && !isOwn) {
            problems.add(PROXY);
        }
        return problems;
    }

    /**
     * The person signs, or whoever acts for them with their own name, since what they hand on ends with them. Whoever takes
     * a consent back leaves the name under it.
     */
    private boolean isSigned(Consent consent, Set<String> links, boolean isOwn) {
        var granter = SharingConsent.granter(consent);
        if (consent.getStatus() != ConsentState.ACTIVE) {
            return true;
        }
        if (isOwn) {
            return granter.isEmpty();
        }
        var person = PersonId.read(
                String.valueOf(consent.getPatient().getReferenceElement().getIdPart()));
        return person.filter(one -> consents.with(links, one).acts()).isEmpty()
                || (links.contains(granter)
                        && consents.mandate(person.get(), granter).acts());
    }

    private List<Problem> ofActors(Consent consent, Caller caller) {
        var patient = String.valueOf(consent.getPatient().getReference());
        var problems = new ArrayList<Problem>();
        lookAt(consent.getProvision(), "Consent.provision", patient, problems);
        for (var i = 0; i < consent.getProvision().getProvision().size(); i++) {
            lookAt(
                    consent.getProvision().getProvision().get(i),
                    "Consent.provision.provision[" + i + "]",
                    patient,
                    problems);
        }
        if (problems.isEmpty() && !caller.behalf().links().contains(patient)) {
            problems.addAll(ofHerself(consent.getProvision(), caller.behalf().links()));
        }
        return problems;
    }

    /** Not by where she works: her colleagues may treat the child, and to her it shows nothing (Agreed). */
    private List<Problem> ofHerself(ProvisionComponent root, Set<String> links) {
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < root.getActor().size(); i++) {
            var actor = root.getActor().get(i).getReference().getReference();
            if (root.getType() == ConsentProvisionType.PERMIT
                    && (links.contains(actor)
                            || read(new IdType(actor))
                                    .filter(one -> isOnly(one, links))
                                    .isPresent())) {
                problems.add(HERSELF.at("Consent.provision.actor[" + i + "]"));
            }
        }
        return problems;
    }

    private static boolean isOnly(Resource actor, Set<String> links) {
        if (actor instanceof PractitionerRole role) {
            return links.contains(String.valueOf(role.getPractitioner().getReference()));
        }
        return actor instanceof CareTeam team
                && team.getParticipant().stream()
                        .map(member -> String.valueOf(member.getMember().getReference()))
                        .allMatch(links::contains);
    }

    private void lookAt(ProvisionComponent provision, String where, String patient, List<Problem> problems) {
        for (var i = 0; i < provision.getActor().size(); i++) {
            var actor = new IdType(provision.getActor().get(i).getReference().getReference());
            if (read(actor).filter(one -> isAbout(one, patient)).isEmpty()) {
                problems.add(ACTOR.at(where + ".actor[" + i + "]"));
            }
        }
    }

    private Optional<Resource> read(IdType actor) {
        var type = fhir.getResourceDefinition(actor.getResourceType()).getImplementingClass();
        return store.read(ServerCaller.JUDGEMENT, type.asSubclass(Resource.class), actor.getIdPart())
                .map(Resource.class::cast);
    }

    /** Relatives, teams and devices are somebody's. */
    private static boolean isAbout(Resource actor, String patient) {
        if (actor instanceof RelatedPerson relative) {
            return patient.equals(relative.getPatient().getReference());
        }
        if (actor instanceof Device device) {
            return patient.equals(device.getPatient().getReference());
        }
        return !(actor instanceof CareTeam team)
                || patient.equals(team.getSubject().getReference());
    }
}

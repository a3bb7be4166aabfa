package jp.kenkotecho.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.consent.Drafts;
import jp.kenkotecho.consent.Drafts.Agreement;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CreatedOnce;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** What a form of sharing comes to: new Consents, and those that end with them, so that it is as the form says. */
@Component
class SharingTerms {

    private static final String FAMILY = "family";
    private static final String KEY = Canonical.ID + "agreement";

    private final SignedInUser signedInUser;
    private final RecordStore store;
    private final Drafts drafts;
    private final Organizations organizations;
    private final Counterparts counterparts;

    SharingTerms(
            SignedInUser signedInUser,
            RecordStore store,
            Drafts drafts,
            Organizations organizations,
            Counterparts counterparts) {
        this.signedInUser = signedInUser;
        this.store = store;
        this.drafts = drafts;
        this.organizations = organizations;
        this.counterparts = counterparts;
    }

    /**
     * The party to an agreement.
     *
     * @param actor {@code Organization/…} or {@code RelatedPerson/…}
     * @param template by which something is offered to them
     * @param kind the word of an {@link InstitutionKind}, or {@code relative}
     * @param known what was agreed with them before, if anything was
     */
    record Party(String actor, String name, String template, String kind, List<Counterpart> known) {

        public boolean isFamily() {
            return template.equals(FAMILY);
        }
    }

    /** Empty while nobody is chosen, and for who is not there. */
    Optional<Party> party(SharingForm wanted, ViewedRecord whose) {
        var known = known(wanted.actor(), whose);
        return wanted.organization().isEmpty()
                ? relative(wanted.relative(), whose)
                        .map(name -> new Party(wanted.actor(), name, FAMILY, "relative", known))
                : organizations
                        .one(signedInUser.caller(), wanted.organization())
                        .map(one -> new Party(wanted.actor(), one.name(), one.kind(), one.institution(), known));
    }

    private List<Counterpart> known(String actor, ViewedRecord whose) {
        return actor.isEmpty()
                ? List.of()
                : counterparts.one(signedInUser.caller(), new PersonId(whose.id()), actor).stream()
                        .toList();
    }

    /** The name of one of the person's relatives. */
    private Optional<String> relative(String id, ViewedRecord whose) {
        return PersonId.read(id)
                .flatMap(known -> store.read(signedInUser.caller(), RelatedPerson.class, known.value()))
                .filter(one -> ("Patient/" + whose.id()).equals(one.getPatient().getReference()))
                .map(one -> ShownName.of(one.getNameFirstRep()));
    }

    /**
     * What there is to write.
     *
     * @param seeing what they see
     * @param adding a Consent for each thing that they may add
     * @param former what ends with it
     * @param key of what is agreed, and of all that was agreed with them when it was looked at: twice the same is once
     * @param isAgreedAlready whether it is so already
     */
    record Drafted(Consent seeing, List<Consent> adding, List<Consent> former, String key, boolean isAgreedAlready) {

        Set<String> formerIds() {
            return former.stream().map(one -> one.getIdElement().getIdPart()).collect(Collectors.toSet());
        }

        Bundle transaction(PersonId person) {
            var bundle = new Bundle().setType(BundleType.TRANSACTION);
            for (var one : former) {
                var request = bundle.addEntry().setResource(one).getRequest();
                request.setMethod(HTTPVerb.PUT)
                        .setUrl("Consent/" + one.getIdElement().getIdPart());
            }
            var fresh = Stream.concat(Stream.of(seeing), adding.stream()).toList();
            for (var i = 0; i < fresh.size(); i++) {
                CreatedOnce.by(
                        new Token(KEY, key + "." + i), person, bundle.addEntry().setResource(fresh.get(i)));
            }
            return bundle;
        }
    }

    /**
     * The Consents of a form: seeing, and each thing that may be added, in one of its own.
     *
     * @throws Refusal when nobody or nothing is chosen, or the last day is none
     */
    Drafted drafted(SharingForm wanted, ViewedRecord whose, Optional<Party> party) {
        var with = party.orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var categories = SharingChoices.categories(wanted.category());
        if (categories.isEmpty()) {
            throw new Refusal(SharingChoices.NONE);
        }
        var person = new PersonId(whose.id());
        var signer = signedInUser.signs(person);
        var purpose = Template.of(with.template()).purpose();
        var former =
                with.known().stream().flatMap(one -> one.replaceable().stream()).toList();
        return new Drafted(
                drafts.seeing(
                        person,
                        signer,
                        with.actor(),
                        with.name(),
                        purpose,
                        wanted.end(),
                        categories,
                        SharingChoices.sensitivities(wanted.sensitivity())),
                additions(wanted, with)
                        .map(one ->
                                drafts.adding(person, signer, with.actor(), with.name(), purpose, wanted.end(), one))
                        .toList(),
                former.stream().flatMap(one -> ended(one).stream()).toList(),
                key(wanted, with),
                isSo(wanted, with, former));
    }

    private static Stream<Contribution> additions(SharingForm wanted, Party with) {
        return Arrays.stream(Contribution.values())
                .filter(one -> !with.isFamily() && wanted.add().contains(one.name()));
    }

    private static String key(SharingForm wanted, Party with) {
        var known = with.known().stream()
                .flatMap(one -> one.agreements().stream())
                .map(one -> one.id() + one.withdrawn())
                .sorted()
                .toList();
        var said = String.join("\n", wanted.toString(), known.toString());
        return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Optional<Consent> ended(Agreement former) {
        return store.read(signedInUser.caller(), Consent.class, former.id())
                .map(one -> one.setStatus(ConsentState.INACTIVE));
    }

    /** The same words until the same day, each once: what a form that is sent twice finds. */
    private static boolean isSo(SharingForm wanted, Party with, List<Agreement> standing) {
        var rights = new TreeSet<>(List.of("SEE"));
        additions(wanted, with).map(one -> one.code().toUpperCase(Locale.ROOT)).forEach(rights::add);
        return standing.size() == rights.size()
                && standing.stream()
                        .map(Agreement::right)
                        .collect(Collectors.toSet())
                        .equals(rights)
                && standing.stream().allMatch(one -> one.until().toString().equals(wanted.end()))
                && standing.stream()
                        .filter(one -> one.right().equals("SEE"))
                        .allMatch(
                                one -> Set.copyOf(one.categories()).equals(SharingChoices.categories(wanted.category()))
                                        && Set.copyOf(one.sensitivities())
                                                .equals(SharingChoices.sensitivities(wanted.sensitivity())));
    }
}

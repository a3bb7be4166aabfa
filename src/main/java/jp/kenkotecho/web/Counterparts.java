package jp.kenkotecho.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.audit.Visits;
import jp.kenkotecho.consent.Drafts;
import jp.kenkotecho.consent.Drafts.Agreement;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** The institutions and people with whom a record is shared, or was, read from its Consents and, for when they looked, from its trail. */
@Component
class Counterparts {

    /** The newest: who checks in every week for ten years has given fewer. */
    private static final int MOST = 1000;

    private static final String LINK = "Device";

    private static final Map<String, String> KINDS = Map.of(
            "",
            "everybody",
            LINK,
            "link",
            "Group",
            "study",
            "CareTeam",
            "team",
            "RelatedPerson",
            "relative",
            "Practitioner",
            "professional",
            "PractitionerRole",
            "professional");

    private final RecordStore store;
    private final Drafts drafts;
    private final Visits visits;

    Counterparts(RecordStore store, Drafts drafts, Visits visits) {
        this.store = store;
        this.drafts = drafts;
        this.visits = visits;
    }

    /** The order of the cards: those who see something now first, then those whose time ended last. */
    List<Counterpart> of(Caller caller, PersonId person) {
        var byActor = agreements(caller, person);
        var last = visits.last(person, byActor.keySet());
        return byActor.entrySet().stream()
                .map(one -> counterpart(caller, one.getKey(), one.getValue(), last))
                .sorted(Comparator.comparing(Counterpart::isShared)
                        .reversed()
                        .thenComparing(Counterpart::until, Comparator.reverseOrder()))
                .toList();
    }

    /** One of them; nobody for who never was. */
    Optional<Counterpart> one(Caller caller, PersonId person, String actor) {
        return Optional.ofNullable(agreements(caller, person).get(actor))
                .map(theirs -> counterpart(caller, actor, theirs, visits.last(person, List.of(actor))));
    }

    /** Agreements by whom they are with; all who have a link are one. */
    private Map<String, List<Agreement>> agreements(Caller caller, PersonId person) {
        var query = RecordQuery.of(Consent.class, person)
                .newestFirst("_lastUpdated")
                .first(MOST);
        var byActor = new LinkedHashMap<String, List<Agreement>>();
        store.search(caller, query).stream()
                .flatMap(consent -> drafts.read(consent, caller).stream())
                .sorted(Comparator.comparing(Agreement::holds)
                        .reversed()
                        .thenComparing(Agreement::until, Comparator.reverseOrder()))
                .forEach(one -> byActor.computeIfAbsent(
                                one.with().startsWith("Device/") ? LINK : one.with(), key -> new ArrayList<>())
                        .add(one));
        return byActor;
    }

    private Counterpart counterpart(
            Caller caller, String actor, List<Agreement> theirs, Map<String, Visits.Line> last) {
        var type = actor.replaceAll("/.*", "");
        return new Counterpart(
                actor,
                theirs.get(0).actor(),
                type.equals("Organization") ? institution(caller, actor) : KINDS.getOrDefault(type, "professional"),
                type.equals("RelatedPerson") ? relation(caller, actor) : "",
                theirs,
                Optional.ofNullable(last.get(actor)).stream().toList());
    }

    private String institution(Caller caller, String actor) {
        return store.read(caller, Organization.class, idOf(actor))
                .map(InstitutionKind::of)
                .orElse(InstitutionKind.UNKNOWN)
                .word();
    }

    private String relation(Caller caller, String actor) {
        return store.read(caller, RelatedPerson.class, idOf(actor)).stream()
                .flatMap(one -> one.getRelationship().stream())
                .flatMap(relationship -> relationship.getCoding().stream())
                .map(coding -> String.valueOf(coding.getCode()))
                .filter(FamilyPage.RELATIONSHIPS::contains)
                .findFirst()
                .orElse("");
    }

    private static String idOf(String actor) {
        return actor.substring(actor.indexOf('/') + 1);
    }
}

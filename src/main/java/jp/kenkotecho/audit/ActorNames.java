package jp.kenkotecho.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.audit.model.AuditEntry.Who;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.record.ShownText;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/**
 * What those who are in the trail are called, and where they work, when they did it: read from the directory as the
 * server itself, once a minute for each, since the trail tells of everybody.
 */
@Component
class ActorNames {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final Called NOBODY = new Called("", "", "");

    static final String COHORT = "Group/";
    private static final String BEARER = "Device/";

    private record Called(String name, String organization, String organizationName) {

        private Called {
            name = ShownText.of(name).strip();
            organizationName = ShownText.of(organizationName).strip();
        }
    }

    private final RecordStore store;
    private final Cache<String, Called> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    ActorNames(RecordStore store) {
        this.store = store;
    }

    /** Adds names, only of guests and of the refused: people know their own name, and apps are named by their id. */
    AuditEntry complete(AuditEntry entry) {
        if (!entry.isByGuest() && !entry.isRefused() && !entry.ground().equals("PROXY")) {
            return entry;
        }
        var called = bearer(entry.who()).orElseGet(() -> calledBy(entry.who().links(), entry.person()));
        return entry.by(entry.who().named(called.name(), called.organization(), called.organizationName()));
    }

    /** Whoever has a link, by what they call themselves. */
    private static Optional<Called> bearer(Who who) {
        return who.links().stream().anyMatch(link -> link.startsWith(BEARER))
                ? Optional.of(new Called(
                        "共有リンクを開いた人 (「"
                                + ShownText.within(
                                        who.account().substring(who.account().indexOf(' ') + 1))
                                + "」と名乗る)",
                        "",
                        ""))
                : Optional.empty();
    }

    /** The party for whom a look counts at somebody's record: where the caller works, or else who they are. */
    String party(Caller caller, PersonId person) {
        var links = caller.behalf().links();
        var called = calledBy(links, person.value());
        return new Who(caller.behalf().account(), caller.client(), links, "", "", "")
                .named(called.name(), called.organization(), called.organizationName())
                .party();
    }

    String organization(String reference) {
        return known.get(reference, key -> new Called(nameOfOrganization(idOf(key)), "", ""))
                .name();
    }

    /** A study's cohort, {@code Group/…}. */
    String cohort(String reference) {
        return store.read(ServerCaller.NAMING, Group.class, idOf(reference))
                .map(Group::getName)
                .orElse("");
    }

    /** What somebody is called by the person whose relative they are; empty for who is none of theirs. */
    String relative(String reference, String person) {
        return isRelated(reference, person) ? relative(reference) : "";
    }

    /** {@code Practitioner/…}. */
    String professional(String reference) {
        return known.get(reference, this::practitioner).name();
    }

    private String relative(String reference) {
        return relatedPerson(reference)
                .map(one -> ShownName.of(one.getNameFirstRep()))
                .orElse("");
    }

    private Called calledBy(Set<String> links, String person) {
        return links.stream()
                .filter(link -> link.startsWith("Practitioner/"))
                .sorted()
                .findFirst()
                .map(link -> known.get(link, this::practitioner))
                .or(() -> links.stream()
                        .filter(link -> link.startsWith("RelatedPerson/"))
                        .filter(link -> isRelated(link, person))
                        .findFirst()
                        .map(link -> new Called(relative(link), "", "")))
                .or(() -> links.stream()
                        .filter(link -> link.startsWith(COHORT))
                        .findFirst()
                        .map(link -> new Called(cohort(link), "", "")))
                .orElse(NOBODY);
    }

    private boolean isRelated(String link, String person) {
        return relatedPerson(link)
                .filter(one -> ("Patient/" + person).equals(one.getPatient().getReference()))
                .isPresent();
    }

    private Optional<RelatedPerson> relatedPerson(String link) {
        return store.read(ServerCaller.NAMING, RelatedPerson.class, idOf(link));
    }

    private Called practitioner(String link) {
        var name = store.read(ServerCaller.NAMING, Practitioner.class, idOf(link))
                .map(one -> ShownName.of(one.getNameFirstRep()))
                .orElse("");
        var roles =
                RecordQuery.of(PractitionerRole.class).is("practitioner", link).oldestFirst("_id");
        var organization = store.search(ServerCaller.NAMING, roles).stream()
                .filter(PractitionerRole::getActive)
                .map(role -> role.getOrganization().getReference())
                .filter(reference -> reference != null && reference.startsWith("Organization/"))
                .findFirst()
                .orElse("");
        return new Called(name, organization, organization.isEmpty() ? "" : nameOfOrganization(idOf(organization)));
    }

    private String nameOfOrganization(String id) {
        return store.read(ServerCaller.NAMING, Organization.class, id)
                .map(Organization::getName)
                .orElse("");
    }

    private static String idOf(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }
}

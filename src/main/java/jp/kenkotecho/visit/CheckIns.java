package jp.kenkotecho.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.access.ConsentPreview;
import jp.kenkotecho.access.Storing;
import jp.kenkotecho.access.TodaysSharing;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.crypto.KeyedMac;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.fhir.CheckInEncounter;
import jp.kenkotecho.visit.model.Posters;
import jp.kenkotecho.visit.model.Posters.Reading;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * Coming to a clinic: which one it is, what it would see today, and, once that is agreed to, the Encounter and the
 * Consent, both or neither.
 */
@Component
public class CheckIns {

    private static final Problem FORGED = Problem.of(
                    Problem.Kind.MALFORMED,
                    "このコードは、健康手帳の受付ポスターのものではありません。",
                    "This is not the code of a poster of Kenko Techo.")
            .at("poster");
    private static final Problem OUTDATED = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "このポスターは古くなりました。受付に新しいポスターを頼むか、一覧から選んでください。",
                    "This poster is out of date: ask the reception for a new one, or choose from the list.")
            .at("poster");
    private final RecordStore store;
    private final Storing storing;
    private final TodaysSharing sharing;
    private final ConsentPreview preview;
    private final Posters posters;
    private final Clock clock;

    CheckIns(
            RecordStore store,
            Storing storing,
            TodaysSharing sharing,
            ConsentPreview preview,
            KeySettings keys,
            VisitSettings settings,
            Clock clock) {
        this.store = store;
        this.storing = storing;
        this.sharing = sharing;
        this.preview = preview;
        this.posters = new Posters(
                version -> new KeyedMac(keys, "check-in poster " + version),
                settings.posterKey(),
                settings.oldestPosterKey());
        this.clock = clock;
    }

    /**
     * What somebody wants to show, and where.
     *
     * @param sensitivities what is shown too, though it is sensitive
     * @param tellsWithheld whether the clinic is told that something is not shown
     */
    public record Wish(
            PersonId person,
            Organization organization,
            Set<InformationCategory> categories,
            Set<Restriction> sensitivities,
            boolean tellsWithheld) {

        public Wish {
            categories = Set.copyOf(categories);
            sensitivities = Set.copyOf(sensitivities);
        }
    }

    /**
     * The resources that a check-in stored.
     *
     * @param encounter {@code Encounter/…}
     * @param consent {@code Consent/…}
     * @param until the day at whose end the clinic sees nothing any more
     */
    public record Arrived(String encounter, String consent, LocalDate until) {}

    /** The code on an organization's poster. */
    String posterOf(Organization organization) {
        return posters.code(organization.getIdElement().getIdPart());
    }

    /**
     * The organization that a poster names.
     *
     * @throws Refusal when the code is forged or out of date, or the organization is there no longer
     */
    public Organization named(Caller caller, String code) {
        var reading = posters.read(code);
        if (reading instanceof Reading.Names names) {
            return chosen(caller, names.organization());
        }
        throw new Refusal(reading instanceof Reading.Outdated ? OUTDATED : FORGED);
    }

    /**
     * An organization of the directory.
     *
     * @throws Refusal when there is none, or it is closed
     */
    public Organization chosen(Caller caller, String id) {
        return PersonId.read(id)
                .flatMap(known -> store.read(caller, Organization.class, known.value()))
                .filter(one -> !one.hasActive() || one.getActive())
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
    }

    /** What the organization would see today, as {@code $consent-preview} answers. */
    public Parameters preview(Wish wish, Caller caller) {
        return preview.of(wish.person(), draft(wish, caller), caller);
    }

    /** The day at whose end it is over. */
    public LocalDate until() {
        return sharing.today();
    }

    /**
     * Stores both. Whoever confirms twice on one day has come once, and shows what they chose the second time.
     *
     * @throws Refusal when the caller may not, or somebody writes the same at the same moment
     */
    public Arrived confirm(Wish wish, Caller caller) {
        var consent = draft(wish, caller);
        var earlier = todays(wish, caller);
        var resources = new ArrayList<DomainResource>(List.of(consent));
        if (earlier.isEmpty()) {
            resources.add(CheckInEncounter.of(
                    wish.person(),
                    wish.organization(),
                    OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS)));
        }
        var written = storing.all(caller, resources);
        return new Arrived(earlier.orElseGet(() -> written.get(1)), written.get(0), until());
    }

    private Consent draft(Wish wish, Caller caller) {
        return sharing.draft(
                wish.person(),
                caller,
                wish.organization(),
                wish.categories(),
                wish.sensitivities(),
                wish.tellsWithheld());
    }

    private Optional<String> todays(Wish wish, Caller caller) {
        var provider = "Organization/" + wish.organization().getIdElement().getIdPart();
        var query = RecordQuery.of(Encounter.class, wish.person())
                .is("status", "arrived")
                .is("service-provider", provider);
        return store.search(caller, query).stream()
                .filter(visit -> visit.getStatus() == EncounterStatus.ARRIVED && isOfToday(visit))
                .map(visit -> "Encounter/" + visit.getIdElement().getIdPart())
                .findFirst();
    }

    private boolean isOfToday(Encounter visit) {
        var start = visit.getPeriod().getStart();
        return start != null
                && LocalDate.ofInstant(start.toInstant(), clock.getZone()).equals(until());
    }
}

package jp.kenkotecho.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.consent.Drafts;
import jp.kenkotecho.consent.Family;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/** The Consent by which an organization sees a record until the end of today, and no longer. */
@Component
public class TodaysSharing {

    private final Drafts drafts;
    private final Family family;
    private final RecordStore store;
    private final Clock clock;

    TodaysSharing(Drafts drafts, Family family, RecordStore store, Clock clock) {
        this.drafts = drafts;
        this.family = family;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The draft, to be previewed and written: in the place of today's, where there is one that holds, so that whoever is
     * asked twice has agreed once.
     *
     * @param caller who signs: the person, or who acts for them
     * @param tellsWithheld whether it is said, where something is not shown
     */
    public Consent draft(
            PersonId person,
            Caller caller,
            Organization organization,
            Set<InformationCategory> categories,
            Set<Restriction> sensitivities,
            boolean tellsWithheld) {
        var actor = "Organization/" + organization.getIdElement().getIdPart();
        var draft = drafts.seeing(
                person,
                family.signer(person, caller.behalf().links()),
                actor,
                organization.getName(),
                Template.of(Template.kindOf(organization)).purpose(),
                today().toString(),
                categories,
                sensitivities);
        var todays = todays(person, caller, actor)
                .map(earlier -> earlier.setProvision(draft.getProvision())
                        .setPerformer(draft.getPerformer())
                        .setDateTimeElement(draft.getDateTimeElement()))
                .orElse(draft);
        WithheldNotice.choose(todays, tellsWithheld);
        return todays;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    private Optional<Consent> todays(PersonId person, Caller caller, String actor) {
        var query = RecordQuery.of(Consent.class, person).is("status", "active").is("actor", actor);
        return store.search(caller, query).stream().filter(this::isOfToday).findFirst();
    }

    /** Made here: from today to today, for seeing. */
    private boolean isOfToday(Consent consent) {
        var today = today().toString();
        var period = consent.getProvision().getPeriod();
        return today.equals(period.getStartElement().getValueAsString())
                && today.equals(period.getEndElement().getValueAsString())
                && consent.getProvision().getProvision().isEmpty()
                && consent.getCategory().size() == 1;
    }
}

package jp.kenkotecho.guidance;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.access.SignedAdditions;
import jp.kenkotecho.guidance.fhir.DraftedSession.Signed;
import jp.kenkotecho.guidance.fhir.FollowUp;
import jp.kenkotecho.guidance.fhir.Referral;
import jp.kenkotecho.guidance.fhir.WorkItem;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.FormKey;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/** What is still to be done for one person: the next contact, advice to see a doctor, and closing either. */
@Component
public class FollowUps {

    private static final int MOST = 50;
    private static final String REFERRAL = "referral";

    private static final Problem NOT_STAFF =
            Problem.of(Problem.Kind.REFUSED, "その組織で働く専門職だけが使えます。", "For professionals who work at the organization.");

    private final RecordStore store;
    private final Cohorts cohorts;
    private final SignedAdditions additions;
    private final Clock clock;

    FollowUps(RecordStore store, Cohorts cohorts, SignedAdditions additions, Clock clock) {
        this.store = store;
        this.cohorts = cohorts;
        this.additions = additions;
        this.clock = clock;
    }

    /**
     * Something that is open.
     *
     * @param id of the Task
     * @param version which state of it this is
     * @param kind {@code next-contact}, {@code to-do}, {@code referral} or {@code other}
     * @param isTheirs whether the person is to do it
     * @param isMine whether the caller asked for it, and may close it
     */
    public record Open(
            String id,
            String version,
            String kind,
            String words,
            Optional<LocalDate> due,
            boolean isOverdue,
            boolean isTheirs,
            boolean isMine) {}

    /** What is open of this person, the most needed first. */
    public List<Open> open(Caller caller, PersonId person) {
        var today = LocalDate.now(clock);
        var self = "Patient/" + person.value();
        var query = RecordQuery.of(Task.class, person)
                .oneOf("status", WorkItem.OPEN)
                .first(MOST);
        return store.search(caller, query).stream()
                .map(task -> WorkItem.of(task, today, clock.getZone()))
                .sorted(Comparator.comparing(WorkItem::need))
                .map(item -> {
                    var task = (Task) item.resource();
                    return new Open(
                            task.getIdElement().getIdPart(),
                            task.getMeta().getVersionId(),
                            item.kind(),
                            item.words(),
                            item.need().due(),
                            item.need().due().filter(day -> day.isBefore(today)).isPresent(),
                            self.equals(task.getOwner().getReference()),
                            caller.behalf()
                                    .links()
                                    .contains(String.valueOf(task.getRequester().getReference())));
                })
                .toList();
    }

    /**
     * What is asked for.
     *
     * @param office {@code Organization/…}
     * @param due the day by which it is to be done
     * @param form the key of the form: the same form, filled in alike, leaves one
     */
    public record Wish(PersonId person, String office, String words, LocalDate due, FormKey form) {}

    /** The next contact, for the office to make. */
    public void contact(Caller caller, Wish wish) {
        var signed = signed(caller, wish);
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        add(
                bundle,
                FollowUp.task("next-contact", wish.words(), Optional.of(wish.due()), wish.office(), signed),
                "task");
        additions.add(caller, wish.person(), signed.author(), Keyed.once(bundle, wish.person(), key(wish)));
    }

    /** Advice to see a doctor, and the task of seeing to it. */
    public void refer(Caller caller, Wish wish) {
        var signed = signed(caller, wish);
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        var advice = add(bundle, FollowUp.advice(wish.words(), signed), "advice");
        // The office sees to it: on its list it stays until a visit or somebody closes it.
        var task = FollowUp.task(REFERRAL, wish.words(), Optional.of(wish.due()), wish.office(), signed);
        add(bundle, task.setFocus(advice), "task");
        additions.add(caller, wish.person(), signed.author(), Keyed.once(bundle, wish.person(), key(wish)));
    }

    /**
     * Closes a task, and the advice that it was about.
     *
     * @param version the state that was looked at: another one is not overwritten
     * @param outcome what came of it
     */
    public void close(Caller caller, PersonId person, String id, String version, String outcome) {
        var task = PersonId.read(id)
                .flatMap(known -> store.read(caller, Task.class, known.value()))
                .filter(one -> ("Patient/" + person.value()).equals(one.getFor().getReference()))
                .filter(one -> WorkItem.OPEN.contains(one.getStatusElement().getValueAsString()))
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var author = caller.behalf().practitioner().orElseThrow(() -> new Refusal(NOT_STAFF));
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        advice(caller, task).map(Referral::completed).ifPresent(advice -> put(bundle, advice, ""));
        put(
                bundle,
                task.setStatus(TaskStatus.COMPLETED).setBusinessStatus(new CodeableConcept().setText(outcome)),
                version);
        additions.add(caller, person, author, bundle);
    }

    private Optional<ServiceRequest> advice(Caller caller, Task task) {
        var focus = task.getFocus().getReferenceElement();
        return WorkItem.kindOf(task).equals(REFERRAL) && "ServiceRequest".equals(focus.getResourceType())
                ? store.read(caller, ServiceRequest.class, focus.getIdPart())
                        .filter(one -> "active".equals(one.getStatusElement().getValueAsString()))
                : Optional.empty();
    }

    private Signed signed(Caller caller, Wish wish) {
        var today = LocalDate.now(clock);
        return caller.behalf()
                .practitioner()
                .filter(who -> cohorts.worksAt(wish.office(), caller))
                .map(who -> new Signed(wish.person(), who, wish.office(), today, today))
                .orElseThrow(() -> new Refusal(NOT_STAFF));
    }

    private static String key(Wish wish) {
        return wish.form().saying(wish.words(), wish.due().toString());
    }

    private static Reference add(Bundle bundle, DomainResource resource, String name) {
        var address = "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        bundle.addEntry().setFullUrl(address).setResource(resource);
        return new Reference(address);
    }

    private static void put(Bundle bundle, DomainResource resource, String version) {
        var request = bundle.addEntry().setResource(resource).getRequest();
        request.setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        if (!version.isEmpty()) {
            request.setIfMatch("W/\"" + version + "\"");
        }
    }
}

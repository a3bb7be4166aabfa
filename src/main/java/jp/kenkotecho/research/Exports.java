package jp.kenkotecho.research;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.FormKey;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.release.Release;
import jp.kenkotecho.research.request.ExportRequest;
import jp.kenkotecho.research.request.KickOff;
import jp.kenkotecho.research.request.Projects;
import jp.kenkotecho.research.request.ResearchSettings;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The exports that a client asks for, by itself over HTTP ({@link ExportOperations}) or by its researchers on a page: the
 * same bounds, pseudonyms, disclosure check and receipts for both. The caller is the client, whoever sits there.
 */
@Component
public class Exports {

    private static final Problem MEMBERS = Problem.of(
                    Kind.NOT_SUPPORTED,
                    "patient に、このコホートにいない人が含まれています。",
                    "Somebody named by patient is no member of this cohort.")
            .at("patient");

    /** Characters of a kick-off that the manifest repeats. */
    private static final int MOST_REQUEST = 8_000;

    private static final Problem TOO_LONG = Problem.of(
            Kind.TOO_MUCH,
            "求めが長すぎます。合わせて " + MOST_REQUEST + " 文字までです。",
            "The request is too long: at most " + MOST_REQUEST + " characters.");

    private final ExportJobs jobs;
    private final KickOff kickOff;
    private final Projects projects;
    private final Release release;
    private final RecordStore store;
    private final ResearchSettings settings;
    private final ApplicationEventPublisher events;

    Exports(
            ExportJobs jobs,
            KickOff kickOff,
            Projects projects,
            Release release,
            RecordStore store,
            ResearchSettings settings,
            ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.kickOff = kickOff;
        this.projects = projects;
        this.release = release;
        this.store = store;
        this.settings = settings;
        this.events = events;
    }

    /**
     * An export that is asked for.
     *
     * @param cohort {@code Group/…}; empty for everything
     * @param sent every value of each parameter of the kick-off
     * @param isLenient whether what is not known is left aside
     * @param request the address that says the same, for the manifest
     */
    public record Wanted(String cohort, Map<String, List<String>> sent, boolean isLenient, String request) {}

    /**
     * Asks for one: that of a cohort begins, that of everything waits for its approval.
     *
     * @return its id; empty while too many of this client run
     * @throws Refusal for what is not understood, or not for this client
     */
    public Optional<String> ask(Caller client, Wanted wanted) {
        return ask(
                client,
                UUID.randomUUID(),
                wanted,
                new SecurityEvent(What.EXPORT_ASKED, client.client(), wanted.cohort()));
    }

    /** The same by a researcher of the client's: the same form asks for one, however often it is sent. */
    public Optional<String> ask(Caller client, String account, FormKey form, Wanted wanted) {
        var id = form.form();
        return jobs.find(id.toString(), client.client()).isPresent()
                ? Optional.of(id.toString())
                : ask(client, id, wanted, new SecurityEvent(What.EXPORT_ASKED, account, client.client()));
    }

    private Optional<String> ask(Caller client, UUID id, Wanted wanted, SecurityEvent told) {
        var read = kickOff.read(wanted.sent(), client, !wanted.cohort().isEmpty(), wanted.isLenient());
        demandMembers(wanted.cohort(), read);
        if (wanted.request().length() > MOST_REQUEST) {
            throw new Refusal(TOO_LONG);
        }
        var asked = new ExportJobs.Asked(
                id.toString(), client.client(), client.scopes(), wanted.cohort(), wanted.request(), read);
        for (var attempt = 0; attempt < settings.runningPerClient(); attempt++) {
            var slot = jobs.freeSlot(client.client(), settings.runningPerClient());
            if (slot.isEmpty()) {
                return Optional.empty();
            }
            try {
                jobs.add(asked, slot.get());
                events.publishEvent(told);
                return Optional.of(asked.id());
            } catch (DuplicateKeyException e) {
                if (jobs.find(asked.id()).isPresent()) {
                    // The same form, at the same moment; or one that was called off.
                    return jobs.find(asked.id(), client.client()).map(ExportJobs.Job::id);
                }
                // Another took the place: the next one, if there is one.
            }
        }
        return Optional.empty();
    }

    private void demandMembers(String cohort, ExportRequest request) {
        if (cohort.isEmpty() || request.patients().isEmpty()) {
            return;
        }
        if (projects.members(cohort, request.patients()).size()
                < request.patients().size()) {
            throw new Refusal(MEMBERS);
        }
    }

    /**
     * A cohort of the client's own.
     *
     * @param group {@code Group/…}
     * @throws Refusal for one that is another's, or not there
     */
    public String cohort(Caller client, String group) {
        if (!client.behalf().links().contains(group) || !isThere(group)) {
            throw new Refusal(Refusal.NOT_THERE);
        }
        return group;
    }

    private boolean isThere(String group) {
        return store.read(Cohorts.inPlaceOf(group, Set.of("Group")), Group.class, new IdType(group).getIdPart())
                .isPresent();
    }

    /** Calls one of the client's off, or removes what it came to: nothing of it leaves any more. */
    public void callOff(Caller client, String id) {
        var job = jobs.find(id, client.client()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        release.callOff(job.id());
    }
}

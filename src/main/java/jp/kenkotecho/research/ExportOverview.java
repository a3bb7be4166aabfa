package jp.kenkotecho.research;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportJobs.State;
import jp.kenkotecho.research.job.ExportParts;
import jp.kenkotecho.research.job.ExportUnits;
import jp.kenkotecho.research.model.ContentCoding;
import jp.kenkotecho.research.release.Manifest;
import jp.kenkotecho.research.release.ReleasedFile;
import jp.kenkotecho.research.release.ReleasedFiles;
import jp.kenkotecho.research.request.ResearchSettings;
import jp.kenkotecho.research.request.RuleFile;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a researcher sees of the cohorts and exports of a client: no more than the client itself is told. */
@Component
public class ExportOverview {

    /** Exports of a page. */
    public static final int PAGE = 50;

    private static final int FURTHEST = 1_000_000;

    private final ExportJobs jobs;
    private final ExportUnits units;
    private final Manifest manifest;
    private final ReleasedFiles files;
    private final Cohorts cohorts;
    private final RuleFile rules;
    private final ResearchSettings settings;
    private final ApplicationEventPublisher events;

    ExportOverview(
            ExportJobs jobs,
            ExportUnits units,
            Manifest manifest,
            ReleasedFiles files,
            Cohorts cohorts,
            RuleFile rules,
            ResearchSettings settings,
            ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.units = units;
        this.manifest = manifest;
        this.files = files;
        this.cohorts = cohorts;
        this.rules = rules;
        this.settings = settings;
        this.events = events;
    }

    /**
     * An export.
     *
     * @param cohort {@code Group/…}; empty for everything
     * @param types of resources that were asked for
     * @param state {@code WAITING}, {@code RUNNING}, {@code DONE}, {@code REFUSED} or {@code FAILED}
     * @param expires until when its files can be fetched
     * @param all persons, or pages of everything, of which {@code written} are written; 0 where they are too few to be told
     */
    public record Export(
            String id,
            String cohort,
            List<String> types,
            String state,
            Instant at,
            Optional<Instant> expires,
            int all,
            int written) {

        public int percent() {
            return all == 0 ? 0 : 100 * written / all;
        }

        public boolean isUnderWay() {
            return state.equals("WAITING") || state.equals("RUNNING");
        }
    }

    /**
     * A page of them, the newest first.
     *
     * @param from how many stand before it
     * @param more whether others come after it
     */
    public record Page(List<Export> exports, int from, boolean more) {}

    /**
     * A file of an export.
     *
     * @param kind {@code output}, {@code deleted} or {@code error}
     * @param lines how many it has now
     */
    public record File(String kind, String type, int from, int to, int lines) {}

    /** The client's exports that are not gone. */
    public Page of(Caller client, int from) {
        var start = Math.max(0, Math.min(from, FURTHEST));
        var found = jobs.of(client.client(), start, PAGE + 1);
        return new Page(found.stream().limit(PAGE).map(this::export).toList(), start, found.size() > PAGE);
    }

    /** One of the client's; refused as not there for another's. */
    public Export one(Caller client, String id) {
        return export(job(client, id));
    }

    /** The files of an export, by the consents that hold now; none before it is done. */
    public List<File> files(Caller client, String id) {
        var job = job(client, id);
        return job.state() != State.DONE
                ? List.of()
                : manifest.files(job).stream()
                        .map(one -> new File(
                                one.file().kind().name().toLowerCase(Locale.ROOT),
                                one.file().type(),
                                one.file().from(),
                                one.file().to(),
                                one.count()))
                        .toList();
    }

    private Job job(Caller client, String id) {
        return jobs.find(id, client.client()).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
    }

    private Export export(Job job) {
        var count = units.count(job.id());
        // Too few to be told, here as in the list of cohorts.
        var all = count < settings.smallestCell() ? 0 : count;
        return new Export(
                job.id(),
                job.cohort(),
                List.copyOf(new TreeSet<>(job.asked().types())),
                job.state().name(),
                job.at(),
                job.expires(),
                all,
                all == 0 ? 0 : all - units.waitingCount(job.id()));
    }

    /** The lines of a file that may be fetched, as they are and not packed. */
    public interface Lines {

        /** Writes them, and has those told whose they are. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file that this account is about to fetch. */
    public Lines open(Caller client, String account, String id, File file) {
        var kind = Arrays.stream(ExportParts.Kind.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(file.kind()))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var opened = files.open(client, id, new ReleasedFile(kind, file.type(), file.from(), file.to()));
        events.publishEvent(new SecurityEvent(What.EXPORT_FETCHED, account, client.client()));
        return out -> files.write(opened, ContentCoding.IDENTITY, out);
    }

    /**
     * How many take part in a cohort of the client's now: no number where they are fewer than may be handed over at all.
     */
    public OptionalInt participants(Caller client, String cohort) {
        if (!client.behalf().links().contains(cohort)) {
            throw new Refusal(Refusal.NOT_THERE);
        }
        var count = cohorts.members(cohort).size();
        return count < settings.smallestCell() ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** The fewest participants of whom anything is told. */
    public int fewest() {
        return settings.smallestCell();
    }

    /** The types that may leave for research and that the client's scopes cover, by name. */
    public List<String> types(Caller client) {
        return rules.types().stream()
                .filter(type -> Cohorts.mayRead(client, type))
                .sorted()
                .toList();
    }
}

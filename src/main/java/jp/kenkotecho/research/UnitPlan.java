package jp.kenkotecho.research;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.research.ExportJobs.Job;
import jp.kenkotecho.research.ExportParts.Kind;
import jp.kenkotecho.sharing.Cohorts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an export consists of: the members of its cohort, or the first page of each type; and what is gone. */
@Component
class UnitPlan {

    /** Between the numbers of two types: more pages than anybody has. */
    private static final int PAGES = 1_000_000;

    private final ExportUnits units;
    private final ExportParts parts;
    private final Cohorts cohorts;
    private final Deletions deletions;
    private final UnitWriter writer;
    private final ErrorLines errors;

    UnitPlan(
            ExportUnits units,
            ExportParts parts,
            Cohorts cohorts,
            Deletions deletions,
            UnitWriter writer,
            ErrorLines errors) {
        this.units = units;
        this.parts = parts;
        this.cohorts = cohorts;
        this.deletions = deletions;
        this.writer = writer;
        this.errors = errors;
    }

    /** Once for each job, all of it or nothing. */
    @Transactional
    public void make(Job job) {
        if (!units.isEmpty(job.id())) {
            return;
        }
        parts.remove(job.id());
        if (job.isOfEverything()) {
            var number = 0;
            for (var type : job.asked().types().stream().sorted().toList()) {
                units.addPage(job.id(), number, type + "|");
                number += PAGES;
            }
        } else {
            units.addPersons(job.id(), members(job).stream().sorted().toList());
        }
        parts.add(
                job.id(),
                0,
                Kind.ERROR,
                "OperationOutcome",
                errors.of(job.asked().ignored()));
        since(job).ifPresent(since -> parts.add(job.id(), 0, Kind.DELETED, "Bundle", gone(job, since)));
    }

    private static Optional<Instant> since(Job job) {
        return Optional.of(job.asked().since())
                .filter(since -> !since.isEmpty())
                .map(Instant::parse);
    }

    /** The members that the client asked for by their pseudonyms; all of them when it named none. */
    private Set<String> members(Job job) {
        var pseudonyms = writer.pseudonyms(job.cohort());
        var asked = job.asked().patients();
        var members = new HashSet<String>();
        cohorts.members(job.cohort()).keySet().stream()
                .map(person -> person.value())
                .filter(person -> asked.isEmpty() || asked.contains(pseudonyms.idOf("Patient", person)))
                .forEach(members::add);
        return members;
    }

    private Lines gone(Job job, Instant since) {
        if (job.isOfEverything()) {
            return deletions.lines(job.asked().types(), since, job.at());
        }
        var members = members(job);
        var withdrawn = new HashSet<>(units.everLeft(job.client(), job.cohort()));
        withdrawn.removeAll(cohorts.members(job.cohort()).keySet().stream()
                .map(person -> person.value())
                .toList());
        return deletions.lines(
                job.asked().types(), since, job.at(), members, withdrawn, writer.pseudonyms(job.cohort()));
    }
}

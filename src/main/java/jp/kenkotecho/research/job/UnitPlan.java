package jp.kenkotecho.research.job;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportParts.Kind;
import jp.kenkotecho.research.request.Projects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an export consists of: the members of its cohort, or the first page of each type; and what is gone. */
@Component
public class UnitPlan {

    /** The distance between the numbers of two types: more pages than anybody has. */
    private static final int PAGES = 1_000_000;

    /** Members of a piece: about a second of work. */
    private static final int MEMBERS = 8;

    private final ExportUnits units;
    private final ExportParts parts;
    private final Deletions deletions;
    private final Projects projects;
    private final ErrorLines errors;

    UnitPlan(ExportUnits units, ExportParts parts, Deletions deletions, Projects projects, ErrorLines errors) {
        this.units = units;
        this.parts = parts;
        this.deletions = deletions;
        this.projects = projects;
        this.errors = errors;
    }

    /** Plans the units once for each job, all of it or nothing. */
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

    /** The first unit of the piece in which a unit lies: some members, or all pages of a type. */
    public static int pieceOf(Job job, int number) {
        return job.isOfEverything() ? number - number % PAGES : number - (number - 1) % MEMBERS;
    }

    /** The last unit that there may be in a piece. */
    public static int endOf(Job job, int piece) {
        return piece + (job.isOfEverything() ? PAGES : MEMBERS) - 1;
    }

    private static Optional<Instant> since(Job job) {
        return Optional.of(job.asked().since())
                .filter(since -> !since.isEmpty())
                .map(Instant::parse);
    }

    private Set<String> members(Job job) {
        return projects.members(job.cohort(), job.asked().patients());
    }

    private NdjsonLines gone(Job job, Instant since) {
        if (job.isOfEverything()) {
            return deletions.lines(job.asked().types(), since, job.at());
        }
        var members = members(job);
        var withdrawn = new HashSet<>(units.everLeft(job.client(), job.cohort()));
        withdrawn.removeAll(projects.members(job.cohort()));
        return deletions.lines(
                job.asked().types(), since, job.at(), members, withdrawn, projects.pseudonymsOf(job.cohort()));
    }
}

package jp.kenkotecho.research.job;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.research.fhir.Pseudonymiser;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportParts.Kind;
import jp.kenkotecho.research.job.ExportUnits.Unit;
import jp.kenkotecho.research.model.RuleSet;
import jp.kenkotecho.research.request.Projects;
import jp.kenkotecho.research.request.ResearchSettings;
import jp.kenkotecho.research.request.RuleFile;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes one unit of an export: its lines, and that they are written, in one transaction. */
@Component
public class UnitWriter {

    private final ExportUnits units;
    private final ExportParts parts;
    private final ExportReader exportReader;
    private final Cohorts cohorts;
    private final RuleFile rules;
    private final ResearchSettings settings;
    private final Projects projects;
    private final FhirContext fhir;

    UnitWriter(
            ExportUnits units,
            ExportParts parts,
            ExportReader exportReader,
            Cohorts cohorts,
            RuleFile rules,
            ResearchSettings settings,
            Projects projects,
            FhirContext fhir) {
        this.units = units;
        this.parts = parts;
        this.exportReader = exportReader;
        this.cohorts = cohorts;
        this.rules = rules;
        this.settings = settings;
        this.projects = projects;
        this.fhir = fhir;
    }

    /** Writes it, unless it is written already. From a page the next one follows, unless it is the last. */
    @Transactional
    public void write(Job job, int number) {
        var unit = units.take(job.id(), number);
        if (unit.isEmpty()) {
            return;
        }
        if (unit.get().person().isEmpty()) {
            page(job, unit.get());
            return;
        }
        cohorts.membership(job.cohort(), new PersonId(unit.get().person()))
                .ifPresentOrElse(sources -> person(job, unit.get(), sources), () -> units.skip(job.id(), number));
    }

    private void person(Job job, Unit unit, Set<String> sources) {
        var caller = Cohorts.inPlaceOf(job.cohort(), rules.types());
        var out = pseudonymiser(rules.rules(), job, unit);
        var line = new ExportLine(fhir, job.asked().elements());
        var categories = EnumSet.noneOf(InformationCategory.class);
        var types = new TreeMap<String, Integer>();
        for (var type : job.asked().types().stream().sorted().toList()) {
            var lines = new NdjsonLines();
            each(caller, job, exportReader.of(type, Set.of(unit.person())), resource -> {
                out.of(resource).filter(left -> exportReader.isAsked(job, left)).ifPresent(left -> {
                    lines.add(line.of(left));
                    CategoryLabels.labelled(resource).ifPresent(categories::add);
                });
            });
            parts.add(job.id(), unit.number(), Kind.OUTPUT, type, lines);
            if (lines.count() > 0) {
                types.put(type, lines.count());
            }
        }
        var quasi = quasi(caller, job, unit, line);
        units.written(job.id(), new Unit(unit.number(), unit.person(), "", sources, categories, types), quasi);
    }

    /** What the person could be told apart by, and the Patient without it, for the case that they are among too few. */
    private String quasi(Caller caller, Job job, Unit unit, ExportLine line) {
        if (!job.asked().types().contains("Patient")) {
            return "";
        }
        var lines = new NdjsonLines();
        var cell = new StringBuilder();
        each(caller, job, exportReader.of("Patient", Set.of(unit.person())), resource -> {
            pseudonymiser(rules.withoutQuasiIdentifiers(), job, unit)
                    .of(resource)
                    .filter(left -> exportReader.isAsked(job, left))
                    .map(line::of)
                    .ifPresent(lines::add);
        });
        exportReader
                .person(caller, unit.person())
                .flatMap(patient -> pseudonymiser(rules.rules(), job, unit).of(patient))
                .ifPresent(left -> cell.append(cellOf((Patient) left)));
        parts.add(job.id(), unit.number(), Kind.SUPPRESSED, "Patient", lines);
        return cell.toString();
    }

    private String cellOf(Patient left) {
        return settings.quasiIdentifiers().stream()
                .map(path -> fhir.newFhirPath().evaluate(left, path, Base.class).stream()
                        .map(Base::primitiveValue)
                        .sorted()
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("|"));
    }

    private Pseudonymiser pseudonymiser(RuleSet by, Job job, Unit unit) {
        return new Pseudonymiser(by, rules::found, projects.pseudonymsOf(job.cohort()), unit.person());
    }

    private interface Taking {
        void take(Resource resource);
    }

    private void each(Caller caller, Job job, RecordQuery<?> query, Taking taking) {
        var from = Optional.<Instant>empty();
        do {
            var page = exportReader.page(caller, job, query, from);
            page.resources().forEach(taking::take);
            from = page.next();
        } while (from.isPresent());
    }

    /** One page of everything, as the client itself would read it; the next becomes a unit of its own. */
    private void page(Job job, Unit unit) {
        var caller = Caller.rehearsal(job.scopes(), Delegation.NOBODY);
        var content = unit.content().split("\\|", 2);
        var from = content[1].isEmpty() ? Optional.<Instant>empty() : Optional.of(Instant.parse(content[1]));
        var page = exportReader.page(
                caller, job, exportReader.of(content[0], job.asked().patients()), from);
        var line = new ExportLine(fhir, job.asked().elements());
        var lines = new NdjsonLines();
        page.resources().stream()
                .filter(one -> exportReader.isAsked(job, one))
                .map(line::of)
                .forEach(lines::add);
        parts.add(job.id(), unit.number(), Kind.OUTPUT, content[0], lines);
        page.next().ifPresent(next -> units.addPage(job.id(), unit.number() + 1, content[0] + "|" + next));
    }
}

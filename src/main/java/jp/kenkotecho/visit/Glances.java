package jp.kenkotecho.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.audit.LastLook;
import jp.kenkotecho.profile.RecordLine;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.visit.Glance.Line;
import jp.kenkotecho.visit.Glance.News;
import jp.kenkotecho.visit.fhir.BriefSection;
import jp.kenkotecho.visit.fhir.NewSection;
import jp.kenkotecho.visit.model.SectionKind;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.springframework.stereotype.Component;

/** The brief of a visit as a professional's screen shows it: what the caller may see, and since they last looked. */
@Component
public class Glances {

    private final Briefs briefs;
    private final LastLook lastLook;
    private final Clock clock;

    Glances(Briefs briefs, LastLook lastLook, Clock clock) {
        this.briefs = briefs;
        this.lastLook = lastLook;
        this.clock = clock;
    }

    /**
     * The glance.
     *
     * @throws jp.kenkotecho.spi.Refusal when the caller may not know of such a person
     */
    public Glance of(Caller caller, PersonId person) {
        var since = lastLook.beforeToday(caller, person);
        var brief = briefs.of(caller, person, since);
        var patient = brief.patient();
        var news = entries(brief, SectionKind.CHANGES);
        var medicines = entries(brief, SectionKind.MEDICINES);
        return new Glance(
                brief.name(),
                patient.getBirthDateElement().hasValue()
                        ? patient.getBirthDateElement().getValueAsString()
                        : "",
                patient.getGenderElement().hasValue() ? patient.getGender().toCode() : "",
                brief.remarks(),
                since.map(this::day),
                news.stream().map(Glances::news).toList(),
                section(brief, SectionKind.CHANGES)
                        .filter(one -> one.lines().size() > Math.max(1, news.size()))
                        .isPresent(),
                lines(entries(brief, SectionKind.ALLERGIES)),
                lines(entries(brief, SectionKind.PROBLEMS)),
                lines(medicines.stream().filter(one -> !isIssue(one)).toList()),
                lines(medicines.stream().filter(Glances::isIssue).toList()),
                briefs.values(patient)
                        .beyond(entries(brief, SectionKind.CHECKUP).stream()
                                .map(Observation.class::cast)
                                .toList()),
                lines(entries(brief, SectionKind.GOALS)));
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    private static Optional<BriefSection> section(Brief brief, SectionKind kind) {
        return brief.sections().stream().filter(one -> one.kind() == kind).findFirst();
    }

    private static List<DomainResource> entries(Brief brief, SectionKind kind) {
        return section(brief, kind).map(BriefSection::entries).orElse(List.of());
    }

    private static boolean isIssue(DomainResource resource) {
        return resource instanceof DetectedIssue;
    }

    private static News news(DomainResource resource) {
        var line = RecordLine.of(resource);
        return new News(NewSection.word(resource), line.name(), line.when());
    }

    private static List<Line> lines(List<DomainResource> resources) {
        return resources.stream()
                .map(RecordLine::of)
                .map(one -> new Line(one.name(), one.detail(), one.when()))
                .toList();
    }
}

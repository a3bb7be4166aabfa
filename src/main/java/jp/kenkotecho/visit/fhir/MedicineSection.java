package jp.kenkotecho.visit.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.RecordLine;
import jp.kenkotecho.visit.fhir.BriefSection.Line;
import jp.kenkotecho.visit.model.SectionKind;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationStatement;

/** The medicines that are taken, and before them what comes twice. */
public final class MedicineSection {

    private MedicineSection() {}

    /**
     * The section.
     *
     * @param twice whose implicated are among the statements
     */
    public static BriefSection of(List<MedicationStatement> taken, List<DetectedIssue> twice) {
        var implicated = twice.stream()
                .flatMap(issue -> issue.getImplicated().stream())
                .map(one -> one.getReference())
                .collect(Collectors.toSet());
        var lines = new ArrayList<Line>();
        twice.forEach(issue -> lines.add(line(issue)));
        taken.forEach(statement -> lines.add(line(statement, implicated)));
        List<DomainResource> entries =
                Stream.<DomainResource>concat(taken.stream(), twice.stream()).toList();
        return new BriefSection(SectionKind.MEDICINES, lines, entries);
    }

    private static Line line(DetectedIssue issue) {
        var line = RecordLine.of(issue);
        return new Line(line.name() + " Same ingredient twice", line.detail(), "", true);
    }

    private static Line line(MedicationStatement statement, Set<String> implicated) {
        var line = RecordLine.of(statement);
        var source = statement.getInformationSource().getDisplay();
        var reference = "MedicationStatement/" + statement.getIdElement().getIdPart();
        return new Line(
                line.name(),
                source == null ? line.detail() : (line.detail() + " (" + source + ")").strip(),
                line.when(),
                implicated.contains(reference));
    }
}

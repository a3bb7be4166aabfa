package jp.kenkotecho.visit.fhir;

import java.util.List;
import jp.kenkotecho.profile.RecordLine;
import jp.kenkotecho.visit.model.SectionKind;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * One section of a visit brief.
 *
 * @param lines what is read; none when the record shows nothing
 * @param entries what it tells of, stored or, without an id, computed here
 */
public record BriefSection(SectionKind kind, List<Line> lines, List<DomainResource> entries) {

    /**
     * One line.
     *
     * @param warns whether somebody should look at it: a limit is passed, the same ingredient comes twice
     */
    public record Line(String name, String detail, String when, boolean warns) {

        static Line of(RecordLine line) {
            return new Line(line.name(), line.detail(), line.when(), false);
        }
    }

    public BriefSection {
        lines = List.copyOf(lines);
        entries = List.copyOf(entries);
    }

    /** One line for each. */
    public static BriefSection of(SectionKind kind, List<? extends DomainResource> resources) {
        return new BriefSection(
                kind, resources.stream().map(RecordLine::of).map(Line::of).toList(), List.copyOf(resources));
    }
}

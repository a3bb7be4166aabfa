package jp.kenkotecho.visit.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.profile.RecordLine;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.visit.fhir.BriefSection.Line;
import jp.kenkotecho.visit.model.SectionKind;
import org.hl7.fhir.r4.model.DomainResource;

/** What came into a record, or changed in it, since a day: the newest first, and no more than a page takes. */
public final class NewSection {

    /** Lines; what there is beyond them is said in one more. */
    public static final int MOST = 10;

    private static final Map<String, Text> WORDS = Map.ofEntries(
            Map.entry("Condition", new Text("病気", "Problem")),
            Map.entry("AllergyIntolerance", new Text("アレルギー", "Allergy")),
            Map.entry("MedicationStatement", new Text("お薬", "Medicine")),
            Map.entry("Immunization", new Text("予防接種", "Immunization")),
            Map.entry("Procedure", new Text("手術・処置", "Procedure")),
            Map.entry("DiagnosticReport", new Text("検査の結果", "Report")),
            Map.entry("DocumentReference", new Text("書類", "Document")),
            Map.entry("Encounter", new Text("受診", "Visit")),
            Map.entry("Communication", new Text("伝言", "Message")),
            Map.entry("CarePlan", new Text("計画", "Plan")),
            Map.entry("Goal", new Text("目標", "Goal")));

    private NewSection() {}

    /**
     * The section.
     *
     * @param changed of any of the types told of here
     */
    public static BriefSection of(List<DomainResource> changed, LocalDate since) {
        var newest = changed.stream()
                .sorted(Comparator.comparing(
                                (DomainResource one) -> one.getMeta().getLastUpdated())
                        .reversed())
                .toList();
        var shown = newest.subList(0, Math.min(MOST, newest.size()));
        var lines = new ArrayList<Line>();
        if (shown.isEmpty()) {
            lines.add(new Line(since + " から変化はありません Nothing since " + since, "", "", false));
        }
        shown.forEach(one -> lines.add(line(one)));
        if (newest.size() > shown.size()) {
            lines.add(new Line("ほかにもあります There is more", "", since + " –", false));
        }
        return new BriefSection(SectionKind.CHANGES, lines, shown);
    }

    /** What sort of thing is new. */
    public static Text word(DomainResource resource) {
        return WORDS.getOrDefault(resource.fhirType(), new Text(resource.fhirType(), resource.fhirType()));
    }

    private static Line line(DomainResource resource) {
        var line = RecordLine.of(resource);
        var word = word(resource);
        return new Line(word.ja() + " " + word.en(), line.name(), line.when(), false);
    }
}

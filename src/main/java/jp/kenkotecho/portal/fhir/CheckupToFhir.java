package jp.kenkotecho.portal.fhir;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.portal.model.CheckupFile;
import jp.kenkotecho.portal.model.Performer;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * A report of a check-up as resources: an Observation for each item, R4's panel of the blood pressure, a
 * DiagnosticReport of all, and a Composition that keeps the sections. What they are called by follows from day,
 * provider and item, so that a corrected file corrects, and the same file changes nothing.
 */
public final class CheckupToFhir {

    static final String REPORT_KEY = Canonical.ID + "checkup-report";
    static final String ITEM_KEY = Canonical.ID + "checkup-item";

    private static final String OID = "urn:oid:";
    private static final String SECTIONS = OID + "1.2.392.200119.6.1010";
    private static final String FHIR_SECTIONS = "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code";

    /** The three pairs of pressures, the one that stands for the day first: その他, then the second, then the first. */
    private static final List<List<String>> PRESSURES =
            List.of(List.of("9A755", "9A765"), List.of("9A752", "9A762"), List.of("9A751", "9A761"));

    /** Sections as CDA numbers them; FHIR documents split most of them in two, and the fourth digit stays. */
    private static final Map<String, String> TITLES = Map.of(
            "0101",
            "特定健診",
            "0102",
            "後期高齢者健診",
            "0103",
            "労働安全衛生法の健診",
            "0104",
            "学校健診",
            "0106",
            "がん検診",
            "0109",
            "肝炎検診",
            "0191",
            "検査結果",
            "0192",
            "問診",
            "0199",
            "任意追加項目");

    private final PersonId person;
    private final ZoneId zone;
    private final UnaryOperator<String> keyed;

    /**
     * Makes resources for one person's record.
     *
     * @param zone in which days are
     * @param keyed turns personal text into a key that does not tell it
     */
    public CheckupToFhir(PersonId person, ZoneId zone, UnaryOperator<String> keyed) {
        this.person = person;
        this.zone = zone;
        this.keyed = keyed;
    }

    /**
     * Everything the report says; each with an identifier of ours.
     *
     * @param observations what became of each finding; those that became nothing are not in it
     */
    public List<DomainResource> resources(CheckupFile file, Map<CheckupFinding, Observation> observations) {
        var reportKey = String.join(
                "\n",
                person.value(),
                file.day().toString(),
                file.provider().number(),
                file.provider().name(),
                file.kind());
        var occurrences = new HashMap<String, Integer>();
        observations.forEach((finding, observation) -> {
            var item = finding.code().isEmpty() ? finding.name() : finding.system() + "|" + finding.code();
            var key = String.join("\n", reportKey, item, String.valueOf(occurrences.merge(item, 1, Integer::sum)));
            observation.addIdentifier().setSystem(ITEM_KEY).setValue(keyed.apply(key));
            if (finding.code().isEmpty()) {
                // Nothing else about it tells that it is of a check-up.
                observation.addCategory(ofKind(file));
            }
            if (!observation.hasPerformer() && file.provider().isNamed()) {
                observation.addPerformer(provider(file.provider()));
            }
        });
        var resources = new ArrayList<DomainResource>(observations.values());
        pressure(file, observations, reportKey).forEach(resources::add);
        var report = report(file, resources, reportKey);
        resources.add(report);
        resources.add(document(file, observations, reportKey));
        return resources;
    }

    /** The authors whose word a report is; none when it names no provider. */
    public static List<Reference> authors(CheckupFile file) {
        return file.provider().isNamed() ? List.of(provider(file.provider())) : List.of();
    }

    private static Reference provider(Performer provider) {
        return Institutions.reference(provider, CheckupCodes.PROVIDERS);
    }

    private List<Observation> pressure(
            CheckupFile file, Map<CheckupFinding, Observation> observations, String reportKey) {
        for (var pair : PRESSURES) {
            var found = pair.stream()
                    .flatMap(code -> observations.entrySet().stream()
                            .filter(entry -> entry.getKey().code().startsWith(code))
                            .map(Map.Entry::getValue)
                            .filter(Observation::hasValueQuantity)
                            .filter(observation ->
                                    observation.getValueQuantity().getComparator() == null)
                            .limit(1))
                    .toList();
            if (found.size() == 2) {
                return List.of(panel(file, found.get(0), found.get(1), reportKey));
            }
        }
        return List.of();
    }

    private Observation panel(CheckupFile file, Observation systolic, Observation diastolic, String reportKey) {
        var panel = new Observation().setStatus(ObservationStatus.FINAL);
        panel.getMeta().addProfile(Canonical.profile("kt-checkup-blood-pressure"));
        panel.addIdentifier().setSystem(ITEM_KEY).setValue(keyed.apply(reportKey + "\npanel"));
        panel.addCategory(HomeReading.category(Canonical.OBSERVATION_CATEGORY, "vital-signs"));
        panel.addCategory(HomeReading.category(Canonical.JP_OBSERVATION_CATEGORY, "vital-signs"));
        panel.addCategory(ofKind(file));
        panel.setCode(
                new CodeableConcept(new Coding().setSystem(Canonical.LOINC).setCode("85354-9")).setText("血圧"));
        panel.setSubject(subject());
        panel.setEffective(new DateTimeType(file.day().toString()));
        component(panel, "8480-6", "収縮期血圧", systolic);
        component(panel, "8462-4", "拡張期血圧", diastolic);
        return panel;
    }

    private static void component(Observation panel, String loinc, String name, Observation of) {
        panel.addComponent()
                .setCode(new CodeableConcept(
                                new Coding().setSystem(Canonical.LOINC).setCode(loinc))
                        .setText(name))
                .setValue(of.getValueQuantity().copy());
        panel.addDerivedFrom(Placeholder.to(of));
    }

    private DiagnosticReport report(CheckupFile file, List<DomainResource> results, String key) {
        var report = new DiagnosticReport().setStatus(DiagnosticReportStatus.FINAL);
        report.getMeta().addProfile(Canonical.profile("kt-checkup-report"));
        report.addIdentifier().setSystem(REPORT_KEY).setValue(keyed.apply(key));
        report.setCode(type());
        report.addCategory(ofKind(file));
        report.setSubject(subject());
        report.setEffective(new DateTimeType(file.day().toString()));
        authors(file).forEach(report::addPerformer);
        results.forEach(result -> report.addResult(Placeholder.to(result)));
        return report;
    }

    private Composition document(CheckupFile file, Map<CheckupFinding, Observation> observations, String key) {
        var document = new Composition().setStatus(CompositionStatus.FINAL);
        document.getMeta().addProfile(Canonical.profile("kt-checkup-document"));
        document.setIdentifier(new Identifier().setSystem(REPORT_KEY).setValue(keyed.apply(key + "\ndocument")));
        document.setType(type());
        document.addCategory(ofKind(file));
        document.setSubject(subject());
        document.setTitle("健診結果報告書");
        document.setDate(
                Date.from(file.written().orElse(file.day()).atStartOfDay(zone).toInstant()));
        var authors = authors(file);
        document.setAuthor(authors.isEmpty() ? List.of(new Reference().setDisplay("不明")) : authors);
        Map<String, List<Observation>> bySection = new LinkedHashMap<>();
        observations.forEach((finding, observation) -> bySection
                .computeIfAbsent(finding.section(), section -> new ArrayList<>())
                .add(observation));
        bySection.forEach((code, entries) -> {
            var title = TITLES.getOrDefault(code.substring(0, Math.min(4, code.length())), "健診項目");
            var section = document.addSection().setTitle(title);
            if (!code.isEmpty()) {
                var isOfCda = code.matches("01(0\\d0|990)|90\\d{3}");
                section.setCode(new CodeableConcept(new Coding()
                        .setSystem(isOfCda ? SECTIONS : FHIR_SECTIONS)
                        .setCode(code)));
            }
            entries.forEach(entry -> section.addEntry(Placeholder.to(entry)));
        });
        return document;
    }

    private static CodeableConcept ofKind(CheckupFile file) {
        return new CodeableConcept(
                new Coding().setSystem(CheckupCodes.REPORT_TYPES).setCode(file.kind()));
    }

    private static CodeableConcept type() {
        return new CodeableConcept(new Coding().setSystem(Canonical.LOINC).setCode(CheckupCodes.REPORT))
                .setText("健診結果報告書");
    }

    private Reference subject() {
        return new Reference("Patient/" + person.value());
    }
}

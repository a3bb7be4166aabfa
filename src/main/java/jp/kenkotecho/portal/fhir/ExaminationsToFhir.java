package jp.kenkotecho.portal.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.kenkotecho.portal.model.Examination;
import jp.kenkotecho.portal.model.Examination.Amount;
import jp.kenkotecho.portal.model.Examination.Finding;
import jp.kenkotecho.portal.model.Examination.Words;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * 妊婦健診 and 乳幼児健診 as Observations by {@code mother-child.tsv}, and a DiagnosticReport for each visit. What the
 * shared record leaves out on purpose is marked as sensitive where it arrives all the same. No answer is judged:
 * favourable ones differ by question.
 */
public final class ExaminationsToFhir {

    /**
     * What is known of an item.
     *
     * @param loinc empty when none fits
     * @param unit as printed; empty for words
     * @param category of R4
     * @param sensitivity of ActCode; empty for most
     */
    private record Item(
            String column, String name, String loinc, String unit, String ucum, String category, String sensitivity) {}

    private static final List<Item> ITEMS = TsvTable.of(ExaminationsToFhir.class, "mother-child.tsv").rows().stream()
            .map(row -> new Item(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6)))
            .toList();

    private final PersonId person;
    private final Keys keys;

    /** @param keyed turns personal text into a key that does not tell it */
    public ExaminationsToFhir(PersonId person, UnaryOperator<String> keyed) {
        this.person = person;
        this.keys = new Keys(person, keyed);
    }

    /** The findings of each visit, then the visit, in the order of the file. */
    public List<DomainResource> resources(List<Examination> examinations) {
        var resources = new ArrayList<DomainResource>();
        for (var examination : examinations) {
            var report = report(examination);
            for (var finding : examination.findings()) {
                var observation = observation(examination, finding);
                report.addResult(Placeholder.to(observation));
                resources.add(observation);
            }
            resources.add(report);
        }
        return resources;
    }

    private Observation observation(Examination examination, Finding finding) {
        var item = item(finding.item());
        var observation = new Observation().setStatus(ObservationStatus.FINAL);
        observation.addIdentifier(keys.next("examination-item", key(examination), finding.item()));
        observation.addCategory(HomeReading.category(Canonical.OBSERVATION_CATEGORY, item.category()));
        observation.addCategory(kind(examination));
        if (!item.sensitivity().isEmpty()) {
            observation.addCategory(new CodeableConcept(
                    new Coding().setSystem(Canonical.ACT_CODE).setCode(item.sensitivity())));
        }
        var code = new CodeableConcept().setText(item.name());
        if (!item.loinc().isEmpty() && finding.value() instanceof Amount) {
            code.addCoding(new Coding().setSystem(Canonical.LOINC).setCode(item.loinc()));
        }
        observation.setCode(code);
        observation.setSubject(subject());
        observation.setEffective(new DateTimeType(examination.day().toString()));
        if (examination.provider().isNamed()) {
            observation.addPerformer(Institutions.medical(examination.provider()));
        }
        if (finding.value() instanceof Amount amount && !item.unit().isEmpty()) {
            observation.setValue(new Quantity()
                    .setValue(amount.value())
                    .setUnit(item.unit())
                    .setSystem(Canonical.UCUM)
                    .setCode(item.ucum()));
        } else if (finding.value() instanceof Amount amount) {
            observation.setValue(new StringType(amount.value().toPlainString()));
        } else if (finding.value() instanceof Words words) {
            observation.setValue(new StringType(words.text()));
        }
        return observation;
    }

    private DiagnosticReport report(Examination examination) {
        var report = new DiagnosticReport().setStatus(DiagnosticReportStatus.FINAL);
        report.addIdentifier(keys.next("examination", key(examination)));
        report.addCategory(kind(examination));
        report.setCode(
                new CodeableConcept(new Coding().setSystem(Canonical.LOINC).setCode(CheckupCodes.REPORT))
                        .setText(examination.title()));
        report.setSubject(subject());
        report.setEffective(new DateTimeType(examination.day().toString()));
        if (examination.provider().isNamed()) {
            report.addPerformer(Institutions.medical(examination.provider()));
        }
        return report;
    }

    private static String key(Examination examination) {
        return examination.kind() + "\n" + examination.day() + "\n" + examination.title();
    }

    private static CodeableConcept kind(Examination examination) {
        return new CodeableConcept(
                new Coding().setSystem(CheckupCodes.REPORT_TYPES).setCode(examination.kind()));
    }

    /** The item of a column; else the sensitive row with a part of its name, which is not shared; else as it is. */
    private static Item item(String column) {
        return ITEMS.stream()
                .filter(item -> item.column().equals(column))
                .findFirst()
                .or(() -> sensitive(column))
                .orElseGet(() -> new Item(column, column, "", "", "", "exam", ""));
    }

    private static Optional<Item> sensitive(String column) {
        return ITEMS.stream()
                .filter(item -> !item.sensitivity().isEmpty() && column.contains(item.column()))
                .findFirst()
                .map(item -> new Item(column, column, "", "", "", item.category(), item.sensitivity()));
    }

    private Reference subject() {
        return new Reference("Patient/" + person.value());
    }
}

package jp.kenkotecho.prediction.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** What is answered about all of an organization's people: MeasureReports. */
public final class GroupReport {

    private static final String MEASURES = Canonical.BASE + "/Measure/";
    private static final String POPULATION = "http://terminology.hl7.org/CodeSystem/measure-population";

    /**
     * An item of a person, as it came.
     *
     * @param day of the newest reading
     * @param error measured less predicted
     * @param within whether it came inside the interval
     */
    public record Compared(Item item, LocalDate day, double error, boolean within) {}

    /**
     * How many people a ranking is about.
     *
     * @param ranked whose risk can be lowered
     * @param even the others who could be computed
     * @param leftOut who could not
     */
    public record Counts(int ranked, int even, int leftOut) {}

    /**
     * The group, the organization and the times of a report.
     *
     * @param group {@code Group/…}
     * @param organization {@code Organization/…}
     */
    public record About(String group, String organization, LocalDate asOf, Instant made) {}

    private GroupReport() {}

    /** The report of how many people's risk can be lowered. */
    public static MeasureReport ranking(About about, Counts counts) {
        var report = report("modifiable-risk", about, about.asOf());
        var group = report.addGroup();
        var computed = counts.ranked() + counts.even();
        population(group, "initial-population", computed + counts.leftOut());
        population(group, "denominator", computed + counts.leftOut());
        population(group, "denominator-exclusion", counts.leftOut());
        population(group, "numerator", counts.ranked());
        share(group, counts.ranked(), computed);
        return report;
    }

    /**
     * The reports of how far values came otherwise than predicted, by item on average, and how often in the interval.
     */
    public static List<MeasureReport> accuracy(About about, List<Compared> all) {
        var from = all.stream().map(Compared::day).min(LocalDate::compareTo).orElse(about.asOf());
        var errors = report("prediction-error", about, from);
        var coverage = report("prediction-coverage", about, from);
        byItem(all).forEach((item, compared) -> {
            var mean = errors.addGroup().setCode(code(item));
            population(mean, "initial-population", compared.size());
            population(mean, "measure-population", compared.size());
            population(mean, "measure-observation", compared.size());
            mean.setMeasureScore(PredictedValue.quantity(
                    item,
                    compared.stream().mapToDouble(Compared::error).average().orElse(0)));
            var within = (int) compared.stream().filter(Compared::within).count();
            var inside = coverage.addGroup().setCode(code(item));
            population(inside, "initial-population", compared.size());
            population(inside, "denominator", compared.size());
            population(inside, "numerator", within);
            share(inside, within, compared.size());
        });
        return List.of(errors, coverage);
    }

    private static Map<Item, List<Compared>> byItem(List<Compared> all) {
        var byItem = new EnumMap<Item, List<Compared>>(Item.class);
        all.forEach(one ->
                byItem.computeIfAbsent(one.item(), key -> new ArrayList<>()).add(one));
        return byItem;
    }

    private static MeasureReport report(String measure, About about, LocalDate from) {
        var report = new MeasureReport()
                .setStatus(MeasureReportStatus.COMPLETE)
                .setType(MeasureReportType.SUMMARY)
                .setMeasure(MEASURES + measure)
                .setSubject(new Reference(about.group()))
                .setReporter(new Reference(about.organization()))
                .setDate(Date.from(about.made()));
        report.setPeriod(new Period()
                .setStartElement(new DateTimeType(from.toString()))
                .setEndElement(new DateTimeType(about.asOf().toString())));
        return report;
    }

    private static CodeableConcept code(Item item) {
        return new CodeableConcept(
                new Coding(PredictedValue.MARKS, item.name(), item.display().ja()));
    }

    private static void population(MeasureReportGroupComponent group, String code, int count) {
        group.addPopulation()
                .setCode(new CodeableConcept(new Coding().setSystem(POPULATION).setCode(code)))
                .setCount(count);
    }

    /** A proportion; of nobody there is none. */
    private static void share(MeasureReportGroupComponent group, int part, int of) {
        if (of > 0) {
            group.setMeasureScore(new Quantity().setValue(Assessments.rounded((double) part / of)));
        }
    }
}

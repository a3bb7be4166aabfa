package jp.kenkotecho.visit.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.visit.fhir.BriefSection.Line;
import jp.kenkotecho.visit.model.MorningPressure;
import jp.kenkotecho.visit.model.SectionKind;
import jp.kenkotecho.visit.model.WeightTrend;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** What was measured at home, in few lines. */
public final class HomeSections {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Line TOO_FEW = new Line(
            "平均 Mean",
            "朝の測定が、この 7 日に " + MorningPressure.FEWEST + " 日分ありません Fewer than " + MorningPressure.FEWEST
                    + " of the last seven mornings were measured",
            "",
            false);

    /** Mean blood pressure as a panel, and its two parts, as US Core writes it too (LOINC). */
    private static final String MEAN = "96607-7";

    private static final String MEAN_SYSTOLIC = "96608-5";
    private static final String MEAN_DIASTOLIC = "96609-3";

    private final HomeObservations home;
    private final String patient;
    private final LocalDate today;

    /**
     * Makes the sections of one brief.
     *
     * @param patient {@code Patient/…}
     * @param today the day of what is measured, as the page 今日 has it: until four in the morning still the one before
     * @param zone where the person lives
     */
    public HomeSections(String patient, LocalDate today, ZoneId zone) {
        this.home = new HomeObservations(zone);
        this.patient = patient;
        this.today = today;
    }

    /** The mean of seven mornings, or that there is none, and the newest reading of any time. */
    public BriefSection pressure(List<Observation> observations) {
        var readings = home.pressures(observations);
        var newest = readings.stream().max(Comparator.comparing(MorningPressure.Reading::at));
        if (newest.isEmpty()) {
            return new BriefSection(SectionKind.PRESSURE, List.of(), List.of());
        }
        var mean = MorningPressure.of(readings, today);
        var lines = new ArrayList<Line>();
        lines.add(mean.map(this::line).orElse(TOO_FEW));
        lines.add(new Line(
                "最新 Latest",
                shown(newest.get().systolic(), newest.get().diastolic()),
                newest.get().at().format(MINUTE),
                false));
        var entries = new ArrayList<DomainResource>();
        mean.map(this::observation).ifPresent(entries::add);
        entries.addAll(told(
                observations,
                Stream.concat(newest.stream(), mean.stream().flatMap(one -> one.readings().stream()))
                        .map(MorningPressure.Reading::source)));
        return new BriefSection(SectionKind.PRESSURE, lines, entries);
    }

    /** The newest reading, and how it changed. */
    public BriefSection weight(List<Observation> observations) {
        var trend = WeightTrend.of(home.weights(observations));
        if (trend.isEmpty()) {
            return new BriefSection(SectionKind.WEIGHT, List.of(), List.of());
        }
        var newest = trend.get().newest();
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "最新 Latest",
                newest.kilograms().toPlainString() + " kg",
                newest.day().toString(),
                false));
        trend.get().changes().forEach(change -> lines.add(line(change, trend.get())));
        var sources = Stream.concat(
                        Stream.of(newest), trend.get().changes().stream().map(WeightTrend.Change::than))
                .map(WeightTrend.Reading::source);
        return new BriefSection(SectionKind.WEIGHT, lines, told(observations, sources));
    }

    private static List<DomainResource> told(List<Observation> observations, Stream<String> sources) {
        Set<String> ids = sources.collect(Collectors.toSet());
        return observations.stream()
                .filter(one -> ids.contains(one.getIdElement().getIdPart()))
                .<DomainResource>map(one -> one)
                .toList();
    }

    private Line line(MorningPressure mean) {
        return new Line(
                "平均 Mean (" + mean.mornings() + " 朝 mornings)",
                shown(mean.systolic(), mean.diastolic()),
                first() + " – " + today,
                mean.isHigh());
    }

    private static Line line(WeightTrend.Change change, WeightTrend trend) {
        var sign = change.by().signum() > 0 ? "+" : "";
        return new Line(
                change.days(trend) + " 日で In " + change.days(trend) + " days",
                sign + change.by().toPlainString() + " kg",
                change.than().day().toString(),
                false);
    }

    private Observation observation(MorningPressure mean) {
        var observation = new Observation().setStatus(ObservationStatus.FINAL);
        observation.addCategory(new CodeableConcept(
                new Coding().setSystem(Canonical.OBSERVATION_CATEGORY).setCode("vital-signs")));
        observation.setCode(loinc(MEAN, "朝の家庭血圧の平均"));
        observation.setSubject(new Reference(patient));
        observation.setEffective(new Period()
                .setStartElement(new DateTimeType(first().toString()))
                .setEndElement(new DateTimeType(today.toString())));
        observation.addComponent().setCode(loinc(MEAN_SYSTOLIC, "収縮期血圧の平均")).setValue(mmHg(mean.systolic()));
        observation.addComponent().setCode(loinc(MEAN_DIASTOLIC, "拡張期血圧の平均")).setValue(mmHg(mean.diastolic()));
        mean.readings().forEach(one -> observation.addDerivedFrom(new Reference("Observation/" + one.source())));
        return observation;
    }

    private LocalDate first() {
        return today.minusDays(MorningPressure.WINDOW - 1L);
    }

    private static CodeableConcept loinc(String code, String text) {
        return new CodeableConcept(new Coding().setSystem(Canonical.LOINC).setCode(code)).setText(text);
    }

    private static Quantity mmHg(double value) {
        return new Quantity()
                .setValue(rounded(value))
                .setUnit("mmHg")
                .setSystem(Canonical.UCUM)
                .setCode("mm[Hg]");
    }

    private static String shown(double systolic, double diastolic) {
        return rounded(systolic).toPlainString() + "/" + rounded(diastolic).toPlainString() + " mmHg";
    }

    /** The value to a tenth; whole numbers as they were read. */
    private static BigDecimal rounded(double value) {
        var tenth = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return tenth.scale() < 0 ? tenth.setScale(0) : tenth;
    }
}

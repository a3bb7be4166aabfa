package jp.kenkotecho.medication.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.Amount;
import jp.kenkotecho.medication.model.Course;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;

/** What is being taken, from statements as any client may have written them. */
public final class Courses {

    /** Stopped, on hold, not taken, entered in error: no doses. */
    private static final Set<MedicationStatementStatus> TAKEN = Set.of(
            MedicationStatementStatus.ACTIVE,
            MedicationStatementStatus.COMPLETED,
            MedicationStatementStatus.INTENDED,
            MedicationStatementStatus.UNKNOWN);

    /** Bounds beyond this are no supply. */
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(3660);

    private static final int DAY = "2026-11-05".length();

    private final ZoneId zone;

    /** @param zone in which instants become days */
    public Courses(ZoneId zone) {
        this.zone = zone;
    }

    /** One for each dosage; none for a statement that says nothing of when it began. */
    public List<Course> of(MedicationStatement statement) {
        var from = from(statement);
        if (from.isEmpty() || !TAKEN.contains(statement.getStatus())) {
            return List.of();
        }
        var dosages = statement.hasDosage() ? statement.getDosage() : List.of(new Dosage());
        var courses = new ArrayList<Course>();
        for (var dosage : dosages) {
            var regimen = Dosages.regimen(dosage, nameOf(statement));
            var repeat = dosage.getTiming().getRepeat();
            courses.add(new Course(
                    statement.getIdElement().getIdPart(),
                    courses.size() + 1,
                    supply(statement),
                    regimen,
                    from.get(),
                    until(statement, dosage, from.get()),
                    repeat.getCountElement().hasValue() ? Optional.of(repeat.getCount()) : Optional.empty(),
                    Dosages.amount(dosage, regimen),
                    goesOn(statement)));
        }
        return courses;
    }

    /** Whether it is a person's own word that it is taken, and not that of a pharmacy that handed over a supply. */
    private static boolean goesOn(MedicationStatement statement) {
        return EnteredMedicine.isOne(statement) && statement.getStatus() == MedicationStatementStatus.ACTIVE;
    }

    /** What was handed over, by the id of the statement that is derived from it. */
    public static Map<String, Amount> supplies(
            List<MedicationStatement> statements, List<MedicationDispense> dispensings) {
        var handedOver = new HashMap<String, Amount>();
        for (var dispensing : dispensings) {
            var quantity = dispensing.getQuantity();
            if (quantity.getValueElement().hasValue()
                    && quantity.getUnitElement().hasValue()) {
                handedOver.put(
                        "MedicationDispense/" + dispensing.getIdElement().getIdPart(),
                        new Amount(quantity.getValue(), quantity.getUnit()));
            }
        }
        var supplies = new HashMap<String, Amount>();
        for (var statement : statements) {
            statement.getDerivedFrom().stream()
                    .flatMap(source -> Stream.ofNullable(handedOver.get(source.getReference())))
                    .findFirst()
                    .ifPresent(amount -> supplies.put(statement.getIdElement().getIdPart(), amount));
        }
        return supplies;
    }

    /** The name as printed. */
    public static String nameOf(MedicationStatement statement) {
        if (statement.hasMedicationReference()) {
            var display = statement.getMedicationReference().getDisplay();
            return display == null ? "" : display;
        }
        var concept = (CodeableConcept) statement.getMedication();
        if (concept == null || concept.getTextElement().hasValue()) {
            return concept == null ? "" : concept.getText();
        }
        return concept.getCoding().stream()
                .filter(Coding::hasDisplay)
                .map(Coding::getDisplay)
                .findFirst()
                .orElse("");
    }

    private Optional<LocalDate> from(MedicationStatement statement) {
        if (statement.getEffective() instanceof Period period) {
            return day(period.getStartElement());
        }
        return statement.getEffective() instanceof DateTimeType day ? day(day) : Optional.empty();
    }

    /** The end of the period, or of the bounds of the dosage, whichever is first. */
    private Optional<LocalDate> until(MedicationStatement statement, Dosage dosage, LocalDate from) {
        var repeat = dosage.getTiming().getRepeat();
        var ofStatement = statement.getEffective() instanceof Period period
                ? day(period.getEndElement())
                : Optional.<LocalDate>empty();
        var ofDosage = repeat.hasBoundsPeriod() ? day(repeat.getBoundsPeriod().getEndElement()) : bounds(dosage, from);
        return Stream.concat(ofStatement.stream(), ofDosage.stream()).min(LocalDate::compareTo);
    }

    private static Optional<LocalDate> bounds(Dosage dosage, LocalDate from) {
        if (!dosage.getTiming().getRepeat().hasBoundsDuration()) {
            return Optional.empty();
        }
        var bounds = dosage.getTiming().getRepeat().getBoundsDuration();
        var isDays = "d".equals(bounds.getCode())
                && bounds.getValueElement().hasValue()
                && bounds.getValue().signum() > 0;
        var days = isDays ? bounds.getValue().min(MOST_DAYS).longValue() : 0;
        return days > 0 ? Optional.of(from.plusDays(days - 1)) : Optional.empty();
    }

    private Optional<LocalDate> day(BaseDateTimeType time) {
        Date value = time.getValue();
        if (value == null) {
            return Optional.empty();
        }
        return time.getTimeZone() == null && time.getValueAsString().length() == DAY
                ? Optional.of(LocalDate.parse(time.getValueAsString()))
                : Optional.of(LocalDate.ofInstant(value.toInstant(), zone));
    }

    /** The medicine and where it came from. */
    private static String supply(MedicationStatement statement) {
        var medicine = statement.hasMedicationCodeableConcept()
                ? statement.getMedicationCodeableConcept().getCoding().stream()
                        .map(coding -> coding.getSystem() + "|" + coding.getCode())
                        .findFirst()
                        .orElse(TextNormalization.plain(nameOf(statement)))
                : String.valueOf(statement.getMedicationReference().getReference());
        var source = statement.getInformationSource();
        var from = source.getIdentifier().getValueElement().hasValue()
                ? source.getIdentifier().getValue()
                : source.getDisplayElement().hasValue()
                        ? TextNormalization.plain(source.getDisplay())
                        : String.valueOf(source.getReference());
        return medicine + "\n" + from;
    }
}

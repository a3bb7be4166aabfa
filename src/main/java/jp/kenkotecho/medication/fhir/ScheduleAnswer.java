package jp.kenkotecho.medication.fhir;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.medication.model.Amount;
import jp.kenkotecho.medication.model.Course;
import jp.kenkotecho.medication.model.Dose;
import jp.kenkotecho.medication.model.Leftover;
import jp.kenkotecho.medication.model.Regimen.AsNeeded;
import jp.kenkotecho.medication.model.Regimen.Why;
import jp.kenkotecho.medication.model.Slot;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The answer of {@code $dose-schedule}. */
public final class ScheduleAnswer {

    private final Map<String, MedicationStatement> statements;
    private final Map<String, Dose.State> recorded;
    private final LocalDateTime now;
    private final ZoneId zone;
    private final Parameters answer = new Parameters();

    /**
     * An answer as of now.
     *
     * @param now local time of {@code zone}
     */
    public ScheduleAnswer(
            List<MedicationStatement> statements, Map<String, Dose.State> recorded, LocalDateTime now, ZoneId zone) {
        this.statements = statements.stream()
                .collect(Collectors.toMap(
                        statement -> statement.getIdElement().getIdPart(), Function.identity(), (one, other) -> one));
        this.recorded = recorded;
        this.now = now;
        this.zone = zone;
    }

    public Parameters answer() {
        return answer;
    }

    public void slots(List<Slot> slots) {
        for (var slot : slots) {
            var part = answer.addParameter().setName("slot");
            slot.at().ifPresent(at -> part.addPart().setName("time").setValue(time(at)));
            part.addPart().setName("day").setValue(new DateType(slot.day().toString()));
            part.addPart().setName("label").setValue(new StringType(slot.label()));
            slot.doses().forEach(dose -> part.addPart(ofDose(dose)));
        }
    }

    private ParametersParameterComponent ofDose(Dose dose) {
        var part = new ParametersParameterComponent().setName("dose");
        part.addPart().setName("id").setValue(RecordedDoses.identifier(dose));
        part.addPart().setName("medication").setValue(medication(dose.course()));
        dose.amount().ifPresent(amount -> part.addPart().setName("quantity").setValue(quantity(dose.course(), amount)));
        text(dose.course()).ifPresent(text -> part.addPart().setName("text").setValue(new StringType(text)));
        var state = dose.state(Optional.ofNullable(recorded.get(dose.id())), now);
        part.addPart().setName("state").setValue(new CodeType(state.name().toLowerCase(Locale.ROOT)));
        return part;
    }

    /** Adds courses that have no times: taken when needed, or not to be scheduled. */
    public void withoutTimes(List<Course> courses) {
        for (var course : courses) {
            if (course.regimen() instanceof AsNeeded needed) {
                var part = named("asNeeded", course);
                needed.mostPerDay()
                        .ifPresent(most -> part.addPart().setName("mostPerDay").setValue(new IntegerType(most)));
                needed.hoursBetween()
                        .ifPresent(
                                hours -> part.addPart().setName("hoursBetween").setValue(new IntegerType(hours)));
            } else {
                course.unscheduled().ifPresent(why -> named("unscheduled", course)
                        .addPart()
                        .setName("reason")
                        .setValue(new StringType(said(why))));
            }
        }
    }

    /** What should be left of a course's medicine. */
    public void leftover(Course course, Leftover left) {
        var part = answer.addParameter().setName("leftover");
        part.addPart().setName("medication").setValue(medication(course));
        part.addPart().setName("most").setValue(quantity(course, left.most()));
        part.addPart().setName("least").setValue(quantity(course, left.least()));
    }

    private ParametersParameterComponent named(String name, Course course) {
        var part = answer.addParameter().setName(name);
        part.addPart().setName("medication").setValue(medication(course));
        text(course).ifPresent(text -> part.addPart().setName("text").setValue(new StringType(text)));
        return part;
    }

    private static String said(Why why) {
        return why.text().ja() + " " + why.text().en();
    }

    private DateTimeType time(LocalDateTime at) {
        return new DateTimeType(at.atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private MedicationStatement statement(Course course) {
        return statements.getOrDefault(course.statement(), new MedicationStatement());
    }

    private Reference medication(Course course) {
        return new Reference("MedicationStatement/" + course.statement()).setDisplay(Courses.nameOf(statement(course)));
    }

    private Optional<String> text(Course course) {
        return statement(course).getDosage().stream()
                .filter(dosage -> dosage.getTextElement().hasValue())
                .map(dosage -> dosage.getText())
                .findFirst();
    }

    /** An amount with the code of the unit that the statement writes. */
    private Quantity quantity(Course course, Amount amount) {
        var written = statement(course).getDosage().stream()
                .flatMap(dosage -> Dosages.dose(dosage).stream())
                .map(Dosages.Given::amount)
                .filter(quantity -> amount.unit().equals(quantity.getUnit()))
                .findFirst()
                .map(Quantity::copy)
                .orElseGet(() -> new Quantity().setUnit(amount.unit()));
        return written.setValue(amount.value());
    }
}

package jp.kenkotecho.prediction;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.checkup.model.Threshold.Sex;
import jp.kenkotecho.medication.DrugEffect;
import jp.kenkotecho.medication.Treatment;
import jp.kenkotecho.prediction.fhir.Answers.Taken;
import jp.kenkotecho.prediction.fhir.Diagnoses;
import jp.kenkotecho.prediction.fhir.History;
import jp.kenkotecho.prediction.fhir.Readings.Found;
import jp.kenkotecho.prediction.model.Drifts;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.Projected;
import jp.kenkotecho.prediction.model.ProjectedCourse;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.prediction.model.TrendModel.Trajectory;
import jp.kenkotecho.prediction.model.Variogram.Point;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;

/**
 * A person as the record tells of them on a day, and what is to be expected of their values.
 *
 * @param read all that the record holds, of later days too
 * @param referred the newest readings for which a doctor is to be seen (受診勧奨判定値), whatever models ask for
 */
record Outlook(
        Drifts drifts,
        LocalDate asOf,
        LocalDate born,
        Read read,
        History history,
        Person person,
        List<BeyondReferral> referred) {

    private static final Map<DrugEffect, RiskFactor> LOWERED = Map.of(
            DrugEffect.PRESSURE,
            RiskFactor.PRESSURE_DRUG,
            DrugEffect.GLUCOSE,
            RiskFactor.GLUCOSE_DRUG,
            DrugEffect.LIPIDS,
            RiskFactor.LIPID_DRUG);

    /** The first month of a fiscal year, whose last day decides by which age 特定健診 goes. */
    private static final Month OF_FISCAL_YEAR = Month.APRIL;

    /**
     * What the record tells of a person.
     *
     * @param reader who decides which values count
     */
    record Read(
            List<Observation> observations,
            List<Condition> conditions,
            List<Treatment> treatments,
            ValueReader reader) {

        History on(LocalDate day) {
            var taken = treatments.stream()
                    .filter(treatment -> !treatment.from().isAfter(day))
                    .map(treatment -> new Taken(
                            Objects.requireNonNull(LOWERED.get(treatment.lowers())),
                            treatment.from(),
                            treatment.until().filter(last -> last.isBefore(day)).orElse(day),
                            treatment.statement()))
                    .toList();
            return History.of(observations, taken, Diagnoses.of(conditions, day, reader.zone()), day, reader);
        }
    }

    /** The outlook from what was read; empty when there is nothing yet. */
    static Optional<Outlook> of(Drifts drifts, Read read, LocalDate born, boolean man, LocalDate asOf) {
        var history = read.on(asOf);
        var age = born.until(asOf).getYears();
        var referred = BeyondReferral.of(read.observations(), read.reader(), man ? Sex.MAN : Sex.WOMAN, asOf);
        return history.isEmpty() && referred.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outlook(
                        drifts,
                        asOf,
                        born,
                        read,
                        history,
                        history.person(age, born.until(endOfFiscalYear(asOf)).getYears(), man),
                        referred));
    }

    private static LocalDate endOfFiscalYear(LocalDate day) {
        var starts = LocalDate.of(day.getYear(), OF_FISCAL_YEAR, 1);
        return (day.isBefore(starts) ? starts : starts.plusYears(1)).minusDays(1);
    }

    /** The outlook as it was seen on an earlier day; empty when there was nothing yet. */
    Optional<Outlook> on(LocalDate day) {
        return of(drifts, read, born, person.man(), day);
    }

    /** How an item of this person drifts; empty where neither a publication nor one's own residents tell. */
    Optional<ProjectedCourse> course(Item item) {
        return drifts.course(item, person);
    }

    /**
     * How far the readings of an item lie from the population's mean at their age; where no mean is known, from zero. Both
     * on the scale of the item.
     */
    List<Point> deviations(Item item) {
        var course = course(item);
        var series = course.isPresent() ? series(item) : history.series(item, Projected.drug(item));
        return series.stream()
                .map(found -> History.reading(found, born, asOf))
                .map(reading -> new Point(
                        reading.years(),
                        course.map(known -> known.deviation(reading)).orElseGet(() -> Drifts.scaled(item, reading))))
                .toList();
    }

    /** The readings of an item that the projection reads, in the present state of treatment. */
    List<Found> series(Item item) {
        return course(item)
                .map(course -> history.usable(history.series(item, Projected.drug(item)), course, born))
                .orElse(List.of());
    }

    /** What a series tells of the years to come; empty without a reading. */
    Optional<Trajectory> trajectory(Item item, List<Found> series) {
        return course(item)
                .flatMap(course -> course.trajectory(series.stream()
                        .map(found -> History.reading(found, born, asOf))
                        .toList()));
    }

    /** The forecast of an item in so many years. */
    Forecast forecast(Item item, Trajectory trajectory, int years) {
        return forecast(item, trajectory, asOf.plusYears(years));
    }

    Forecast forecast(Item item, Trajectory trajectory, LocalDate day) {
        return course(item).orElseThrow().at(trajectory, History.years(asOf, day), History.years(born, day));
    }

    /** The newest reading of an item that is projected, where nobody knows how it drifts. */
    Optional<Found> alone(Item item) {
        return course(item).isPresent()
                ? Optional.empty()
                : Optional.ofNullable(history.current().get(item));
    }

    /** The amount by which an item of the changed person differs, in the item's unit. */
    double effect(Item item, Person changed) {
        return changed.of(item).orElse(0.0) - person.of(item).orElse(0.0);
    }

    static Optional<LocalDate> born(Patient patient) {
        var text = patient.getBirthDateElement().getValueAsString();
        var isKnown =
                patient.getGender() == AdministrativeGender.MALE || patient.getGender() == AdministrativeGender.FEMALE;
        return isKnown && text != null && text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    }
}

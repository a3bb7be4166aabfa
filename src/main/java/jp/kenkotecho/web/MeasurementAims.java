package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.measurement.Measurements;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.ValueGoal;
import jp.kenkotecho.prediction.Pregnancies;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What somebody aims at beside their blood pressure; a pregnant woman's weight is not judged here at all. */
@Component
class MeasurementAims {

    private final Measurements measurements;
    private final Pregnancies pregnancies;

    MeasurementAims(Measurements measurements, Pregnancies pregnancies) {
        this.measurements = measurements;
        this.pregnancies = pregnancies;
    }

    /** Adds what the page says of it: {@code isPregnant} and {@code aims}. */
    void tell(Caller reader, PersonId person, MeasuredKind kind, LocalDate day, Model page) {
        var isPregnant = kind.equals(MeasuredKind.WEIGHT) && pregnancies.isTold(reader, person, day);
        page.addAttribute("isPregnant", isPregnant);
        page.addAttribute("aims", isPregnant ? List.of() : aims(reader, person, kind));
    }

    private List<ValueGoal> aims(Caller reader, PersonId person, MeasuredKind kind) {
        return kind.isPressure() || !kind.isNumber()
                ? List.of()
                : measurements.goal(reader, person, kind).stream().toList();
    }
}

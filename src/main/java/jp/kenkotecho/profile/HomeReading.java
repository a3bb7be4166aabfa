package jp.kenkotecho.profile;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import jp.kenkotecho.record.Measured;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** What somebody measured at home, in the shape of R4's vital signs profiles. */
public final class HomeReading {

    private HomeReading() {}

    /** The blood pressure panel: LOINC 85354-9 with systolic and diastolic as components. */
    public static Observation bloodPressure(
            PersonId person, OffsetDateTime when, Measured systolic, Measured diastolic) {
        var panel = vitalSign(person, when, "85354-9", "家庭血圧");
        component(panel, "8480-6", "収縮期血圧", systolic);
        component(panel, "8462-4", "拡張期血圧", diastolic);
        return panel;
    }

    /** Body weight: LOINC 29463-7. */
    public static Observation weight(PersonId person, OffsetDateTime when, Measured weight) {
        var reading = vitalSign(person, when, "29463-7", "体重");
        reading.setValue(quantity(weight));
        return reading;
    }

    /** A measured number as a Quantity: the shown unit in {@code unit}, UCUM in {@code code}. */
    public static Quantity quantity(Measured measured) {
        return new Quantity()
                .setValue(measured.value())
                .setUnit(measured.unit().shown())
                .setSystem(Canonical.UCUM)
                .setCode(measured.unit().ucum());
    }

    /** A moment to the second: FHIR knows no minutes without seconds. */
    public static DateTimeType moment(OffsetDateTime when) {
        return new DateTimeType(when.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static Observation vitalSign(PersonId person, OffsetDateTime when, String loinc, String name) {
        var reading = new Observation().setStatus(ObservationStatus.FINAL);
        reading.addCategory(new CodeableConcept(
                new Coding().setSystem(Canonical.OBSERVATION_CATEGORY).setCode("vital-signs")));
        reading.setCode(loinc(loinc, name));
        reading.setSubject(new Reference("Patient/" + person.value()));
        reading.setEffective(moment(when));
        return reading;
    }

    private static void component(Observation panel, String loinc, String name, Measured value) {
        panel.addComponent().setCode(loinc(loinc, name)).setValue(quantity(value));
    }

    private static CodeableConcept loinc(String code, String name) {
        return new CodeableConcept(new Coding().setSystem(Canonical.LOINC).setCode(code)).setText(name);
    }
}

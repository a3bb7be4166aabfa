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

/** What somebody measured at home: {@code kt-home-blood-pressure} and {@code kt-home-body-weight}. */
public final class HomeReading {

    private static final String VITAL_SIGNS = "vital-signs";

    private HomeReading() {}

    /** The blood pressure panel: LOINC 85354-9 with systolic and diastolic as components. */
    public static Observation bloodPressure(
            PersonId person, OffsetDateTime when, Measured systolic, Measured diastolic) {
        var panel = reading(person, when, "85354-9", "家庭血圧", VITAL_SIGNS);
        panel.getMeta().addProfile(Canonical.profile("kt-home-blood-pressure"));
        component(panel, "8480-6", "収縮期血圧", systolic);
        component(panel, "8462-4", "拡張期血圧", diastolic);
        return panel;
    }

    /** Body weight: LOINC 29463-7. */
    public static Observation weight(PersonId person, OffsetDateTime when, Measured weight) {
        var reading = reading(person, when, "29463-7", "体重", "body-measurement");
        reading.getMeta().addProfile(Canonical.profile("kt-home-body-weight"));
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

    /** What kind of observation it is, in the words of HL7 or of JP Core. */
    public static CodeableConcept category(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }

    private static Observation reading(
            PersonId person, OffsetDateTime when, String loinc, String name, String jpCategory) {
        var reading = new Observation().setStatus(ObservationStatus.FINAL);
        reading.addCategory(category(Canonical.OBSERVATION_CATEGORY, VITAL_SIGNS));
        reading.addCategory(category(Canonical.JP_OBSERVATION_CATEGORY, jpCategory));
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

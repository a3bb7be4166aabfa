package jp.kenkotecho.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.record.Measured;
import jp.kenkotecho.record.Unit;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;

/**
 * What the record of one demo resident holds, but for the drugs. The same resident on the same day gives the same
 * record: the noise comes from a generator seeded with the resident's id.
 */
final class DemoRecord {

    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final String NAME_SCRIPT = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
    private static final int CHECKUPS = 5;

    private final Resident resident;
    private final LocalDate today;
    private final SplittableRandom noise;

    DemoRecord(Resident resident, LocalDate today) {
        this.resident = resident;
        this.today = today;
        this.noise = new SplittableRandom(resident.id().value().hashCode());
    }

    Patient patient() {
        var patient = new Patient();
        patient.setId(resident.id().value());
        patient.getMeta().addProfile(Canonical.profile("kt-patient"));
        patient.addIdentifier()
                .setSystem(Canonical.ID + "resident")
                .setValue(resident.id().value());
        patient.setActive(true);
        patient.addName(name("IDE", resident.text("family"), resident.text("given")));
        patient.addName(name("SYL", resident.text("familyKana"), resident.text("givenKana")));
        patient.setGender(AdministrativeGender.fromCode(resident.text("gender")));
        patient.setBirthDateElement(new DateType(resident.birthDate(today).toString()));
        patient.setContact(DemoCare.contacts(resident));
        DemoCare.doctor(resident).ifPresent(patient::addGeneralPractitioner);
        return patient;
    }

    /** Five check-ups, the last one in June of this year or the last. */
    List<DomainResource> checkups() {
        var results = new ArrayList<DomainResource>();
        var last = LocalDate.of(today.getYear(), 6, 10);
        last = last.isAfter(today) ? last.minusYears(1) : last;
        for (var year = 0; year < CHECKUPS; year++) {
            var day = last.minusYears(CHECKUPS - 1L - year);
            results.addAll(DemoCheckup.of(resident, year, day, noise));
        }
        return results;
    }

    List<DomainResource> dailyReadings(int days) {
        var readings = new ArrayList<DomainResource>();
        for (var ago = days; ago > 0; ago--) {
            var when = today.minusDays(ago).atTime(7, noise.nextInt(60)).atOffset(JAPAN);
            readings.add(bloodPressure(when));
            readings.add(HomeReading.weight(resident.id(), when, around("weight", Unit.KG, 0.6, 1)));
        }
        return readings;
    }

    private Observation bloodPressure(OffsetDateTime when) {
        return HomeReading.bloodPressure(
                resident.id(), when, around("systolic", Unit.MMHG, 9, 0), around("diastolic", Unit.MMHG, 6, 0));
    }

    private Measured around(String item, Unit unit, double spread, int digits) {
        var value = resident.value(item, CHECKUPS - 1)
                .add(BigDecimal.valueOf(noise.nextDouble(-spread, spread)))
                .setScale(digits, RoundingMode.HALF_UP);
        return new Measured(value, unit);
    }

    private static HumanName name(String script, String family, String given) {
        var name = new HumanName()
                .setUse(HumanName.NameUse.OFFICIAL)
                .setFamily(family)
                .addGiven(given);
        name.setText(family + " " + given);
        name.addExtension(NAME_SCRIPT, new CodeType(script));
        return name;
    }
}

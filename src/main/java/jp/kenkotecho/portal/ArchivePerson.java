package jp.kenkotecho.portal;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.importing.ArrivalKeys;
import jp.kenkotecho.importing.ImportKeys;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.PatientNames;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/**
 * The person whose a report of an archive is: by the insurance (which is only kept as a keyed hash), birth date and
 * name in kana. A family has one insurance and twins one birth date, so all that is told has to agree.
 */
@Component
class ArchivePerson {

    /** Insurer, symbol, number and branch, as a keyed MAC. */
    static final String INSURANCE = Canonical.ID + "insurance-member";

    /** All that an archive tells of a person, likewise: the same person of two archives is one. */
    private static final String PERSON = Canonical.ID + "archive-person";

    private final RecordStore store;
    private final ImportKeys keys;

    ArchivePerson(RecordStore store, ImportKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** The people who could be meant: by the insurance first; where it is unknown here, by birth date, sex and name. */
    List<Patient> find(Caller caller, Subject subject) {
        var born = RecordQuery.of(Patient.class).on("birthdate", subject.birth().orElseThrow());
        var made = keys.begin();
        var insured = insurance(subject, made)
                .map(insurance -> born.anyOf("identifier", made.former().tokens(insurance)))
                .map(query -> store.search(caller, query))
                .orElse(List.of());
        return named(insured.isEmpty() ? store.search(caller, born) : insured, subject);
    }

    /** A record that begins with this report; at the same moment from elsewhere, it is that one. */
    Patient create(Caller caller, Subject subject) {
        var patient = new Patient();
        patient.getMeta().addProfile(Canonical.profile("kt-patient"));
        var made = keys.begin();
        patient.addIdentifier().setSystem(PERSON).setValue(made.of(key(subject)));
        insurance(subject, made).ifPresent(patient::addIdentifier);
        patient.addName().setText(subject.name());
        patient.setGender(gender(subject));
        subject.birth().ifPresent(day -> patient.setBirthDateElement(new DateType(day.toString())));
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        var entry = bundle.addEntry().setFullUrl(Placeholder.of(patient)).setResource(patient);
        RecordQuery.of(Patient.class)
                .anyOf("identifier", made.former().tokens(patient.getIdentifierFirstRep()))
                .createIfNone(entry.getRequest());
        var response = store.write(caller, bundle);
        patient.setId(new IdType(response.getEntryFirstRep().getResponse().getLocation()).toUnqualifiedVersionless());
        return patient;
    }

    private static Optional<Identifier> insurance(Subject subject, ArrivalKeys made) {
        var told = subject.insurance().stream()
                .map(TextNormalization::plain)
                .filter(text -> !text.isEmpty())
                .toList();
        return told.size() < 3
                ? Optional.empty()
                : Optional.of(new Identifier()
                        .setSystem(INSURANCE)
                        .setValue(made.of("insurance\n" + String.join("\n", told))));
    }

    private static String key(Subject subject) {
        return String.join(
                "\n",
                "archive person",
                subject.birth().map(Object::toString).orElse(""),
                subject.sex(),
                TextNormalization.plain(subject.name()),
                String.join(
                        "\n",
                        subject.insurance().stream()
                                .map(TextNormalization::plain)
                                .toList()));
    }

    private static List<Patient> named(List<Patient> patients, Subject subject) {
        return patients.stream()
                .filter(patient -> PatientNames.plain(patient).contains(TextNormalization.plain(subject.name())))
                .filter(patient -> !patient.getGenderElement().hasValue()
                        || gender(subject) == AdministrativeGender.UNKNOWN
                        || patient.getGender() == gender(subject))
                .toList();
    }

    private static AdministrativeGender gender(Subject subject) {
        return switch (subject.sex()) {
            case "1" -> AdministrativeGender.MALE;
            case "2" -> AdministrativeGender.FEMALE;
            default -> AdministrativeGender.UNKNOWN;
        };
    }
}

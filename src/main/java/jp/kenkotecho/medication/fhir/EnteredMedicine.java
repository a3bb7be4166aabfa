package jp.kenkotecho.medication.fhir;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import jp.kenkotecho.medication.model.MedicineEntry;
import jp.kenkotecho.medication.model.ProductCode;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** A medicine that was written down by hand, as a MedicationStatement whose source is the person. */
public final class EnteredMedicine {

    /** The category of what is the person's own word. */
    public static final String BY_THE_PERSON = "patientspecified";

    private static final String GTIN = "urn:oid:2.51.1.1";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/medication-statement-category";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private static final int DAY = "2026-11-30".length();

    private EnteredMedicine() {}

    /** Whether it is the person's own word, and not what a pharmacy or doctor said. */
    public static boolean isOne(MedicationStatement statement) {
        var subject = statement.getSubject().getReference();
        return subject != null
                && subject.equals(statement.getInformationSource().getReference());
    }

    /** What the person wrote down today. */
    public static MedicationStatement of(PersonId person, MedicineEntry entry, LocalDate today) {
        var statement = new MedicationStatement();
        statement.getMeta().addProfile(Canonical.profile("kt-medication-statement"));
        statement.addIdentifier(key(person, entry, today));
        statement.setSubject(new Reference("Patient/" + person.value()));
        statement.setInformationSource(new Reference("Patient/" + person.value()));
        statement.setCategory(new CodeableConcept(new Coding(CATEGORY, BY_THE_PERSON, "Patient Specified")));
        write(statement, entry, today);
        return statement;
    }

    /** What was written, as in the form. */
    public static MedicineEntry entry(MedicationStatement statement) {
        var concept = statement.getMedicationCodeableConcept();
        var code = concept.getCoding().stream()
                .filter(coding -> GTIN.equals(coding.getSystem()) || Canonical.YJ.equals(coding.getSystem()))
                .map(coding -> coding.getCode().replaceFirst("^0(?=[0-9]{13}$)", ""))
                .findFirst();
        return new MedicineEntry(
                Courses.nameOf(statement),
                code.orElse(""),
                Optional.ofNullable(statement.getDosageFirstRep().getText()).orElse(""),
                Optional.ofNullable(statement.getReasonCodeFirstRep().getText()).orElse(""),
                start(statement).flatMap(EnteredMedicine::date),
                end(statement).flatMap(EnteredMedicine::date));
    }

    /** Whether its last day is over. */
    public static boolean isOver(MedicationStatement statement, LocalDate today) {
        return end(statement)
                .flatMap(EnteredMedicine::date)
                .filter(last -> last.isBefore(today))
                .isPresent();
    }

    private static Optional<DateTimeType> end(MedicationStatement statement) {
        return statement.getEffective() instanceof Period period && period.hasEnd()
                ? Optional.of(period.getEndElement())
                : Optional.empty();
    }

    private static Optional<LocalDate> date(DateTimeType when) {
        var written = when.getValueAsString();
        return written.length() < DAY ? Optional.empty() : Optional.of(LocalDate.parse(written.substring(0, DAY)));
    }

    /**
     * Writes what the entry says in place of what it said before; all else stays. Its key is of what it says now: the
     * former words are free to be written down once more.
     */
    public static void correct(MedicationStatement statement, PersonId person, MedicineEntry entry, LocalDate today) {
        var key = key(person, entry, today);
        statement.getIdentifier().removeIf(known -> key.getSystem().equals(known.getSystem()));
        statement.addIdentifier(key);
        write(statement, entry, today);
    }

    /** Writes what the entry says in place of what it said before; all else stays. */
    public static void write(MedicationStatement statement, MedicineEntry entry, LocalDate today) {
        var ended = entry.until().filter(last -> last.isBefore(today)).isPresent();
        statement.setStatus(ended ? MedicationStatementStatus.COMPLETED : MedicationStatementStatus.ACTIVE);
        statement.setStatusReason(null);
        statement.setMedication(medication(entry));
        statement.setEffective(effective(entry));
        statement.setDateAssertedElement(new DateTimeType(today.toString()));
        statement.setDosage(null);
        dosage(entry).map(words -> Dosages.spelledOut(words, entry.name())).ifPresent(statement::setDosage);
        statement.setReasonCode(null);
        if (!entry.reason().isEmpty()) {
            statement.addReasonCode(new CodeableConcept().setText(entry.reason()));
        }
    }

    /** Whether it still says what it said when it was written down; another app may have changed it. */
    public static boolean saysTheSame(MedicationStatement statement, MedicationStatement other) {
        return statement.getStatus() == other.getStatus() && entry(statement).equals(entry(other));
    }

    /** The same words on the same day are one entry, however often a button was pressed. */
    public static Identifier key(PersonId person, MedicineEntry entry, LocalDate today) {
        var parts = String.join(
                "\n",
                person.value(),
                today.toString(),
                TextNormalization.plain(entry.name()),
                entry.code(),
                TextNormalization.plain(entry.usage()),
                entry.from().map(LocalDate::toString).orElse(""),
                entry.until().map(LocalDate::toString).orElse(""),
                TextNormalization.plain(entry.reason()));
        return new Identifier()
                .setSystem(Canonical.ID + "medicine-entry")
                .setValue(UUID.nameUUIDFromBytes(parts.getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    private static CodeableConcept medication(MedicineEntry entry) {
        var concept = new CodeableConcept().setText(entry.name());
        entry.productCode()
                .map(code -> new Coding().setSystem(systemOf(code)).setCode(code.value()))
                .ifPresent(concept::addCoding);
        return concept;
    }

    private static String systemOf(ProductCode code) {
        return code.kind() == ProductCode.Kind.YJ ? Canonical.YJ : GTIN;
    }

    /** The code as it is searched for. */
    public static Token token(ProductCode code) {
        return new Token(systemOf(code), code.value());
    }

    /** The usage with its end, so that the end is still known when it was stopped before and is taken up again. */
    private static Optional<Dosage> dosage(MedicineEntry entry) {
        if (entry.usage().isEmpty() && entry.until().isEmpty()) {
            return Optional.empty();
        }
        var words = new Dosage();
        if (!entry.usage().isEmpty()) {
            words.setText(entry.usage());
        }
        entry.until().ifPresent(last -> words.getTiming().getRepeat().setBounds(new Period().setEndElement(day(last))));
        return Optional.of(words);
    }

    private static Type effective(MedicineEntry entry) {
        if (entry.from().isEmpty() && entry.until().isEmpty()) {
            // kt-medication-statement wants a time, and a made-up day would be believed.
            var unknown = new DateTimeType();
            unknown.addExtension(ABSENT, new CodeType("unknown"));
            return unknown;
        }
        var period = new Period();
        entry.from().map(EnteredMedicine::day).ifPresent(period::setStartElement);
        entry.until().map(EnteredMedicine::day).ifPresent(period::setEndElement);
        return period;
    }

    private static DateTimeType day(LocalDate day) {
        return new DateTimeType(day.toString());
    }

    static Optional<DateTimeType> start(MedicationStatement statement) {
        if (statement.getEffective() instanceof Period period) {
            return period.hasStart() ? Optional.of(period.getStartElement()) : Optional.empty();
        }
        return statement.getEffective() instanceof DateTimeType day && day.hasValue()
                ? Optional.of(day)
                : Optional.empty();
    }
}

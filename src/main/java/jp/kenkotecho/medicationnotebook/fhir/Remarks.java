package jp.kenkotecho.medicationnotebook.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.medicationnotebook.model.FamilyPharmacist;
import jp.kenkotecho.medicationnotebook.model.Note;
import jp.kenkotecho.medicationnotebook.model.NotebookInstitution;
import jp.kenkotecho.medicationnotebook.model.NotebookProfessional;
import jp.kenkotecho.medicationnotebook.model.OverTheCounter;
import jp.kenkotecho.medicationnotebook.model.PatientRemark;
import jp.kenkotecho.medicationnotebook.model.Recorder;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** What a slip tells beside the drugs that were handed over (records 2, 3, 4, 401 to 601, 701). */
final class Remarks {

    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

    /** The JAN code of the package, 13 digits, is written as GTIN-14 with a zero before it. */
    private static final String GTIN = "urn:oid:2.51.1.1";

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final PersonId person;
    private final NotebookKeys keys;
    private final LocalDate today;

    Remarks(PersonId person, NotebookKeys keys, LocalDate today) {
        this.person = person;
        this.keys = keys;
        this.today = today;
    }

    /** Record 2: proposals, which nobody has confirmed. 9, その他, is a note. */
    DomainResource of(PatientRemark remark) {
        var key = keys.remark(2, remark.kind().name(), remark.text());
        return switch (remark.kind()) {
            case ALLERGY, SIDE_EFFECT -> {
                var allergy = new AllergyIntolerance().setCode(new CodeableConcept().setText(remark.text()));
                allergy.getMeta().addProfile(Canonical.profile("kt-allergy-intolerance"));
                allergy.addIdentifier(key);
                allergy.setPatient(subject());
                allergy.setClinicalStatus(code("allergyintolerance-clinical", "active"));
                allergy.setVerificationStatus(code("allergyintolerance-verification", "unconfirmed"));
                if (remark.kind() == PatientRemark.Kind.ALLERGY) {
                    allergy.setType(AllergyIntoleranceType.ALLERGY);
                } else {
                    allergy.addNote(new Annotation().setText("副作用歴"));
                }
                yield allergy;
            }
            case PAST_ILLNESS -> {
                var condition = new Condition().setCode(new CodeableConcept().setText(remark.text()));
                condition.getMeta().addProfile(Canonical.profile("kt-condition"));
                condition.addIdentifier(key);
                condition.setSubject(subject());
                condition.setVerificationStatus(code("condition-ver-status", "unconfirmed"));
                condition.addCategory(code("condition-category", "problem-list-item"));
                // Past or still there: the slip does not say (R4 con-3 wants a status of problems).
                condition.setClinicalStatus(code("condition-clinical", "inactive"));
                yield condition;
            }
            case OTHER -> communication(key, "患者特記", remark.text(), List.of(), remark.recorder());
        };
    }

    /** Record 3 with 31. */
    MedicationStatement of(OverTheCounter bought) {
        var statement = new MedicationStatement();
        statement.getMeta().addProfile(Canonical.profile("kt-medication-statement"));
        var days = new ArrayList<>(bought.from());
        days.addAll(bought.until());
        statement.addIdentifier(keys.remark(3, bought.name(), days.toString()));
        var concept = new CodeableConcept().setText(bought.name());
        if (!bought.jan().isEmpty()) {
            concept.addCoding(new Coding().setSystem(GTIN).setCode("0" + bought.jan()));
        }
        statement.setMedication(concept);
        statement.setSubject(subject());
        statement.setCategory(new CodeableConcept(
                        new Coding(HL7 + "medication-statement-category", "patientspecified", "Patient Specified"))
                .setText("要指導医薬品・一般用医薬品"));
        period(statement, bought);
        if (bought.recorder() == Recorder.PATIENT) {
            statement.setInformationSource(subject());
        }
        var ingredients = bought.ingredients().stream()
                .map(OverTheCounter.Ingredient::name)
                .collect(Collectors.joining("、"));
        if (!ingredients.isEmpty()) {
            statement.addNote(new Annotation().setText("成分 " + ingredients));
        }
        return statement;
    }

    /** Record 4. */
    Communication memo(Note memo) {
        var key = keys.remark(4, memo.text(), memo.days().toString());
        return communication(key, "手帳メモ", memo.text(), memo.days(), memo.recorder());
    }

    /** Records 401 to 601, of a visit: one each, not a copy with every drug. */
    Communication of(Dispensing visit, Note note) {
        var key = keys.remark(
                401,
                note.kind().name(),
                visit.day().toString(),
                visit.dispensedAt().name(),
                note.text());
        var days = note.days().isEmpty() ? List.of(visit.day()) : note.days();
        var said = communication(key, title(note.kind()), note.text(), days, note.recorder());
        if (note.recorder() != Recorder.PATIENT && !visit.dispensedAt().equals(NotebookInstitution.NONE)) {
            said.setSender(Parties.institution(visit.dispensedAt()));
        }
        return said;
    }

    /** Record 701. */
    CareTeam of(FamilyPharmacist pharmacist) {
        var team = new CareTeam().setName("かかりつけ薬剤師");
        team.addIdentifier(keys.remark(
                701, pharmacist.name(), pharmacist.pharmacy(), pharmacist.from().toString()));
        team.setSubject(subject());
        team.getMeta().addProfile(Canonical.profile("kt-care-team"));
        var ended = pharmacist.until().stream().anyMatch(until -> until.isBefore(today));
        team.setStatus(ended ? CareTeamStatus.INACTIVE : CareTeamStatus.PROPOSED);
        var period = new Period();
        pharmacist.from().forEach(day -> period.setStartElement(NotebookToFhir.day(day)));
        pharmacist.until().forEach(day -> period.setEndElement(NotebookToFhir.day(day)));
        var pharmacy =
                new NotebookInstitution(pharmacist.pharmacy(), "", "", "", new NotebookInstitution.Address("", "", ""));
        var member = team.addParticipant()
                .setMember(Parties.contained(
                        team,
                        "pharmacist",
                        new NotebookProfessional(pharmacist.name(), "", pharmacist.contact()),
                        pharmacy));
        if (!period.isEmpty()) {
            team.setPeriod(period);
            member.setPeriod(period.copy());
        }
        return team;
    }

    private Communication communication(
            Identifier key, String title, String text, List<LocalDate> days, Recorder recorder) {
        var said = new Communication().setStatus(CommunicationStatus.COMPLETED);
        said.getMeta().addProfile(Canonical.profile("kt-communication"));
        said.addIdentifier(key);
        said.addCategory(new CodeableConcept().setText(title));
        said.setSubject(subject());
        days.forEach(day -> said.setSentElement(NotebookToFhir.day(day)));
        if (recorder == Recorder.PATIENT) {
            said.setSender(subject());
        }
        said.addPayload().setContent(new StringType(text));
        return said;
    }

    private void period(MedicationStatement statement, OverTheCounter bought) {
        var period = new Period();
        bought.from().forEach(day -> period.setStartElement(NotebookToFhir.day(day)));
        bought.until().forEach(day -> period.setEndElement(NotebookToFhir.day(day)));
        if (period.isEmpty()) {
            // kt-medication-statement wants a time, and a made-up day would be believed.
            var unknown = new DateTimeType();
            unknown.addExtension(ABSENT, new CodeType("unknown"));
            statement.setEffective(unknown).setStatus(MedicationStatementStatus.UNKNOWN);
            return;
        }
        var ended = bought.until().stream().anyMatch(until -> until.isBefore(today));
        statement.setEffective(period);
        statement.setStatus(ended ? MedicationStatementStatus.COMPLETED : MedicationStatementStatus.UNKNOWN);
    }

    private static String title(Note.Kind kind) {
        return switch (kind) {
            case MEMO -> "手帳メモ";
            case CAUTION -> "服用注意";
            case SIDE_EFFECT_IN_HOSPITAL -> "医療機関等提供情報 (入院中の副作用)";
            case AFTER_DISCHARGE -> "医療機関等提供情報 (退院後に必要な情報)";
            case PROVIDED -> "医療機関等提供情報";
            case LEFTOVER -> "残薬確認";
            case REMARK -> "備考";
            case PATIENT_ENTRY -> "患者等記入";
        };
    }

    private Reference subject() {
        return new Reference("Patient/" + person.value());
    }

    private static CodeableConcept code(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(HL7 + system).setCode(code));
    }
}

package jp.kenkotecho.imports.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ResearchStudy;
import org.hl7.fhir.r4.model.ResearchStudy.ResearchStudyStatus;

/** Demo mode's study, its cohort, and the residents who agreed to it. */
final class DemoStudy {

    static final String COHORT = "Group/demo-cohort";

    private static final String STUDY = "ResearchStudy/demo-study";
    private static final int DAYS = 365;
    private static final Set<InformationCategory> SHARED = Set.of(
            InformationCategory.DAILY_HEALTH,
            InformationCategory.MEDICATION,
            InformationCategory.CHECKUP,
            InformationCategory.IMMUNIZATION);

    private DemoStudy() {}

    /** In an order in which each refers only to earlier ones. */
    static List<DomainResource> resources(List<PersonId> participants, LocalDate today) {
        var resources = new ArrayList<DomainResource>(List.of(cohort(), study()));
        participants.forEach(person -> resources.add(consent(person, today)));
        return resources;
    }

    private static Group cohort() {
        var group = new Group().setActive(true).setType(GroupType.PERSON).setActual(true);
        group.getMeta().addProfile(Canonical.profile("kt-cohort"));
        group.setId(COHORT);
        group.setName("見本市の健診と生活習慣の研究の参加者");
        group.addIdentifier(
                new Identifier().setSystem(Canonical.ID + "research-study").setValue("demo-study"));
        return group;
    }

    private static ResearchStudy study() {
        var study = new ResearchStudy().setStatus(ResearchStudyStatus.ACTIVE);
        study.setId(STUDY);
        study.setTitle("見本市の健診と生活習慣の研究");
        study.addEnrollment(new Reference(COHORT));
        return study;
    }

    private static Consent consent(PersonId person, LocalDate today) {
        var patient = "Patient/" + person.value();
        var consent = new Consent().setStatus(ConsentState.ACTIVE);
        consent.getMeta().addProfile(Canonical.profile("kt-consent"));
        consent.setId("Consent/" + person.value() + "-study");
        consent.setScope(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/consentscope", "research", "Research")));
        consent.addCategory(new CodeableConcept(new Coding(Canonical.LOINC, "59284-0", "Patient Consent")));
        consent.setPatient(new Reference(patient));
        consent.setDateTimeElement(new DateTimeType(today.toString()));
        consent.addPerformer(new Reference(patient));
        consent.addPolicy().setUri(Canonical.BASE + "/policy/demo-research-1");
        var provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
        provision.setPeriod(new Period()
                .setStartElement(new DateTimeType(today.toString()))
                .setEndElement(new DateTimeType(today.plusDays(DAYS).toString())));
        provision
                .addActor()
                .setRole(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient")))
                .setReference(new Reference(COHORT));
        provision.addPurpose(new Coding().setSystem(Canonical.ACT_REASON).setCode("HRESCH"));
        SHARED.stream().sorted().map(CategoryLabels::labelOf).forEach(provision::addSecurityLabel);
        return consent;
    }
}

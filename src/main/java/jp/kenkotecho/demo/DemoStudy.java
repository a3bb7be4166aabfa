package jp.kenkotecho.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.Identifier;
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

    /** The resources, in an order in which each refers only to earlier ones. */
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
        var categories = SHARED.stream().sorted().toList();
        var id = person.value() + "-study";
        var consent = DemoConsents.research(id, person.value(), COHORT, today, DAYS, categories);
        consent.getPolicyFirstRep().setUri(Canonical.BASE + "/policy/demo-research-1");
        return consent;
    }
}

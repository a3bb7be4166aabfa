package jp.kenkotecho.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.InformationCategory;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * An office, the people who work there and at a clinic of {@link DemoDirectory}, and what two residents allow them and a
 * son: enough for every kind of sign-in to have something to open, and something that stays closed.
 */
final class DemoVisit {

    private static final String CLINIC = "Organization/demo-ito-clinic";
    static final String OFFICE = "Organization/demo-city-office";
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final int DAYS = 90;

    private final LocalDate today;

    DemoVisit(LocalDate today) {
        this.today = today;
    }

    /** The resources, in an order in which each refers only to earlier ones; every one under an id of its own. */
    List<DomainResource> resources() {
        return List.of(
                office(),
                practitioner("demo-dr-ito", "伊藤", "誠一"),
                practitioner("demo-phn-takahashi", "高橋", "恵子"),
                role("demo-dr-ito", CLINIC),
                role("demo-phn-takahashi", OFFICE),
                citizens(),
                son(),
                encounter(),
                consent(
                        "demo-hanako-clinic",
                        "demo-hanako",
                        CLINIC,
                        "TREAT",
                        InformationCategory.DAILY_HEALTH,
                        InformationCategory.MEDICAL,
                        InformationCategory.MEDICATION,
                        InformationCategory.CHECKUP,
                        InformationCategory.IMMUNIZATION),
                comments(),
                consent(
                        "demo-hanako-son",
                        "demo-hanako",
                        "RelatedPerson/demo-taro-son-of-hanako",
                        "FAMRQT",
                        InformationCategory.DAILY_HEALTH,
                        InformationCategory.MEDICATION),
                consent(
                        "demo-kenji-office",
                        "demo-kenji",
                        OFFICE,
                        "PUBHLTH",
                        InformationCategory.CHECKUP,
                        InformationCategory.GUIDANCE));
    }

    /** Whoever shows the office their record: who that is follows from Consents. */
    private static Group citizens() {
        var group = new Group().setActive(true).setType(GroupType.PERSON).setActual(true);
        group.getMeta().addProfile(Canonical.profile("kt-cohort"));
        group.setId("Group/demo-citizens");
        group.setName("見本市 健康課に記録を見せている人");
        group.setManagingEntity(new Reference(OFFICE));
        return group;
    }

    private static Organization office() {
        var office = new Organization().setActive(true).setName("見本市 健康課");
        office.addType(new CodeableConcept(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/organization-type")
                .setCode("govt")));
        office.getMeta().addProfile(Canonical.profile("kt-organization"));
        office.setId(OFFICE);
        return office;
    }

    private static Practitioner practitioner(String id, String family, String given) {
        var practitioner = new Practitioner().setActive(true);
        practitioner.getMeta().addProfile(Canonical.profile("kt-practitioner"));
        practitioner.setId("Practitioner/" + id);
        practitioner.addName(new HumanName().setFamily(family).addGiven(given).setText(family + " " + given));
        return practitioner;
    }

    private static PractitionerRole role(String id, String organization) {
        var role = new PractitionerRole().setActive(true);
        role.getMeta().addProfile(Canonical.profile("kt-practitioner-role"));
        role.setId("PractitionerRole/" + id);
        role.setPractitioner(new Reference("Practitioner/" + id));
        role.setOrganization(new Reference(organization));
        return role;
    }

    private static RelatedPerson son() {
        var son = new RelatedPerson().setActive(true);
        son.getMeta().addProfile(Canonical.profile("kt-related-person"));
        son.setId("RelatedPerson/demo-taro-son-of-hanako");
        son.setPatient(new Reference("Patient/demo-hanako"));
        son.addName(new HumanName().setFamily("佐藤").addGiven("太郎").setText("佐藤 太郎"));
        son.addRelationship(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "SON", "natural son")));
        return son;
    }

    private Encounter encounter() {
        var visit = new Encounter();
        visit.getMeta().addProfile(Canonical.profile("kt-encounter"));
        visit.setId("Encounter/demo-hanako-visit");
        visit.setStatus(Encounter.EncounterStatus.INPROGRESS);
        visit.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        visit.setSubject(new Reference("Patient/demo-hanako"));
        visit.setServiceProvider(new Reference(CLINIC));
        visit.setPeriod(new Period().setStart(Date.from(today.atTime(9, 0).toInstant(JAPAN))));
        return visit;
    }

    /** Hanako lets her clinic write to her. */
    private Consent comments() {
        var consent =
                DemoConsents.sharing("demo-hanako-comments", "demo-hanako", CLINIC, "TREAT", today, DAYS, Set.of());
        consent.addCategory(new CodeableConcept(new Coding()
                .setSystem(Canonical.SHARING_RIGHT)
                .setCode("comment")
                .setDisplay("コメントを書く")));
        return consent;
    }

    private Consent consent(String id, String person, String actor, String purpose, InformationCategory... categories) {
        return DemoConsents.sharing(id, person, actor, purpose, today, DAYS, List.of(categories));
    }
}

package jp.kenkotecho.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * What whoever helps a demo resident asks for first: what they must not get, whom to call, and who treats them. Rows of
 * {@code allergies.tsv}, {@code contacts.tsv} and {@code care-teams.tsv}.
 */
final class DemoCare {

    private static final String ALLERGY = "http://terminology.hl7.org/CodeSystem/allergyintolerance-";
    private static final String CONTACT_ROLE = "http://terminology.hl7.org/CodeSystem/v2-0131";

    private final LocalDate today;

    DemoCare(LocalDate today) {
        this.today = today;
    }

    /** The resources, each under an id of its own; the institutions that they name are there before. */
    List<DomainResource> resources() {
        var resources = new ArrayList<DomainResource>();
        rows("allergies.tsv").map(DemoCare::allergy).forEach(resources::add);
        rows("care-teams.tsv").map(this::team).forEach(resources::add);
        return resources;
    }

    static List<ContactComponent> contacts(Resident resident) {
        return rows("contacts.tsv")
                .filter(row -> row.get(0).equals(resident.id().value()))
                .map(DemoCare::contact)
                .toList();
    }

    /** The resident's own doctor. */
    static Optional<Reference> doctor(Resident resident) {
        return rows("care-teams.tsv")
                .filter(row -> row.get(0).equals(resident.id().value()))
                .filter(row -> row.get(1).equals("DOCTOR"))
                .map(row -> new Reference("Organization/" + row.get(3)))
                .findFirst();
    }

    private static AllergyIntolerance allergy(List<String> row) {
        var allergy = new AllergyIntolerance().setType(AllergyIntoleranceType.ALLERGY);
        allergy.getMeta().addProfile(Canonical.profile("kt-allergy-intolerance"));
        allergy.setId("AllergyIntolerance/" + row.get(0) + "-allergy");
        allergy.setClinicalStatus(coded(ALLERGY + "clinical", "active"));
        allergy.setVerificationStatus(coded(ALLERGY + "verification", row.get(3)));
        allergy.addCategory(AllergyIntoleranceCategory.fromCode(row.get(2)));
        allergy.setCode(new CodeableConcept().setText(row.get(1)));
        allergy.setPatient(new Reference("Patient/" + row.get(0)));
        allergy.addReaction().addManifestation(new CodeableConcept().setText(row.get(4)));
        return allergy;
    }

    /** One of those that the pages about one's own doctors read and change. */
    private CareTeam team(List<String> row) {
        var team = new CareTeam().setStatus(CareTeamStatus.ACTIVE).setName(row.get(2));
        team.getMeta().addProfile(Canonical.profile("kt-care-team"));
        team.setId("CareTeam/" + row.get(0) + "-" + row.get(3));
        team.addIdentifier().setSystem(Canonical.ID + "care-team").setValue(row.get(1));
        team.setSubject(new Reference("Patient/" + row.get(0)));
        var since = today.minusYears(Long.parseLong(row.get(4)));
        team.addParticipant()
                .setMember(new Reference("Organization/" + row.get(3)))
                .setPeriod(new Period().setStartElement(new DateTimeType(since.toString())));
        return team;
    }

    private static ContactComponent contact(List<String> row) {
        var contact = new ContactComponent();
        contact.addRelationship(coded(CONTACT_ROLE, "C").setText(row.get(3)));
        contact.setName(
                new HumanName().setFamily(row.get(1)).addGiven(row.get(2)).setText(row.get(1) + " " + row.get(2)));
        contact.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(row.get(4));
        return contact;
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }

    private static Stream<List<String>> rows(String table) {
        return TsvTable.of(DemoCare.class, table).rows().stream();
    }
}

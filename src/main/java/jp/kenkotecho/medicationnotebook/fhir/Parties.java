package jp.kenkotecho.medicationnotebook.fhir;

import java.util.Optional;
import jp.kenkotecho.medicationnotebook.model.NotebookInstitution;
import jp.kenkotecho.medicationnotebook.model.NotebookProfessional;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * The institutions and professionals that a slip names, contained in the resources that speak of them: a slip is a
 * resident's paper, and no source for the directory that everybody sees ({@code docs/clarifications/014-institutions-of-a-slip.md}).
 */
final class Parties {

    private static final String ORGANIZATION_TYPE = "http://terminology.hl7.org/CodeSystem/organization-type";

    private static final NotebookInstitution.Address NOWHERE = new NotebookInstitution.Address("", "", "");

    private Parties() {}

    /** A logical reference: the directory of institutions need not know this one. */
    static Reference institution(NotebookInstitution institution) {
        var reference = new Reference().setType("Organization").setDisplay(institution.name());
        if (!institution.tenDigits().isEmpty()) {
            reference.getIdentifier().setSystem(Canonical.INSTITUTION).setValue(institution.tenDigits());
        }
        return reference;
    }

    /** The institution with what record 11 or 51 tells; its fee table stands within the ten digits. */
    static Reference contained(DomainResource in, String id, NotebookInstitution institution) {
        var organization = new Organization().setName(institution.name());
        organization.setId(id);
        organization.addType(
                new CodeableConcept(new Coding().setSystem(ORGANIZATION_TYPE).setCode("prov")));
        if (!institution.tenDigits().isEmpty()) {
            organization.addIdentifier().setSystem(Canonical.INSTITUTION).setValue(institution.tenDigits());
        }
        var address = institution.address();
        if (!address.text().isEmpty() || !address.postcode().isEmpty()) {
            var where = organization.addAddress().setCountry("JP");
            if (!address.text().isEmpty()) {
                where.setText(address.text());
            }
            if (!address.postcode().isEmpty()) {
                where.setPostalCode(address.postcode());
            }
        }
        if (!address.telephone().isEmpty()) {
            organization.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(address.telephone());
        }
        in.addContained(organization);
        return institution(institution).setReference("#" + id);
    }

    /** A professional at an institution; the id is that of the role. */
    static Reference contained(
            DomainResource in, String id, NotebookProfessional professional, NotebookInstitution at) {
        var practitioner = new Practitioner();
        practitioner.setId(id + "-person");
        practitioner.addName().setText(professional.name());
        in.addContained(practitioner);
        var role = new PractitionerRole();
        role.setId(id);
        role.setPractitioner(new Reference("#" + practitioner.getId()).setDisplay(professional.name()));
        if (!at.equals(NotebookInstitution.NONE)) {
            role.setOrganization(contained(in, id + "-at", at));
        }
        if (!professional.department().isEmpty()) {
            role.addSpecialty().setText(professional.department());
        }
        if (!professional.contact().isEmpty()) {
            role.addTelecom().setSystem(ContactPointSystem.OTHER).setValue(professional.contact());
        }
        in.addContained(role);
        return new Reference("#" + id).setType("PractitionerRole").setDisplay(professional.name());
    }

    /** The institution that a reference names, with what its ten digits tell. */
    static NotebookInstitution institutionOf(Reference reference) {
        return named(reference.getDisplay(), reference.getIdentifier());
    }

    /** Where a request comes from; {@link NotebookInstitution#NONE} where that is not told. */
    static NotebookInstitution prescribedAt(MedicationRequest request) {
        return request.getContained().stream()
                .filter(Organization.class::isInstance)
                .map(Organization.class::cast)
                .filter(Organization::hasName)
                .map(one -> named(one.getName(), one.getIdentifierFirstRep()))
                .findFirst()
                .orElse(NotebookInstitution.NONE);
    }

    /** Who ordered; {@link NotebookProfessional#NONE} where only the institution is told. */
    static NotebookProfessional prescriberOf(MedicationRequest request) {
        return request.getContained().stream()
                .filter(PractitionerRole.class::isInstance)
                .map(PractitionerRole.class::cast)
                .filter(role -> role.getPractitioner().hasDisplay())
                .map(role -> new NotebookProfessional(
                        role.getPractitioner().getDisplay(),
                        Optional.ofNullable(role.getSpecialtyFirstRep().getText())
                                .orElse(""),
                        ""))
                .findFirst()
                .orElse(NotebookProfessional.NONE);
    }

    private static NotebookInstitution named(String name, Identifier identifier) {
        var digits = Canonical.INSTITUTION.equals(identifier.getSystem())
                        && String.valueOf(identifier.getValue()).matches("[0-9]{10}")
                ? identifier.getValue()
                : "";
        return digits.isEmpty()
                ? new NotebookInstitution(name, "", "", "", NOWHERE)
                : new NotebookInstitution(
                        name, digits.substring(0, 2), digits.substring(2, 3), digits.substring(3), NOWHERE);
    }
}

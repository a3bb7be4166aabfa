package jp.kenkotecho.demo;

import java.util.List;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.FeeTable;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Organization;

/** The clinics and pharmacies of the demo residents' town and neighbourhood: rows of {@code institutions.tsv}. */
final class DemoDirectory {

    private static final String TYPE = "http://terminology.hl7.org/CodeSystem/organization-type";

    private DemoDirectory() {}

    /** Every one under an id of its own. */
    static List<DomainResource> organizations() {
        return TsvTable.of(DemoDirectory.class, "institutions.tsv").rows().stream()
                .map(DemoDirectory::organization)
                .toList();
    }

    private static DomainResource organization(List<String> row) {
        var organization = new Organization().setActive(true).setName(row.get(2));
        organization.getMeta().addProfile(Canonical.profile("kt-organization"));
        organization.setId("Organization/" + row.get(0));
        organization.addIdentifier().setSystem(Canonical.INSTITUTION).setValue(row.get(1));
        var type = new CodeableConcept(new Coding(TYPE, "prov", "Healthcare Provider"));
        FeeTable.of(row.get(1)).map(FeeTable::coding).ifPresent(type::addCoding);
        organization.addType(type);
        organization.addAlias(row.get(3));
        organization.addAddress().setCountry("JP").setState(row.get(4)).setCity(row.get(5));
        organization.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(row.get(6));
        return organization;
    }
}

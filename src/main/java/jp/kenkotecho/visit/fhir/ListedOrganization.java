package jp.kenkotecho.visit.fhir;

import java.util.function.Consumer;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.FeeTable;
import jp.kenkotecho.visit.model.InstitutionLine.Institution;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Organization;

/** An institution of a list as {@code kt-organization}: found by name, by kana as its alias, and by area. */
public final class ListedOrganization {

    private static final String TYPE = "http://terminology.hl7.org/CodeSystem/organization-type";

    private ListedOrganization() {}

    public static Organization of(Institution institution) {
        var organization = new Organization().setActive(institution.active()).setName(institution.name());
        organization.getMeta().addProfile(Canonical.profile("kt-organization"));
        organization.addIdentifier().setSystem(Canonical.INSTITUTION).setValue(institution.code());
        var type = new CodeableConcept(new Coding(TYPE, "prov", "Healthcare Provider"));
        FeeTable.of(institution.code()).map(FeeTable::coding).ifPresent(type::addCoding);
        organization.addType(type);
        if (!institution.kana().isEmpty()) {
            organization.addAlias(institution.kana());
        }
        var address = address(institution);
        if (!address.isEmpty()) {
            organization.addAddress(address);
        }
        if (!institution.phone().isEmpty()) {
            organization.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(institution.phone());
        }
        return organization;
    }

    private static Address address(Institution institution) {
        var address = new Address();
        set(institution.postalCode(), address::setPostalCode);
        set(institution.prefecture(), address::setState);
        set(institution.city(), address::setCity);
        set(institution.address(), address::addLine);
        if (!address.isEmpty()) {
            address.setCountry("JP");
            address.setText(institution.prefecture() + institution.city() + institution.address());
        }
        return address;
    }

    private static void set(String text, Consumer<String> setter) {
        if (!text.isEmpty()) {
            setter.accept(text);
        }
    }
}

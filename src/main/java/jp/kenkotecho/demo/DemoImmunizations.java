package jp.kenkotecho.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;

/** The doses of {@code immunizations.tsv}. No code: there is no public list of municipal vaccine types. */
final class DemoImmunizations {

    private DemoImmunizations() {}

    static List<DomainResource> of(Resident resident, LocalDate today) {
        return TsvTable.of(DemoImmunizations.class, "immunizations.tsv").rows().stream()
                .filter(row -> row.get(0).equals(resident.id().value()))
                .<DomainResource>map(row -> dose(resident, row, today))
                .toList();
    }

    private static Immunization dose(Resident resident, List<String> row, LocalDate today) {
        var day = MonthDay.parse("--" + row.get(3)).atYear(today.getYear() - Integer.parseInt(row.get(2)));
        var dose = new Immunization().setStatus(ImmunizationStatus.COMPLETED);
        dose.getMeta().addProfile(Canonical.profile("kt-immunization"));
        dose.setVaccineCode(new CodeableConcept().setText(row.get(1)));
        dose.setPatient(new Reference("Patient/" + resident.id().value()));
        dose.setOccurrence(new DateTimeType(day.toString()));
        dose.setPrimarySource(true);
        dose.addProtocolApplied().setDoseNumber(new PositiveIntType(Integer.parseInt(row.get(4))));
        return dose;
    }
}

package jp.kenkotecho.portal.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.portal.model.Vaccination;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.TextNormalization;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Vaccinations as Immunization. The Japanese name always stands in {@code text}; the code of a CDC CVX by
 * {@code vaccines.tsv} stands beside it where the name tells one. Whether a dose counts is not judged.
 */
public final class VaccinationsToFhir {

    private static final String CVX = "http://hl7.org/fhir/sid/cvx";

    /** Words of which all stand in the name, and the code that they give; the first row that fits. */
    private record Vaccine(List<String> words, String code) {

        boolean fits(String name) {
            return words.stream().allMatch(name::contains);
        }
    }

    private static final List<Vaccine> VACCINES = TsvTable.of(VaccinationsToFhir.class, "vaccines.tsv").rows().stream()
            .map(row -> new Vaccine(List.of(row.get(0).split(" ")), row.get(1)))
            .toList();

    private final PersonId person;
    private final Keys keys;

    /** @param keyed turns personal text into a key that does not tell it */
    public VaccinationsToFhir(PersonId person, UnaryOperator<String> keyed) {
        this.person = person;
        this.keys = new Keys(person, keyed);
    }

    /** One for each row, in their order. */
    public List<DomainResource> resources(List<Vaccination> vaccinations) {
        var resources = new ArrayList<DomainResource>();
        vaccinations.forEach(vaccination -> resources.add(immunization(vaccination)));
        return resources;
    }

    private Immunization immunization(Vaccination vaccination) {
        var product = vaccination.product();
        var immunization = new Immunization()
                .setStatus(
                        vaccination.notGiven().isEmpty() ? ImmunizationStatus.COMPLETED : ImmunizationStatus.NOTDONE);
        immunization.getMeta().addProfile(Canonical.profile("kt-immunization"));
        immunization.addIdentifier(keys.next(
                "vaccination",
                vaccination.day().toString(),
                vaccination.name(),
                vaccination.dose(),
                vaccination.dose().isEmpty() ? product.lot() : ""));
        if (!vaccination.notGiven().isEmpty()) {
            immunization.setStatusReason(new CodeableConcept().setText(vaccination.notGiven()));
        }
        immunization.setVaccineCode(vaccine(vaccination));
        immunization.setPatient(new Reference("Patient/" + person.value()));
        immunization.setOccurrence(new DateTimeType(vaccination.day().toString()));
        immunization.setPrimarySource(false);
        immunization.setReportOrigin(new CodeableConcept().setText("自治体の記録"));
        if (!product.lot().isEmpty()) {
            immunization.setLotNumber(product.lot());
        }
        if (!product.maker().isEmpty()) {
            immunization.setManufacturer(new Reference().setType("Organization").setDisplay(product.maker()));
        }
        product.millilitres()
                .ifPresent(amount -> immunization.setDoseQuantity(new Quantity()
                        .setValue(amount)
                        .setUnit("mL")
                        .setSystem(Canonical.UCUM)
                        .setCode("mL")));
        if (!vaccination.site().isEmpty()) {
            immunization.setSite(new CodeableConcept().setText(vaccination.site()));
        }
        if (vaccination.place().isNamed()) {
            immunization.addPerformer().setActor(Institutions.medical(vaccination.place()));
        }
        dose(immunization, vaccination);
        note(vaccination).ifPresent(text -> immunization.addNote().setText(text));
        return immunization;
    }

    private static CodeableConcept vaccine(Vaccination vaccination) {
        var product = vaccination.product();
        var concept = new CodeableConcept().setText(vaccination.name());
        DrugCodeSystems.of(product.system(), product.code()).ifPresent(coding -> {
            if (!product.name().isEmpty()) {
                coding.setDisplay(product.name());
            }
            concept.addCoding(coding);
        });
        cvx(vaccination.name() + product.name())
                .ifPresent(code -> concept.addCoding(new Coding().setSystem(CVX).setCode(code)));
        return concept;
    }

    /** The code of the kind of vaccine that a Japanese name is of; empty when it tells none. */
    static Optional<String> cvx(String name) {
        var plain = TextNormalization.plain(name);
        return VACCINES.stream()
                .filter(vaccine -> vaccine.fits(plain))
                .map(Vaccine::code)
                .findFirst();
    }

    /** Japanese courses do not simply count: {@code 1期追加} stays as it is. */
    private static void dose(Immunization immunization, Vaccination vaccination) {
        var dose = vaccination.dose().replaceFirst("回目?$", "");
        if (dose.isEmpty()) {
            return;
        }
        var protocol = immunization.addProtocolApplied();
        if (!vaccination.series().isEmpty()) {
            protocol.setSeries(vaccination.series());
        }
        protocol.setDoseNumber(
                dose.matches("[1-9]\\d?") ? new PositiveIntType(Integer.parseInt(dose)) : new StringType(dose));
    }

    private static Optional<String> note(Vaccination vaccination) {
        var note = Stream.of(
                        labelled("ワクチン", vaccination.product().name()),
                        labelled("自治体", vaccination.recordedBy()),
                        labelled("管理番号", vaccination.number()),
                        labelled(
                                "次回予定日",
                                vaccination.next().map(Object::toString).orElse("")),
                        vaccination.note())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        return note.isEmpty() ? Optional.empty() : Optional.of(note);
    }

    private static String labelled(String label, String text) {
        return text.isEmpty() ? "" : label + ": " + text;
    }
}

package jp.kenkotecho.imports.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SplittableRandom;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.record.Measured;
import jp.kenkotecho.record.Table;
import jp.kenkotecho.record.Unit;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;

/** The results of a demo resident's check-ups, item by item as {@code checkup-items.tsv} lists them. */
final class DemoCheckup {

    private static final List<Item> ITEMS = Table.of(DemoCheckup.class, "checkup-items.tsv").rows().stream()
            .map(row -> new Item(
                    new Coding(Canonical.JLAC10_CHECKUP, row.get(0), row.get(1)),
                    row.get(2).isEmpty()
                            ? List.of()
                            : List.of(new Coding().setSystem(Canonical.LOINC).setCode(row.get(2))),
                    new Unit(row.get(3), row.get(4)),
                    row.get(5),
                    row.get(6),
                    Integer.parseInt(row.get(7))))
            .toList();

    private DemoCheckup() {}

    static List<Item> items() {
        return ITEMS;
    }

    /**
     * One examined item.
     *
     * @param loinc none or one
     * @param category code of R4's observation-category, or {@code body-measurement} of JP Core
     * @param from the column of residents.tsv that its value follows
     * @param digits decimals that are reported
     */
    record Item(Coding jlac10, List<Coding> loinc, Unit unit, String category, String from, int digits) {

        /** The result of this item at a check-up; none when the resident is not examined for it. */
        List<Observation> result(Resident resident, int year, OffsetDateTime when, SplittableRandom noise) {
            var value = resident.value(from, year);
            if (value.signum() == 0) {
                return List.of();
            }
            var measured = value.multiply(BigDecimal.valueOf(noise.nextDouble(0.985, 1.015)))
                    .setScale(digits, RoundingMode.HALF_UP);
            var result = new Observation().setStatus(ObservationStatus.FINAL);
            result.getMeta().addProfile(Canonical.profile("kt-checkup-item"));
            result.addCategory(HomeReading.category(Canonical.OBSERVATION_CATEGORY, r4Category()));
            result.addCategory(HomeReading.category(Canonical.JP_OBSERVATION_CATEGORY, category));
            result.setCode(new CodeableConcept(jlac10).setText(jlac10.getDisplay()));
            loinc.forEach(result.getCode()::addCoding);
            result.setSubject(new Reference("Patient/" + resident.id().value()));
            result.setEffective(HomeReading.moment(when));
            result.setValue(HomeReading.quantity(new Measured(measured, unit)));
            return List.of(result);
        }

        /** R4 has no category for body measurements: they are vital signs there. */
        private String r4Category() {
            return category.equals("body-measurement") ? "vital-signs" : category;
        }
    }
}

package jp.kenkotecho.medicationnotebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.medicationnotebook.model.DoseQuantity;
import jp.kenkotecho.medicationnotebook.model.Drug;
import jp.kenkotecho.medicationnotebook.model.Notebook;
import jp.kenkotecho.medicationnotebook.model.OverTheCounter;
import jp.kenkotecho.medicationnotebook.model.UsageRecord;

/**
 * One visit of a slip, in its own words.
 *
 * @param whose the name on it; empty when it names nobody
 * @param pharmacy empty when it is not named
 * @param clinic empty when it is not named
 * @param doctor empty when not named
 * @param day of the visit: none for what was only bought
 */
public record ShownSlip(
        String whose, String pharmacy, String clinic, String doctor, List<LocalDate> day, List<ShownDrug> drugs) {

    public ShownSlip {
        day = List.copyOf(day);
        drugs = List.copyOf(drugs);
    }

    /**
     * A medicine of it.
     *
     * @param state {@code known} in the record, {@code goes-on} when it is taken now, else {@code new}
     * @param amount 1錠; empty where there is none
     * @param doseIs what that is the dose of
     * @param usage the printed words; may be empty
     * @param supply 28; 0 when it is not said
     * @param unit of that: {@code DAYS}, {@code TIMES}, {@code WHOLE}, {@code UNSTATED}
     */
    public record ShownDrug(
            String state, String name, String amount, String doseIs, String usage, int supply, String unit) {

        /** Whether nobody can say from it when it is taken. */
        public boolean isUnclear() {
            return usage.isEmpty();
        }
    }

    static List<ShownSlip> of(Notebook slip, Set<String> known, Set<String> now) {
        var whose = slip.people().stream()
                .map(Notebook.NamedPerson::name)
                .findFirst()
                .orElse("");
        var shown = new ArrayList<ShownSlip>();
        slip.dispensings().forEach(visit -> shown.add(of(whose, visit, known, now)));
        if (!slip.overTheCounter().isEmpty()) {
            var bought = slip.overTheCounter().stream()
                    .map(drug -> of(drug, known, now))
                    .toList();
            shown.add(new ShownSlip(whose, "", "", "", List.of(), bought));
        }
        return shown;
    }

    private static ShownSlip of(String whose, Dispensing visit, Set<String> known, Set<String> now) {
        var drugs = visit.prescriptions().stream()
                .flatMap(rp -> rp.drugs().stream().map(drug -> of(drug, rp.usage(), known, now)))
                .toList();
        var doctor = visit.prescriptions().stream()
                .map(rp -> rp.prescriber().name())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        return new ShownSlip(
                whose,
                visit.dispensedAt().name(),
                visit.prescribedAt().name(),
                doctor,
                Stream.of(visit.day()).toList(),
                drugs);
    }

    private static ShownDrug of(Drug drug, UsageRecord usage, Set<String> known, Set<String> now) {
        var amount = drug.dose() instanceof DoseQuantity.Amount dose
                ? dose.amount().stripTrailingZeros().toPlainString() + dose.unit()
                : "";
        return new ShownDrug(
                state(drug.name(), known, now),
                drug.name(),
                amount,
                usage.doseIs().name(),
                usage.text(),
                usage.supply().count(),
                usage.supply().unit().name());
    }

    private static ShownDrug of(OverTheCounter drug, Set<String> known, Set<String> now) {
        return new ShownDrug(state(drug.name(), known, now), drug.name(), "", "TOTAL", "", 0, "UNSTATED");
    }

    private static String state(String name, Set<String> known, Set<String> now) {
        var plain = SlipPreviews.plain(name);
        return known.contains(plain) ? "known" : now.contains(plain) ? "goes-on" : "new";
    }
}

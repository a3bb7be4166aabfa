package jp.kenkotecho.medication;

import java.util.List;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.DetectedIssue;

/**
 * The same ingredient from two sources, in words.
 *
 * @param ingredient 一般名; empty where no slip tells it
 * @param medicines in which it is, at least two
 * @param words what it means and what to do; no names of shops or doctors, which {@code medicines} have
 */
public record Twice(String ingredient, List<Medicine> medicines, Text words) {

    public Twice {
        medicines = List.copyOf(medicines);
    }

    /** @param medicines among which are those that the issue is of */
    static Twice of(DetectedIssue issue, List<Medicine> medicines) {
        var implicated = issue.getImplicated().stream()
                .map(reference -> reference.getReferenceElement().getIdPart())
                .collect(Collectors.toSet());
        var same = medicines.stream()
                .filter(medicine -> implicated.contains(medicine.statement()))
                .toList();
        var ingredient = same.stream()
                .map(Medicine::ingredient)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        return new Twice(ingredient, same, words(ingredient, same.size()));
    }

    private static Text words(String ingredient, int medicines) {
        return new Text(
                (ingredient.isEmpty() ? "同じ成分" : ingredient) + "が、次の" + medicines
                        + "つの薬に入っています。いっしょには飲まないで、薬剤師か医師に聞いてください。",
                (ingredient.isEmpty() ? "The same ingredient" : ingredient) + " is in these " + medicines
                        + " medicines. Do not take them together; ask a pharmacist or doctor.");
    }
}

package jp.kenkotecho.medicationnotebook.fhir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.MedicationStatement;

/**
 * A visit that is nearly one in the record: same day, same pharmacy or none named, four of five drug names alike. An
 * app's export may drop codes and amounts, so that the keys differ; then a person has to say whether it is the same.
 */
public final class Resemblance {

    private Resemblance() {}

    /**
     * Compares a visit with what is stored.
     *
     * @param stored the statements of that day in the record, none of them recognised by its key
     * @return what to say of it; empty when they are not alike
     */
    public static List<Problem> of(Dispensing visit, List<MedicationStatement> stored) {
        var place = TextNormalization.plain(visit.dispensedAt().name());
        var there = stored.stream()
                .filter(statement -> {
                    var source = statement.getInformationSource().getDisplay();
                    return place.isEmpty()
                            || source == null
                            || TextNormalization.plain(source).equals(place);
                })
                .map(statement ->
                        letters(statement.getMedicationCodeableConcept().getText()))
                .collect(Collectors.toSet());
        var here = visit.prescriptions().stream()
                .flatMap(rp -> rp.drugs().stream())
                .map(drug -> letters(drug.name()))
                .collect(Collectors.toSet());
        return areAlike(here, there)
                ? List.of(Problem.of(
                                Problem.Kind.CONFLICT,
                                visit.day() + " の同じような記録がすでにあります。同じ受け取りかもしれません。確かめて、重なっていればどちらかを消してください。",
                                "The record holds a nearly equal visit of " + visit.day()
                                        + ": it may be the same. Check, and delete one of them if it is.")
                        .at("visit " + visit.day()))
                : List.of();
    }

    private static boolean areAlike(Set<String> here, Set<String> there) {
        var common = new HashSet<>(here);
        common.retainAll(there);
        return !common.isEmpty() && common.size() * 5 >= Math.max(here.size(), there.size()) * 4;
    }

    /** The letters and digits of a name, without the marks and brackets that pharmacies decorate it with (☆ 【般】). */
    private static String letters(String name) {
        var letters = new StringBuilder();
        TextNormalization.plain(name == null ? "" : name)
                .replaceAll("【[^】]{0,20}】", "")
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}

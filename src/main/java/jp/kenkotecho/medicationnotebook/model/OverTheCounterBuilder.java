package jp.kenkotecho.medicationnotebook.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import jp.kenkotecho.record.TextNormalization;

/** Collects records 3 with their 31, which belong together by 通番, or else by their order. */
final class OverTheCounterBuilder {

    /** @param number 通番; empty when absent */
    private record Medicine(String number, OverTheCounter medicine, List<OverTheCounter.Ingredient> ingredients) {}

    private static final int JAN = 13;

    private final List<Medicine> medicines = new ArrayList<>();

    void medicine(NotebookLine record, BiFunction<NotebookLine, Integer, List<LocalDate>> days) {
        if (record.text(1).isEmpty()) {
            return;
        }
        var jan = record.code(6);
        var medicine = new OverTheCounter(
                record.text(1),
                days.apply(record, 2),
                days.apply(record, 3),
                jan.length() == JAN && TextNormalization.isDigits(jan) ? jan : "",
                List.of(),
                record.recorder());
        medicines.add(new Medicine(record.code(5), medicine, new ArrayList<>()));
    }

    void ingredient(NotebookLine record) {
        var number = record.code(1);
        var ofNumber = medicines.stream()
                .filter(medicine -> !number.isEmpty() && medicine.number().equals(number))
                .findFirst();
        var last = medicines.stream().skip(Math.max(0, medicines.size() - 1)).findFirst();
        var code = record.code(3).equals("2") ? record.code(4) : "";
        ofNumber.or(() -> last)
                .filter(medicine -> !record.text(2).isEmpty())
                .ifPresent(medicine -> medicine.ingredients().add(new OverTheCounter.Ingredient(record.text(2), code)));
    }

    List<OverTheCounter> build() {
        return medicines.stream()
                .map(medicine -> medicine.medicine().with(medicine.ingredients()))
                .toList();
    }
}

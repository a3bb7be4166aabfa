package jp.kenkotecho.imports.slip.model;

import java.util.List;

/**
 * Record 201 with its 281 and 291: one medicine.
 *
 * @param name 薬品名称, exactly as printed
 * @param dose 用量 and 単位名; what it is the dose of, the usage tells ({@link Usage#doseIs})
 * @param code 薬品コード with its kind
 * @param genericName 一般名; empty when absent (it came with TC08)
 * @param supplements record 281, 薬品補足
 * @param cautions record 291, 薬品服用注意
 */
public record Drug(
        String name, Dose dose, DrugCode code, String genericName, List<String> supplements, List<String> cautions) {

    public Drug {
        supplements = List.copyOf(supplements);
        cautions = List.copyOf(cautions);
    }
}

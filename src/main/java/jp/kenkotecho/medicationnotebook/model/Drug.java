package jp.kenkotecho.medicationnotebook.model;

import java.util.List;

/**
 * Record 201 with its 281 and 291: one medicine.
 *
 * @param name 薬品名称, exactly as printed
 * @param dose 用量 and 単位名; what it is the dose of, the usage tells ({@link UsageRecord#doseIs})
 * @param code 薬品コード with its kind
 * @param generic 一般名
 * @param supplements record 281, 薬品補足
 * @param cautions record 291, 薬品服用注意
 * @param recorder who wrote it
 */
public record Drug(
        String name,
        DoseQuantity dose,
        DrugCode code,
        GenericName generic,
        List<String> supplements,
        List<String> cautions,
        Recorder recorder) {

    public Drug {
        supplements = List.copyOf(supplements);
        cautions = List.copyOf(cautions);
    }

    /**
     * 一般名 (since TC08): what the prescription named, if it named no product.
     *
     * @param name empty when absent
     * @param code 一般名コード of 一般名処方マスタ, twelve characters ending in ZZZ; empty when absent or something else
     */
    public record GenericName(String name, String code) {

        public static final GenericName NONE = new GenericName("", "");
    }
}

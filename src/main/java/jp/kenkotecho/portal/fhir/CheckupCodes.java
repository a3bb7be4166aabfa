package jp.kenkotecho.portal.fhir;

/** Code systems and codes of check-ups that several mappings speak. */
final class CheckupCodes {

    /** 6.1001: 10 特定健診, 43 infants, 44 pregnancy. */
    static final String REPORT_TYPES = "urn:oid:1.2.392.200119.6.1001";

    /** 健診機関番号, ten digits. */
    static final String PROVIDERS = "urn:oid:1.2.392.200119.6.102";

    /** 健診結果報告書, in LOINC. */
    static final String REPORT = "53576-5";

    private CheckupCodes() {}
}

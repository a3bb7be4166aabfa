package jp.kenkotecho.profile;

/** URLs of our own artefacts and of the code systems the record speaks. Sources: JP Core 1.2.0 URL map, HL7 R4. */
public final class Canonical {

    public static final String BASE = "http://kenko-techo.jp/fhir";

    public static final String INFORMATION_CATEGORY = BASE + "/CodeSystem/information-category";

    /** {@link jp.kenkotecho.record.SharingClass}: beside the category, what restricts a record. */
    public static final String SHARING_CLASS = BASE + "/CodeSystem/sharing-class";

    /** What a Consent grants beyond seeing: {@code comment}, {@code guide}, {@code proxy}. */
    public static final String SHARING_RIGHT = BASE + "/CodeSystem/sharing-right";

    /** What health guidance leaves in the record: {@code session}, {@code referral}, {@code next-contact} ... */
    public static final String GUIDANCE = BASE + "/CodeSystem/guidance";

    /** The extension of a Consent that says whether its actors are told that something is not shown. */
    public static final String TELLS_WITHHELD = profile("tells-withheld");

    /** The extension of a comment that says by whose word it is known who wrote it. */
    public static final String IDENTITY_LEVEL = profile("identity-level");

    public static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    /** Identifiers that we derive: {@code http://kenko-techo.jp/id/…}. */
    public static final String ID = "http://kenko-techo.jp/id/";

    public static final String LOINC = "http://loinc.org";
    public static final String UCUM = "http://unitsofmeasure.org";
    public static final String OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    /** Drug codes. The receipt and price-list codes have an OID only: JP Core assigns them no URL. */
    public static final String YJ = "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code";

    public static final String HOT7 = "http://medis.or.jp/CodeSystem/master-HOT7";
    public static final String HOT9 = "http://medis.or.jp/CodeSystem/master-HOT9";
    public static final String HOT13 = "http://medis.or.jp/CodeSystem/master-HOT13";
    public static final String RECEIPT_CODE = "urn:oid:1.2.392.100495.20.2.71";
    public static final String PRICE_LIST_CODE = "urn:oid:1.2.392.100495.20.2.72";

    /** 一般名処方マスタ. */
    public static final String GENERAL_NAME = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode";

    /** The extension that tells a product's 一般名. */
    public static final String GENERAL_NAME_EXTENSION = profile("general-name");

    public static final String JAMI_USAGE = "http://jami.jp/CodeSystem/MedicationUsage";
    public static final String MERIT9_UNIT = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code";
    public static final String RP_NUMBER = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber";
    public static final String ORDER_IN_RP = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex";

    /** 医療機関コード, ten digits: prefecture, fee table, institution. */
    public static final String INSTITUTION = "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";

    public static final String JP_MEDICATION_STATEMENT =
            "http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationStatement";

    /** JLAC10 17 digits as 特定健診 documents write it (JP eCheckup). */
    public static final String JLAC10_CHECKUP = "urn:oid:1.2.392.200119.6.1005";

    /** The simple categories of JP Core, which stand beside those of HL7. */
    public static final String JP_OBSERVATION_CATEGORY =
            "http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS";

    private Canonical() {}

    /** One of our profiles by its id: {@code kt-patient}. */
    public static String profile(String id) {
        return BASE + "/StructureDefinition/" + id;
    }

    /** The definition of one of our operations, {@code parse-drug-qr} without the dollar sign. */
    public static String operation(String name) {
        return BASE + "/OperationDefinition/" + name;
    }
}

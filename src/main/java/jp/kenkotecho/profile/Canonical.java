package jp.kenkotecho.profile;

/** URLs of our own artefacts and of the code systems the record speaks. Sources: JP Core 1.2.0 URL map, HL7 R4. */
public final class Canonical {

    public static final String BASE = "http://kenko-techo.jp/fhir";

    public static final String INFORMATION_CATEGORY = BASE + "/CodeSystem/information-category";
    public static final String IMPORT_SOURCE = BASE + "/CodeSystem/import-source";

    /** Identifiers that we derive: {@code http://kenko-techo.jp/id/…}. */
    public static final String ID = "http://kenko-techo.jp/id/";

    public static final String LOINC = "http://loinc.org";
    public static final String UCUM = "http://unitsofmeasure.org";
    public static final String OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    public static final String CVX = "http://hl7.org/fhir/sid/cvx";

    /** JLAC10 17 digits as 特定健診 documents write it (JP eCheckup). */
    public static final String JLAC10_CHECKUP = "urn:oid:1.2.392.200119.6.1005";

    private Canonical() {}

    /** The definition of one of our operations, {@code parse-drug-qr} without the dollar sign. */
    public static String operation(String name) {
        return BASE + "/OperationDefinition/" + name;
    }
}

package jp.kenkotecho.plug;

/**
 * A bean by which a feature tells clients, in the CapabilityStatement, of a profile that its resources follow.
 *
 * @param type the resource type, {@code MedicationStatement}
 * @param url the canonical URL of the profile
 */
public record SupportedProfile(String type, String url) {}

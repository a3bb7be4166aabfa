package jp.kenkotecho.spi;

import java.util.List;

/** A bean by which a feature tells clients, in the CapabilityStatement, of the profiles that its resources follow. */
public record SupportedProfiles(List<SupportedProfile> all) {

    public SupportedProfiles {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param type the resource type, {@code MedicationStatement}
     * @param url the canonical URL of the profile
     */
    public record SupportedProfile(String type, String url) {}
}

package jp.kenkotecho.visit;

import java.util.List;
import jp.kenkotecho.visit.model.ProfessionalName;

/**
 * Somebody of the directory.
 *
 * @param id of the Practitioner
 * @param version which state of the name this is
 * @param roles where they work, and then where they did
 */
public record Professional(String id, String version, ProfessionalName name, List<Role> roles) {

    public Professional {
        roles = List.copyOf(roles);
    }

    /**
     * A place of work.
     *
     * @param organization {@code Organization/…}
     * @param since a day; empty where it is not told
     */
    public record Role(String id, String organization, String name, boolean isActive, String since) {}
}

package jp.kenkotecho.audit.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/**
 * One thing that happened. It names no value of a record: types, categories and numbers are all that the trail keeps of
 * what was seen.
 *
 * @param id a UUID
 * @param action READ, SEARCH, OPERATION, CREATE, UPDATE, DELETE, or a security event's word
 * @param ground on which ground it was allowed, or REFUSED; empty for a security event
 * @param person whose record; empty when it is nobody's
 * @param who the account, the client, and who they are in the record
 * @param types how many resources of which type
 * @param categories codes of information categories
 * @param sources the consents by which it was allowed
 * @param detail names of search parameters, of an operation, of a reason
 */
public record AuditEntry(
        String id,
        Instant at,
        String action,
        String ground,
        String person,
        Who who,
        Map<String, Integer> types,
        Set<String> categories,
        Set<String> sources,
        String detail) {

    /**
     * Who did it.
     *
     * @param links who the account is in the record
     * @param name as it was then; empty when it is nobody in the directory
     * @param organization the address of where they work, {@code Organization/…}; empty for family and apps
     */
    public record Who(
            String account,
            String client,
            Set<String> links,
            String name,
            String organization,
            String organizationName) {

        public Who {
            links = Set.copyOf(links);
        }

        public Who named(String itsName, String itsOrganization, String nameOfOrganization) {
            return new Who(account, client, links, itsName, itsOrganization, nameOfOrganization);
        }

        /** The party whose first access is told: the organization, or else the person, as a relative rather than a patient. */
        public String party() {
            return organization.isEmpty()
                    ? links.stream()
                            .min(Comparator.<String, Boolean>comparing(link -> link.startsWith("Patient/"))
                                    .thenComparing(Comparator.naturalOrder()))
                            .orElse("client/" + client)
                    : organization;
        }
    }

    public AuditEntry {
        types = Map.copyOf(types);
        categories = Set.copyOf(categories);
        sources = Set.copyOf(sources);
    }

    public AuditEntry by(Who known) {
        return new AuditEntry(id, at, action, ground, person, known, types, categories, sources, detail);
    }

    /** Somebody other than the person, and who does not act for them. */
    public boolean isByGuest() {
        return ground.equals("CONSENT") || ground.equals("EMERGENCY");
    }

    public boolean isRefused() {
        return ground.equals("REFUSED");
    }
}

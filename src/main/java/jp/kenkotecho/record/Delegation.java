package jp.kenkotecho.record;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * The person on whose behalf a client calls, and what that person let the client have.
 *
 * @param account the account that signed in; empty for {@link #NOBODY}
 * @param links who that account is in the record: {@code Patient/…}, {@code Practitioner/…}, {@code RelatedPerson/…}
 * @param twoFactors whether the person proved who they are by two different factors
 * @param firstParty whether the client is one of the product's own
 * @param inContext whose record was opened: one patient, or none where the client was let in for the person alone
 * @param categories the information categories that the person let the client see
 */
public record Delegation(
        String account,
        Set<String> links,
        boolean twoFactors,
        boolean firstParty,
        Set<PersonId> inContext,
        Set<InformationCategory> categories) {

    /** A backend service that acts for itself. */
    public static final Delegation NOBODY = new Delegation("", Set.of(), false, false, Set.of(), Set.of());

    public Delegation {
        links = Set.copyOf(links);
        inContext = Set.copyOf(inContext);
        categories = Set.copyOf(categories);
    }

    /** A backend service that exports what these cohorts, {@code Group/…}, agreed to, and does nothing else. */
    public static Delegation ofCohorts(Set<String> groups) {
        return new Delegation("", groups, false, false, Set.of(), Set.of());
    }

    public boolean isSomebody() {
        return !account.isEmpty();
    }

    /** The professional as whom they sign, {@code Practitioner/…}; empty for who is none. */
    public Optional<String> practitioner() {
        return links.stream().filter(link -> link.startsWith("Practitioner/")).min(Comparator.naturalOrder());
    }

    public boolean isForCohorts() {
        return !isSomebody() && !links.isEmpty();
    }
}

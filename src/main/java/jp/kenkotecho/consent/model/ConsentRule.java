package jp.kenkotecho.consent.model;

import java.time.Instant;
import java.util.Set;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.SharingClass;

/**
 * One thing that a Consent says about one actor: a permit, or a denial, which always wins.
 *
 * @param source where it is written, {@code Consent/id/_history/version}
 * @param person whose record
 * @param actor see {@link Actor}; empty in a denial that is for everybody
 * @param purposes of a permit: at least one; of a denial: none, it is for all
 * @param from the first moment, inclusive
 * @param until the first moment at which it no longer holds
 * @param given when it was agreed
 * @param grantedBy who agreed in the person's place, {@code RelatedPerson/…}; empty for the person themselves and for the
 *     server. A permit reaches no further than {@link Mandate} says of them; a denial is not less for who gave it
 * @param categories of a permit: what is shared; of a denial: what is not, none meaning all
 * @param sensitivities of a permit: what is opened beside; of a denial: just what carries one of them, none meaning all
 */
public record ConsentRule(
        String source,
        PersonId person,
        String actor,
        Right right,
        boolean denial,
        Set<Purpose> purposes,
        Instant from,
        Instant until,
        Instant given,
        String grantedBy,
        Set<InformationCategory> categories,
        Set<Restriction> sensitivities) {

    public ConsentRule {
        purposes = Set.copyOf(purposes);
        categories = Set.copyOf(categories);
        sensitivities = Set.copyOf(sensitivities);
    }

    /** Whether what it permits is somebody's to hand on; who acts for a person is appointed by the person or an office. */
    public boolean isHandedOn() {
        return !denial && right != Right.PROXY && !grantedBy.isEmpty();
    }

    boolean holdsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    boolean permits(Actor asking) {
        return !denial && actor.equals(asking.reference()) && purposes.stream().anyMatch(asking.purposes()::contains);
    }

    boolean denies(Actor asking) {
        return denial && (actor.isEmpty() || actor.equals(asking.reference()));
    }

    /** Whether this denial is about records of that class. */
    boolean excludes(SharingClass one) {
        return (categories.isEmpty() || categories.contains(one.category()))
                && (sensitivities.isEmpty() || sensitivities.stream().anyMatch(one.restrictions()::contains));
    }
}

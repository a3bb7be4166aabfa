package jp.kenkotecho.consent.model;

import java.util.Set;

/**
 * Somebody in one capacity: as themselves, or as an organization or team they belong to.
 *
 * @param reference {@code Practitioner/…}, {@code Organization/…}, {@code RelatedPerson/…}, {@code CareTeam/…}
 * @param purposes what they look at records for in that capacity
 */
public record Actor(String reference, Set<Purpose> purposes, Audience audience) {

    public Actor {
        purposes = Set.copyOf(purposes);
    }
}

package jp.kenkotecho.guidance;

/**
 * Somebody has been to a doctor: stored with the visit, told of when that is committed.
 *
 * @param person {@code Patient/…}
 * @param visit the id of the Encounter
 */
record Visited(String person, String visit) {}

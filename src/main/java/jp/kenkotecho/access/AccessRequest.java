package jp.kenkotecho.access;

import org.hl7.fhir.r4.model.Resource;

/**
 * One question to the gate: may this be done with this resource?
 *
 * @param decision about the request in which it is asked
 * @param byFeature whether a feature of the server asks on the caller's behalf: it writes the Provenance of what it
 *     brings in, which nobody writes by hand
 */
record AccessRequest(AccessContext decision, Interaction interaction, Resource resource, boolean byFeature) {}

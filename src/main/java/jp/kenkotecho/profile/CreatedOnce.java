package jp.kenkotecho.profile;

import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;

/**
 * An entry of a transaction that is created where a person's record has none of its identifier yet (R4, http, "Conditional
 * create"): asked for twice, also at one moment, it is there once.
 */
public final class CreatedOnce {

    private CreatedOnce() {}

    /**
     * Makes it so.
     *
     * @param entry with its resource, which gets the identifier
     * @throws IllegalArgumentException for a type whose instances have no identifier
     */
    public static void by(Token identifier, PersonId person, BundleEntryComponent entry) {
        var resource = (DomainResource) entry.getResource();
        resource.setProperty(
                "identifier", new Identifier().setSystem(identifier.system()).setValue(identifier.code()));
        RecordQuery.of(resource.getClass(), person).is("identifier", identifier).createIfNone(entry.getRequest());
    }
}

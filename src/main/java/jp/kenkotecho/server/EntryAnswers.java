package jp.kenkotecho.server;

import ca.uhn.fhir.jpa.dao.r4.TransactionProcessorVersionAdapterR4;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/** HAPI answers the entries of a batch by itself, with its own texts: theirs are the words of {@link ErrorAnswers} too. */
class EntryAnswers extends TransactionProcessorVersionAdapterR4 {

    @Override
    public void populateEntryWithOperationOutcome(BaseServerResponseException failure, BundleEntryComponent entry) {
        entry.getResponse().setOutcome(ErrorAnswers.outcomeOf(failure));
    }
}

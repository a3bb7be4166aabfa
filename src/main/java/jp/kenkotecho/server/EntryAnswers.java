package jp.kenkotecho.server;

import ca.uhn.fhir.jpa.dao.BaseTransactionProcessor;
import ca.uhn.fhir.jpa.dao.r4.TransactionProcessorVersionAdapterR4;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/**
 * HAPI answers the entries of a batch by itself, with its own texts and statuses: theirs are those of
 * {@link ErrorAnswers} too.
 */
class EntryAnswers extends TransactionProcessorVersionAdapterR4 {

    private static final String ANSWERED = EntryAnswers.class.getName();

    @Override
    public void populateEntryWithOperationOutcome(BaseServerResponseException failure, BundleEntryComponent entry) {
        entry.getResponse().setOutcome(ErrorAnswers.outcomeOf(failure));
        setResponseStatus(entry, BaseTransactionProcessor.toStatusString(ErrorAnswers.statusOf(failure)));
        entry.setUserData(ANSWERED, true);
    }

    /** HAPI sets the status of its exception, before or after. */
    @Override
    public void setResponseStatus(BundleEntryComponent entry, String status) {
        if (!entry.hasUserData(ANSWERED)) {
            super.setResponseStatus(entry, status);
        }
    }
}

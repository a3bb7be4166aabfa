package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.model.DeleteConflict;
import ca.uhn.fhir.jpa.api.model.DeleteConflictList;
import ca.uhn.fhir.jpa.delete.DeleteConflictOutcome;
import org.springframework.stereotype.Component;

/**
 * What refers to a resource keeps it from being deleted, but for Provenance: where it came from is the server's word,
 * which no client deletes, and which outlives what it tells of.
 */
@Component
@Interceptor
class DeleteConflicts {

    /** HAPI looks for one conflict first: where that one does not count, it is asked to look for all. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_DELETE_CONFLICTS)
    DeleteConflictOutcome beforeRefusing(DeleteConflictList conflicts) {
        conflicts.removeIf(DeleteConflicts::isProvenance);
        return new DeleteConflictOutcome().setShouldRetryCount(1);
    }

    private static boolean isProvenance(DeleteConflict conflict) {
        return "Provenance".equals(conflict.getSourceId().getResourceType());
    }
}

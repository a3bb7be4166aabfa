package jp.kenkotecho.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Optional;
import jp.kenkotecho.profile.Integrity;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.spi.CallerOf;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells, of each version that is about to be stored, whose word it is ({@link Integrity}): by who writes it, and whether
 * it names a professional where that is a word or a deed of theirs.
 */
@Component
class WhoseWord {

    private final AccessContexts accessContexts;
    private final Gate gate;

    WhoseWord(AccessContexts accessContexts, Gate gate) {
        this.accessContexts = accessContexts;
        this.gate = gate;
    }

    Optional<Integrity> of(@Nullable RequestDetails request, Optional<Resource> before, Resource written) {
        if (request == null || AccessContexts.ofTheServerItself(request) || isByServer(request)) {
            return before.filter(WhoseWord::isServers).isPresent()
                    ? Optional.of(Integrity.SERVER)
                    : Integrity.of(written);
        }
        if (written instanceof Provenance && request instanceof SystemRequestDetails) {
            // Of what a feature brings in for somebody; one that a client sends is the client's.
            return Optional.of(Integrity.SERVER);
        }
        if (Author.of(written).stream().noneMatch(Author::isProfessional)) {
            return Optional.empty();
        }
        return Optional.of(actsForAll(request, written) ? Integrity.TOLD_BY_PERSON : Integrity.PROFESSIONAL);
    }

    /** What the server says by itself, which nobody else changes. */
    static boolean isServers(Resource resource) {
        return Integrity.of(resource).filter(Integrity.SERVER::equals).isPresent()
                || (resource instanceof Communication message && Notice.isOne(message));
    }

    /** Housekeeping by the server (to hide a record, to mark it as read) leaves whose word it is as it was. */
    static boolean isByServer(RequestDetails request) {
        return CallerOf.request(request).filter(Caller::isServer).isPresent();
    }

    private boolean actsForAll(RequestDetails request, Resource written) {
        var decision = accessContexts.of(request);
        var subjects = gate.subjectsOf(written);
        return !subjects.isEmpty() && subjects.stream().allMatch(decision::actsFor);
    }
}

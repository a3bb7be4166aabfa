package jp.kenkotecho.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.profile.LastVersions;
import jp.kenkotecho.profile.LastVersions.LastVersion;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges resources by the newest that is stored of them. An old version is seen by whoever sees it, and the newest: what
 * was hidden since, was moved to somebody else or left a scope's bounds is not uncovered by what it was before. What was
 * deleted is gone for everybody but the person, who acts for them, and backend services.
 */
@Component
class Versions {

    private static final Set<RestOperationTypeEnum> OLD = EnumSet.of(
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.HISTORY_TYPE,
            RestOperationTypeEnum.HISTORY_SYSTEM,
            RestOperationTypeEnum.GET_PAGE);

    private record Remembered(String type, String id) {}

    private final LastVersions last;
    private final AccessContexts accessContexts;

    Versions(LastVersions last, AccessContexts accessContexts) {
        this.last = last;
        this.accessContexts = accessContexts;
    }

    /** Whether what this request reads may be an old version. */
    static boolean areAskedFor(RequestDetails request) {
        return OLD.contains(request.getRestOperationType())
                || (request.getId() != null && request.getId().hasVersionIdPart());
    }

    /** The last version of a resource, read as the server itself, since the gate judges it; empty where none was. */
    Optional<LastVersion> newest(@Nullable String type, @Nullable String id) {
        return type == null || id == null
                ? Optional.empty()
                : last.of(Set.of(type), Set.of(id)).stream().findFirst();
    }

    /** The verdict by the newest, remembered for the other versions in the same answer. */
    Verdict judge(RequestDetails request, Interaction interaction, Resource version) {
        var id = version.getIdElement().getIdPart();
        var newest = (Optional<?>) request.getUserData()
                .computeIfAbsent(new Remembered(version.fhirType(), id), key -> newest(version.fhirType(), id));
        return judge(request, interaction, id, newest.map(LastVersion.class::cast));
    }

    /**
     * The same for what is asked for by its address. What is not there takes the same steps as what is not to be seen: it
     * is looked for, and then it is asked whether somebody is reached.
     */
    Verdict judge(RequestDetails request, Interaction interaction, String id, Optional<LastVersion> newest) {
        var decision = accessContexts.of(request);
        if (newest.isEmpty()) {
            PersonId.read(id).ifPresent(decision::permission);
            return Verdict.NOT_IN_REACH;
        }
        var resource = newest.get().resource();
        var verdict = accessContexts.judge(request, interaction, resource);
        var isGone = newest.get().isDeleted() && !(areAskedFor(request) && accessContexts.ownsAll(request, resource));
        return isGone ? Verdict.NOT_IN_REACH : verdict;
    }
}

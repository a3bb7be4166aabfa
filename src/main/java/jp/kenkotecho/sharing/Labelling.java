package jp.kenkotecho.sharing;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import jp.kenkotecho.plug.CallerOf;
import jp.kenkotecho.plug.FhirInterceptor;
import jp.kenkotecho.profile.SharingLabels;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Restriction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Labels every resource just before it is stored, whoever writes it and however (POST, PUT, PATCH, transaction,
 * import). Labels that a client left out are restored; one that a client made up is refused before ({@link AccessHooks}).
 * What a resident hid stays hidden through every update but the server's own.
 */
@FhirInterceptor
class Labelling {

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    void onCreate(IBaseResource resource, @Nullable RequestDetails request) {
        var created = (Resource) resource;
        SharingLabels.apply(created, isByServer(request) ? SharingLabels.hidings(created) : Set.of());
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    void onUpdate(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        SharingLabels.apply((Resource) after, hidings((Resource) before, (Resource) after, request));
    }

    private static Set<Restriction> hidings(Resource before, Resource after, @Nullable RequestDetails request) {
        return SharingLabels.hidings(isByServer(request) ? after : before);
    }

    private static boolean isByServer(@Nullable RequestDetails request) {
        return request != null
                && CallerOf.request(request).filter(Caller::isServer).isPresent();
    }
}

package jp.kenkotecho.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.profile.SharingLabels;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.spi.FhirInterceptor;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Labels every resource just before it is stored, whoever writes it and however (POST, PUT, PATCH, transaction,
 * import): by what it is shared, and whose word it is. Labels that a client left out are restored; one that a client made
 * up is refused before ({@link AccessHooks}). What a resident hid stays hidden through every update but the server's own.
 */
@FhirInterceptor
class Labelling {

    private final WhoseWord whoseWord;

    Labelling(WhoseWord whoseWord) {
        this.whoseWord = whoseWord;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    void onCreate(IBaseResource resource, @Nullable RequestDetails request) {
        var created = (Resource) resource;
        label(created, Optional.empty(), isByServer(request) ? SharingLabels.hidings(created) : Set.of(), request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    void onUpdate(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        var stored = (Resource) before;
        label((Resource) after, Optional.of(stored), hidings(stored, (Resource) after, request), request);
    }

    private void label(
            Resource written, Optional<Resource> before, Set<Restriction> hidings, @Nullable RequestDetails request) {
        var integrity = whoseWord.of(request, before, written);
        SharingLabels.apply(written, hidings);
        integrity.ifPresent(one -> one.label(written));
        if (!isByServer(request) && Notice.hasSource(written)) {
            written.getMeta().setSource(null);
        }
    }

    private static Set<Restriction> hidings(Resource before, Resource after, @Nullable RequestDetails request) {
        return SharingLabels.hidings(isByServer(request) ? after : before);
    }

    private static boolean isByServer(@Nullable RequestDetails request) {
        return request != null && WhoseWord.isByServer(request);
    }
}

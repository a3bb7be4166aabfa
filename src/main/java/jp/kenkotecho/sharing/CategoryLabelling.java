package jp.kenkotecho.sharing;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jp.kenkotecho.plug.FhirInterceptor;
import jp.kenkotecho.profile.CategoryLabels;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Labels every resource with its information category just before it is stored, whoever writes it and however (POST,
 * PUT, PATCH, transaction, import). Labels of that system that a client sent are replaced, those it left out restored.
 */
@FhirInterceptor
class CategoryLabelling {

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    void onCreate(IBaseResource resource) {
        CategoryLabels.apply((Resource) resource);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    void onUpdate(IBaseResource before, IBaseResource after) {
        CategoryLabels.apply((Resource) after);
    }
}

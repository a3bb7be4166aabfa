package jp.kenkotecho.conformance;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.kenkotecho.profile.Storable;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.GuardedResource;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Refuses with 422 what a client sends that breaks R4 or a profile it claims, however it is sent: create, update, patch,
 * batch, transaction. What the server's own features write (imports) comes with no HTTP request and is not judged again:
 * that it conforms is shown by tests. Characters that no format carries are replaced in it (U+FFFD). Runs after the gate
 * has permitted the write.
 */
@FhirInterceptor
class WriteCheck {

    private static final int AFTER_THE_GATE = 10;
    private static final int MOST_TOLD = 50;
    private static final String WARNING = "Warning";
    private static final String UNKNOWN_PROFILE = "299 kenko-techo \"a profile in meta.profile is not known here\"";
    private static final String JUDGED = WriteCheck.class.getName();

    private final ProfileValidator validator;

    WriteCheck(ProfileValidator validator) {
        this.validator = validator;
    }

    /** The entries of a transaction all at once, before anything is begun, so that each is told by its place. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = AFTER_THE_GATE)
    void beforeTransaction(RequestDetails request) {
        if (request.getResource() instanceof Bundle bundle && isTransaction(request, bundle)) {
            refuse(IntStream.range(0, bundle.getEntry().size())
                    .boxed()
                    .flatMap(place -> problems(bundle.getEntry().get(place), place, request).stream())
                    .toList());
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = AFTER_THE_GATE)
    void beforeCreate(IBaseResource created, @Nullable RequestDetails request) {
        beforeStored((Resource) created, request);
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = AFTER_THE_GATE)
    void beforeUpdate(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        beforeStored((Resource) after, request);
    }

    private void beforeStored(Resource resource, @Nullable RequestDetails request) {
        if (!(request instanceof ServletRequestDetails)) {
            Storable.mend(resource);
        }
        refuse(Storable.problem(resource).stream().toList());
        if (request instanceof ServletRequestDetails && !(resource instanceof AuditEvent)) {
            // What the server writes by itself is told by imports, which look for themselves.
            refuse(GuardedResource.problem(resource).stream().toList());
        }
        if (request instanceof ServletRequestDetails && !resource.hasUserData(JUDGED)) {
            refuse(problems(resource, "", request));
        }
    }

    private static boolean isTransaction(RequestDetails request, Bundle bundle) {
        return request.getResourceName() == null && bundle.getType() == BundleType.TRANSACTION;
    }

    private List<Problem> problems(Bundle.BundleEntryComponent entry, int place, RequestDetails request) {
        var method = entry.getRequest().getMethod();
        if (!entry.hasResource() || (method != HTTPVerb.POST && method != HTTPVerb.PUT)) {
            return List.of();
        }
        entry.getResource().setUserData(JUDGED, true);
        return problems(entry.getResource(), "Bundle.entry[" + place + "].resource/", request);
    }

    private List<Problem> problems(Resource resource, String place, RequestDetails request) {
        if (resource instanceof Binary && !resource.getMeta().hasProfile()) {
            return List.of();
        }
        tellOfUnknownProfiles(resource, request);
        return validator.findings(resource, List.of()).stream()
                .filter(Finding::isError)
                .map(Finding::problem)
                .map(problem -> problem.at(place + problem.where()))
                .toList();
    }

    private void tellOfUnknownProfiles(Resource resource, RequestDetails request) {
        var isUnknown = resource.getMeta().getProfile().stream()
                .map(CanonicalType::getValue)
                .anyMatch(profile -> !validator.knows(profile));
        if (isUnknown && request instanceof ServletRequestDetails http) {
            http.getServletResponse().setHeader(WARNING, UNKNOWN_PROFILE);
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(new ArrayList<>(problems.subList(0, Math.min(problems.size(), MOST_TOLD))));
        }
    }
}

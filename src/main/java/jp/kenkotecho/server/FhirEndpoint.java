package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.SearchPreferHandlingInterceptor;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import ca.uhn.fhir.rest.server.method.UpdateMethodBinding;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.spi.FhirInterceptor;
import jp.kenkotecho.spi.FhirProvider;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR endpoint: all resource types of R4, and whatever carries {@link FhirProvider} or {@link FhirInterceptor}. */
@Configuration(proxyBeanMethods = false)
class FhirEndpoint {

    /** Takes the hooks, so that there is no endpoint without them. */
    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(RestfulServer server, Hooks hooks) {
        var registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    RestfulServer fhirServer(
            FhirContext fhir,
            FhirSettings settings,
            ResourceProviderFactory resources,
            IJpaSystemProvider system,
            ValueSetOperationProvider valueSets,
            DatabaseBackedPagingProvider paging,
            CapabilityStatements capabilities,
            OfferedOperations offered,
            QueryHooks queries,
            Subjects subjects,
            ApplicationContext features) {
        fhir.setParserErrorHandler(new StrictErrorHandler());
        // We keep no resource hidden in a reference, so nothing needs to be searched for one when it is written out.
        fhir.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        var server = new Endpoint(fhir, offered, queries, subjects);
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy(settings.fhirBase()));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setUncompressIncomingContents(false);
        var plugged = features.getBeansWithAnnotation(FhirProvider.class).values();
        server.registerProviders(ofTheRecord(resources, plugged));
        server.registerProviders(system, valueSets);
        server.registerProviders(plugged);
        paging.setDefaultPageSize(settings.pageSize());
        paging.setMaximumPageSize(settings.maxPageSize());
        server.setPagingProvider(paging);
        server.setServerConformanceProvider(capabilities.of(server));
        return server;
    }

    /** HAPI's providers, but for the types that a feature serves by itself. */
    private static List<Object> ofTheRecord(ResourceProviderFactory resources, Collection<Object> plugged) {
        var served = plugged.stream().flatMap(FhirEndpoint::typeOf).toList();
        return resources.createProviders().stream()
                .filter(provider -> typeOf(provider).noneMatch(served::contains))
                .toList();
    }

    private static Stream<Class<? extends IBaseResource>> typeOf(Object provider) {
        return provider instanceof IResourceProvider of ? Stream.of(of.getResourceType()) : Stream.empty();
    }

    /** One registry of interceptors for HTTP and storage, so that a hook cannot be bypassed by calling a DAO. */
    @Bean
    Hooks hooks(
            IInterceptorService storage,
            RestfulServer server,
            StablePaging paging,
            ISearchParamRegistry searchParameters,
            ErrorAnswers errors,
            BodyHooks bodies,
            OlderRecords older,
            OfferedOperations offered,
            QueryHooks queries,
            MetaAnswers meta,
            DeleteConflicts deletions,
            ApplicationContext features) {
        server.setInterceptorService(storage);
        storage.registerInterceptor(errors);
        storage.registerInterceptor(bodies);
        storage.registerInterceptor(older);
        storage.registerInterceptor(offered);
        storage.registerInterceptor(queries);
        storage.registerInterceptor(meta);
        storage.registerInterceptor(deletions);
        storage.registerInterceptor(paging);
        storage.registerInterceptor(new SearchPreferHandlingInterceptor(searchParameters));
        Collection<Object> plugged =
                features.getBeansWithAnnotation(FhirInterceptor.class).values();
        storage.registerInterceptors(plugged);
        return new Hooks(plugged.size());
    }

    /** HAPI's servlet, which looks at queries first, and does not tell passers-by its name and version. */
    @SuppressWarnings("serial") // never serialized
    private static final class Endpoint extends RestfulServer {

        private final transient OfferedOperations offered;
        private final transient QueryHooks queries;
        private final transient Subjects subjects;

        Endpoint(FhirContext fhir, OfferedOperations offered, QueryHooks queries, Subjects subjects) {
            super(fhir);
            this.offered = offered;
            this.queries = queries;
            this.subjects = subjects;
        }

        /**
         * A search of a patient's compartment (FHIR R4, 3.1.0.9) is the search of that type by its patient, and nothing
         * else from here on: narrowed, judged and told to the trail as that.
         */
        @Override
        public void populateRequestDetailsFromRequestPath(RequestDetails request, String path) {
            super.populateRequestDetailsFromRequestPath(request, path);
            var type = request.getCompartmentName();
            if (type != null
                    && request.getId() != null
                    && "Patient".equals(request.getResourceName())
                    && isSearch(request)
                    && subjects.isServed(type, Subjects.PATIENT)) {
                request.addParameter(Subjects.PATIENT, patients(request));
                request.setResourceName(type);
                request.setId(null);
                request.setCompartmentName(null);
            }
            if (request.getRequestType() == RequestTypeEnum.DELETE) {
                // As HAPI does it for PUT and PATCH; of DELETE it forgets what the client expects.
                request.setId(UpdateMethodBinding.applyETagAsVersion(request, request.getId()));
            }
            queries.readSubjects(request);
        }

        /** Deleting what a search finds, or an operation upon it, is not written like this. */
        private static boolean isSearch(RequestDetails request) {
            return request.getRequestType() == RequestTypeEnum.GET
                    ? request.getOperation() == null || request.getOperation().equals("_search")
                    : request.getRequestType() == RequestTypeEnum.POST && "_search".equals(request.getOperation());
        }

        private static String[] patients(RequestDetails request) {
            var named = request.getParameters().getOrDefault(Subjects.PATIENT, new String[0]);
            return Stream.concat(Stream.of("Patient/" + request.getId().getIdPart()), Stream.of(named))
                    .distinct()
                    .toArray(String[]::new);
        }

        /** An operation that is ours is not served by HAPI beside it, be it on another type ({@code $everything}). */
        @Override
        public void init(ServletConfig config) throws ServletException {
            super.init(config);
            getResourceBindings().forEach(type -> type.getMethodBindings().removeIf(this::isReplaced));
        }

        private boolean isReplaced(BaseMethodBinding method) {
            return method instanceof OperationMethodBinding operation
                    && offered.isOurs(operation.getName())
                    && method.getMethod().getDeclaringClass().getName().startsWith("ca.uhn.");
        }

        /** HAPI comes here with each request, and with each read that is the entry of a batch. */
        @Override
        public BaseMethodBinding determineResourceMethod(RequestDetails request, String path) {
            queries.beforeReading(request);
            return super.determineResourceMethod(request, path);
        }

        @Override
        protected ServletRequestDetails newRequestDetails(
                RequestTypeEnum type, HttpServletRequest request, HttpServletResponse response) {
            var details = new ServletRequestDetails(new HooksOfTheServer(getInterceptorService()));
            details.setServer(this);
            details.setRequestType(type);
            details.setServletRequest(request);
            details.setServletResponse(response);
            return details;
        }

        @Override
        protected String createPoweredByHeader() {
            return "";
        }
    }

    /** How many interceptors the features have plugged in. */
    record Hooks(int plugged) {}
}

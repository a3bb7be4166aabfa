package jp.kenkotecho.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.searchparam.registry.ISearchParamProvider;
import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * The search parameters of this server: those of R4 that {@code search-parameters.tsv} lists, and those stored as
 * SearchParameter resources. Each one costs rows with every resource written, so what nobody searches by is left out.
 */
class ServedSearchParameters implements ISearchParamProvider {

    private static final String EVERY_TYPE = "*";
    private static final Map<String, Set<String>> SERVED =
            TsvTable.of(ServedSearchParameters.class, "search-parameters.tsv").rows().stream()
                    .collect(Collectors.toMap(
                            row -> row.get(0), row -> Set.of(row.get(1).split(","))));

    private final DaoRegistry daos;
    private final Map<String, SearchParameter> served;

    ServedSearchParameters(DaoRegistry daos, FhirContext fhir) {
        this.daos = daos;
        this.served = ofR4(fhir).stream()
                .collect(Collectors.toMap(one -> one.getIdElement().getIdPart(), Function.identity()));
    }

    /** HAPI's registry, which at start asks for just the stored ones: it is given ours beside them. */
    static class Registry extends SearchParamRegistryImpl {

        private final ServedSearchParameters served;

        Registry(ServedSearchParameters served) {
            this.served = served;
        }

        @Override
        public void handleInit(Collection<IIdType> stored) {
            var all = new ArrayList<IIdType>(stored);
            served.served.values().forEach(one -> all.add(one.getIdElement()));
            super.handleInit(all);
        }
    }

    @Override
    public IBundleProvider search(SearchParameterMap all) {
        var stored = daos.getResourceDao(SearchParameter.class).search(all, new SystemRequestDetails());
        var parameters = new ArrayList<IBaseResource>(served.values());
        parameters.addAll(stored.getAllResources());
        return new SimpleBundleProvider(parameters);
    }

    @Override
    public IBaseResource read(IIdType id) {
        var ours = served.get(id.getIdPart());
        return ours != null ? ours : daos.getResourceDao(SearchParameter.class).read(id, new SystemRequestDetails());
    }

    /** The listed parameters of R4, each based on just those types for which it is listed. */
    static List<SearchParameter> ofR4(FhirContext fhir) {
        var known = FhirContext.forCached(fhir.getVersion().getVersion())
                .getValidationSupport()
                .<SearchParameter>fetchAllSearchParameters();
        var served = new ArrayList<SearchParameter>();
        for (var parameter : known == null ? List.<SearchParameter>of() : known) {
            var bases = basesOf(parameter, fhir).stream()
                    .filter(type -> isServed(type, parameter.getCode()))
                    .toList();
            if (!bases.isEmpty()) {
                served.add(activeFor(bases, parameter));
            }
        }
        return served;
    }

    private static Set<String> basesOf(SearchParameter parameter, FhirContext fhir) {
        var bases = parameter.getBase().stream().map(CodeType::getCode).collect(Collectors.toSet());
        return bases.contains("Resource") ? fhir.getResourceTypes() : bases;
    }

    private static boolean isServed(String type, String code) {
        return SERVED.getOrDefault(type, Set.of()).contains(code)
                || SERVED.getOrDefault(EVERY_TYPE, Set.of()).contains(code);
    }

    private static SearchParameter activeFor(List<String> bases, SearchParameter parameter) {
        var served = parameter.copy().setStatus(PublicationStatus.ACTIVE);
        served.setId("SearchParameter/served-" + parameter.getIdElement().getIdPart());
        served.setBase(bases.stream().map(CodeType::new).toList());
        return served;
    }
}

package jp.kenkotecho.access;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.LastVersions;
import jp.kenkotecho.profile.LastVersions.LastVersion;
import jp.kenkotecho.spi.Refusal;
import org.springframework.stereotype.Component;

/**
 * What a person's search names by a reference. {@link ReferenceMasking} masks references to records that the reader does not see; a
 * search for one of these finds nothing, like a search for one that does not exist, or it would tell of both ends.
 */
@Component
class References {

    private static final String NOWHERE = "Basic/nothing-that-this-caller-sees";

    /** The type that says whose a record is; it and the parameter below decide the narrowing itself. */
    private static final String PATIENT = "Patient";

    private static final String BY_PATIENT = "patient";

    /** @param types of which it could be */
    private record Named(ReferenceParam reference, Set<String> types) {

        boolean mayBeHidden() {
            return types.stream().anyMatch(type -> isAboutPersons(type) && !type.equals(PATIENT));
        }

        /** The reference with the one type of which it is seen; else one that leads nowhere. */
        ReferenceParam among(Set<String> seen) {
            return new ReferenceParam(types.stream()
                    .map(type -> type + "/" + reference.getIdPart())
                    .filter(seen::contains)
                    .findFirst()
                    .orElse(NOWHERE));
        }
    }

    private final ReferenceMasking referenceMasking;
    private final LastVersions last;
    private final ISearchParamRegistry parameters;
    private final ServerBaseUrl ours;

    References(
            ReferenceMasking referenceMasking, LastVersions last, ISearchParamRegistry parameters, ServerBaseUrl ours) {
        this.referenceMasking = referenceMasking;
        this.last = last;
        this.parameters = parameters;
        this.ours = ours;
    }

    /**
     * Takes out what is named and not seen; asks the database once, where anything is named that could be hidden.
     *
     * @throws Refusal when it sorts by references: in which order hidden records are tells of them
     */
    void narrow(AccessContext accessContext, String type, SearchParameterMap query) {
        if (SearchShape.sorts(query).anyMatch(name -> isReference(type, name))) {
            throw new Refusal(SearchShape.TOO_FAR);
        }
        var named = query.entrySet().stream()
                .flatMap(one -> one.getValue().stream()
                        .flatMap(List::stream)
                        .flatMap(parameter -> named(type, one.getKey(), parameter)))
                .toList();
        if (named.isEmpty()) {
            return;
        }
        var seen = seen(accessContext, named);
        for (var name : List.copyOf(query.keySet())) {
            query.put(name, keep(type, name, query.get(name), seen));
        }
    }

    private boolean isReference(String type, String name) {
        var parameter = parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SORT);
        return parameter != null
                && parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE
                && !name.equals(BY_PATIENT);
    }

    /** The addresses of those that are there and seen. */
    private Set<String> seen(AccessContext accessContext, List<Named> named) {
        var types = named.stream().flatMap(one -> one.types().stream()).collect(Collectors.toSet());
        var ids = named.stream().map(one -> one.reference().getIdPart()).collect(Collectors.toSet());
        return last.of(types, ids).stream()
                .filter(one -> isSeen(accessContext, one))
                .map(one ->
                        one.resource().getIdElement().toUnqualifiedVersionless().getValue())
                .collect(Collectors.toSet());
    }

    private boolean isSeen(AccessContext accessContext, LastVersion last) {
        return !last.isDeleted()
                && (!isAboutPersons(last.resource().fhirType())
                        || referenceMasking.isSeen(accessContext, last.resource()));
    }

    private List<List<IQueryParameterType>> keep(
            String type, String name, List<List<IQueryParameterType>> all, Set<String> seen) {
        return all.stream()
                .map(anyOf -> anyOf.stream()
                        .map(parameter -> named(type, name, parameter)
                                .<IQueryParameterType>map(one -> one.among(seen))
                                .findFirst()
                                .orElse(parameter))
                        .collect(Collectors.toCollection(ArrayList::new)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** What this parameter names that could be hidden; nothing for most. */
    private Stream<Named> named(String type, String name, IQueryParameterType parameter) {
        return parameter instanceof ReferenceParam reference && !name.equals(BY_PATIENT) && isOurs(reference)
                ? Stream.of(new Named(reference, typesOf(type, name, reference)))
                        .filter(Named::mayBeHidden)
                : Stream.empty();
    }

    private boolean isOurs(ReferenceParam reference) {
        return reference.getMissing() == null
                && reference.getIdPart() != null
                && (reference.getBaseUrl() == null || ours.url().equals(reference.getBaseUrl()));
    }

    /** The type that the reference says; else every type to which the parameter leads. */
    private Set<String> typesOf(String type, String name, ReferenceParam reference) {
        if (reference.hasResourceType()) {
            return Set.of(reference.getResourceType());
        }
        var parameter = parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH);
        return parameter != null && parameter.hasTargets()
                ? parameter.getTargets()
                : TypeRule.all().map(TypeRule::type).collect(Collectors.toSet());
    }

    private static boolean isAboutPersons(String type) {
        return TypeRule.of(type).filter(TypeRule::isAboutPersons).isPresent();
    }
}

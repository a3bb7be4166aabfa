package jp.kenkotecho.sharing;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.profile.LastVersions;
import jp.kenkotecho.profile.LastVersions.LastVersion;
import org.springframework.stereotype.Component;

/**
 * What a person's search names by a reference. {@link Veil} masks references to records that the reader does not see; a
 * search for one of these finds nothing, like a search for one that does not exist, or it would tell of both ends.
 */
@Component
class References {

    private static final String NOWHERE = "Basic/nothing-that-this-caller-sees";
    private static final String PATIENT = "Patient";
    private static final String PATIENT_PARAMETER = "patient";

    private final Veil veil;
    private final LastVersions last;
    private final ISearchParamRegistry parameters;
    private final OurBase ours;

    References(Veil veil, LastVersions last, ISearchParamRegistry parameters, OurBase ours) {
        this.veil = veil;
        this.last = last;
        this.parameters = parameters;
        this.ours = ours;
    }

    /**
     * Takes out what is named and not seen; asks the database once, where anything is named.
     *
     * @throws Refusal when it sorts by references: in which order hidden records are tells of them
     */
    void narrow(Decision decision, String type, SearchParameterMap query) {
        if (SearchShape.sorts(query).anyMatch(name -> isReference(type, name))) {
            throw new Refusal(SearchShape.TOO_FAR);
        }
        var named = named(type, query);
        if (named.isEmpty()) {
            return;
        }
        var types = named.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var ids = named.keySet().stream().map(ReferenceParam::getIdPart).collect(Collectors.toSet());
        var seen = last.of(types, ids).stream()
                .filter(one -> isSeen(decision, one))
                .map(one -> one.resource().getIdElement().toUnqualifiedVersionless().getValue())
                .collect(Collectors.toSet());
        for (var name : List.copyOf(query.keySet())) {
            query.put(name, keep(query.get(name), named, seen));
        }
    }

    private boolean isReference(String type, String name) {
        var parameter = parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SORT);
        return parameter != null
                && parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE
                && !name.equals(PATIENT_PARAMETER);
    }

    /** What is named that could be hidden, and of which types it could be. */
    private Map<ReferenceParam, Set<String>> named(String type, SearchParameterMap query) {
        var named = new HashMap<ReferenceParam, Set<String>>();
        query.entrySet().forEach(one -> one.getValue().stream()
                .flatMap(List::stream)
                .filter(ReferenceParam.class::isInstance)
                .map(ReferenceParam.class::cast)
                .filter(this::isOurs)
                .forEach(reference -> {
                    var types = typesOf(type, one.getKey(), reference);
                    if (types.stream().anyMatch(References::isHidden)) {
                        named.put(reference, types);
                    }
                }));
        return named;
    }

    private boolean isOurs(ReferenceParam reference) {
        return reference.getMissing() == null
                && reference.getIdPart() != null
                && (reference.getBaseUrl() == null || ours.url().equals(reference.getBaseUrl()));
    }

    /** The one that it says; else any to which the parameter leads. */
    private Set<String> typesOf(String type, String name, ReferenceParam reference) {
        if (reference.hasResourceType()) {
            return Set.of(reference.getResourceType());
        }
        var parameter = parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH);
        return parameter != null && parameter.hasTargets()
                ? parameter.getTargets()
                : TypeRule.all().map(TypeRule::type).collect(Collectors.toSet());
    }

    /** Whether some of this type are hidden from some: whose a record is decides the narrowing itself. */
    private static boolean isHidden(String type) {
        return isAboutPersons(type) && !type.equals(PATIENT);
    }

    private static boolean isAboutPersons(String type) {
        return TypeRule.of(type).filter(TypeRule::isAboutPersons).isPresent();
    }

    private boolean isSeen(Decision decision, LastVersion last) {
        return !last.isDeleted()
                && (!isAboutPersons(last.resource().fhirType()) || veil.isSeen(decision, last.resource()));
    }

    private static List<List<IQueryParameterType>> keep(
            List<List<IQueryParameterType>> all, Map<ReferenceParam, Set<String>> named, Set<String> seen) {
        return all.stream()
                .map(anyOf -> anyOf.stream()
                        .map(one -> one instanceof ReferenceParam reference && named.containsKey(reference)
                                ? known(reference, named.get(reference), seen)
                                : one)
                        .toList())
                .toList();
    }

    /** By its address, of the one type of which it is seen; else one that leads nowhere. */
    private static IQueryParameterType known(ReferenceParam reference, Set<String> types, Set<String> seen) {
        return new ReferenceParam(types.stream()
                .map(type -> type + "/" + reference.getIdPart())
                .filter(seen::contains)
                .findFirst()
                .orElse(NOWHERE));
    }
}

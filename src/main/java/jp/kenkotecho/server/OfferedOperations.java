package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Refusal;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The operations that clients may call: those of our features, and of HAPI's just the ones listed here. HAPI registers
 * many more with its providers ({@code $expunge}, {@code $mark-all-resources-for-reindexing}, {@code $meta-add}, …).
 */
@Component
@Interceptor
class OfferedOperations {

    /** {@code $meta-add} and {@code $meta-delete} are not among them: labels are the server's, tags are changed by PUT. */
    private static final Set<String> OF_HAPI =
            Set.of("validate", "meta", "expand", "validate-code", "lookup", "subsumes", "translate", "document");

    private static final Problem NOT_OFFERED = Problem.of(
            Problem.Kind.NOT_SUPPORTED,
            "このサーバーにはない操作です。使える操作は /fhir/metadata にあります。",
            "This server does not offer that operation; /fhir/metadata lists those that it does.");

    /** The operations of our features, by name and by type and name, and where each is defined: published, or by us. */
    private final Map<String, String> ours;

    OfferedOperations(ApplicationContext features) {
        ours = Stream.of(features.getBeanNamesForAnnotation(FhirProvider.class))
                .map(features::getType)
                .filter(type -> type != null)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(method -> Stream.ofNullable(method.getAnnotation(Operation.class)))
                .flatMap(operation -> Stream.of("", operation.typeName() + "/")
                        .map(type -> Map.entry(type + withoutDollar(operation.name()), definition(operation))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    boolean offers(String name) {
        return OF_HAPI.contains(withoutDollar(name)) || isOurs(name);
    }

    boolean isOurs(String name) {
        return ours.containsKey(withoutDollar(name));
    }

    /**
     * The canonical URL of one of ours.
     *
     * @param type of which resources it is; empty for the server's own
     */
    String definitionOf(String type, String name) {
        var ofType = ours.get(type + "/" + withoutDollar(name));
        return ofType != null
                ? ofType
                : ours.getOrDefault(withoutDollar(name), Canonical.operation(withoutDollar(name)));
    }

    private static String definition(Operation operation) {
        return operation.canonicalUrl().isEmpty()
                ? Canonical.operation(withoutDollar(operation.name()))
                : operation.canonicalUrl();
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    void beforeHandling(RequestDetails request) {
        var operation = request.getOperation();
        if (operation != null && operation.startsWith("$") && !offers(operation)) {
            throw new Refusal(NOT_OFFERED);
        }
    }

    static String withoutDollar(String name) {
        return name.startsWith("$") ? name.substring(1) : name;
    }
}

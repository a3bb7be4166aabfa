package jp.kenkotecho.medication.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Placeholder;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** Who prescribed a medicine, by the request that its statement is based on. */
public final class Prescribers {

    private static final String REQUEST = "MedicationRequest/";

    private final Map<String, String> byRequest;

    /** @param requests those without an id are called by their placeholder, as in an import */
    public Prescribers(List<MedicationRequest> requests) {
        this.byRequest = requests.stream()
                .filter(Prescribers::isNamed)
                .collect(Collectors.toMap(Prescribers::addressOf, Prescribers::nameOf, (one, other) -> one));
    }

    /** The ids of the requests that these are based on. */
    public static List<String> requestsOf(List<MedicationStatement> statements) {
        return statements.stream()
                .flatMap(Prescribers::basedOn)
                .filter(reference -> reference.startsWith(REQUEST))
                .map(reference -> reference.substring(REQUEST.length()))
                .distinct()
                .toList();
    }

    /** The institution where one is told, since two doctors of one clinic see the same chart; else the doctor. */
    public Optional<String> of(MedicationStatement statement) {
        return basedOn(statement)
                .flatMap(reference -> Stream.ofNullable(byRequest.get(reference)))
                .findFirst();
    }

    private static Stream<String> basedOn(MedicationStatement statement) {
        return statement.getBasedOn().stream().map(Reference::getReference).flatMap(Stream::ofNullable);
    }

    private static boolean isNamed(MedicationRequest request) {
        return request.getRequester().getDisplayElement().hasValue()
                && (request.hasId()
                        || request.getIdentifier().stream()
                                .anyMatch(one -> String.valueOf(one.getSystem()).startsWith(Canonical.ID)));
    }

    private static String addressOf(MedicationRequest request) {
        return request.hasId() ? REQUEST + request.getIdElement().getIdPart() : Placeholder.of(request);
    }

    private static String nameOf(MedicationRequest request) {
        return request.getContained().stream()
                .filter(Organization.class::isInstance)
                .flatMap(contained -> Stream.ofNullable(((Organization) contained).getName()))
                .findFirst()
                .orElseGet(() -> request.getRequester().getDisplay());
    }
}

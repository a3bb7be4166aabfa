package jp.kenkotecho.measurement.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Integrity;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/**
 * Where a value comes from.
 *
 * @param by references of who measured or said it, {@code Patient/…}; names where there is no reference; none if nobody
 *     says so
 * @param device what it was measured with, as it is called; empty if that is not said
 * @param isEnteredHere whether it was entered on a page of the handbook
 * @param client the app that brought it in; empty if it was not brought in by one
 * @param stored when this state of it was stored
 * @param isChanged whether it is a later state than the first
 * @param imports what an import says: who brought it in, or whose word it is
 */
public record Origin(
        List<String> by,
        String device,
        boolean isEnteredHere,
        String client,
        Instant stored,
        boolean isChanged,
        List<String> imports) {

    /** What says in {@code meta.source} that it was entered on a page. */
    public static final String HANDBOOK = Canonical.ID + "source/handbook";

    private static final String CLIENT = Canonical.ID + "client/";

    public Origin {
        by = List.copyOf(by);
        imports = List.copyOf(imports);
    }

    public static Origin of(Observation observation, List<Provenance> provenances) {
        var meta = observation.getMeta();
        var source = source(observation);
        return new Origin(
                observation.getPerformer().stream().flatMap(Origin::name).toList(),
                name(observation.getDevice()).findFirst().orElse(""),
                source.equals(HANDBOOK),
                source.startsWith(CLIENT) ? source.substring(CLIENT.length()) : "",
                Optional.ofNullable(meta.getLastUpdated()).map(Date::toInstant).orElse(Instant.EPOCH),
                !"1".equals(meta.getVersionId()),
                provenances.stream()
                        .flatMap(one -> one.getAgent().stream())
                        .flatMap(agent -> name(agent.getWho()))
                        .distinct()
                        .toList());
    }

    /**
     * Whether those who act for the person may correct it: it is the word of the person, of themselves or of nobody. What
     * a professional says stays as it is, and so does what somebody else signed; the gate judges once more.
     *
     * @param signers the references by which they and the person sign
     */
    public static boolean isOwn(Observation observation, Set<String> signers) {
        return Integrity.of(observation).isEmpty()
                && observation.getPerformer().stream().allMatch(one -> signers.contains(one.getReference()));
    }

    private static Stream<String> name(Reference reference) {
        return Stream.of(
                        Optional.ofNullable(reference.getDisplay()).orElse(""),
                        Optional.ofNullable(reference.getReference()).orElse(""),
                        Optional.ofNullable(reference.getIdentifier().getValue())
                                .orElse(""))
                .filter(text -> !text.isBlank())
                .limit(1);
    }

    /** HAPI appends the id of a request. */
    public static String source(Observation observation) {
        return Optional.ofNullable(observation.getMeta().getSource()).orElse("").replaceAll("#.*", "");
    }
}

package jp.kenkotecho.importing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where records come from, for people who ask of a number how it came into their record. */
@Component
public class Origins {

    private static final int MOST = 200;
    private static final String SOURCE = Canonical.ID + "source/";

    private final RecordStore store;

    Origins(RecordStore store) {
        this.store = store;
    }

    /**
     * Where a record comes from.
     *
     * @param way {@code myna-portal}, {@code nta-expense-form}, …: what stands behind {@code source/} in
     *     {@code meta.source}; {@code app} for what an app wrote
     * @param author whose word it is; empty where nobody is named
     * @param recorded when the server took it; the record's own date where nothing tells
     * @param provenance of the import; empty where it was none
     * @param file the id of the DocumentReference that keeps what was read; empty where none is kept
     */
    public record Origin(String way, String author, Instant recorded, String provenance, String file) {}

    /** The origin of each by its id. What somebody may not see of it is not told. */
    public Map<String, Origin> of(Caller caller, PersonId person, Collection<? extends DomainResource> records) {
        var references = records.stream()
                .map(record -> record.getIdElement().toUnqualifiedVersionless().getValue())
                .distinct()
                .limit(MOST)
                .toList();
        if (references.isEmpty()) {
            return Map.of();
        }
        var provenances = byTarget(store.search(
                caller,
                RecordQuery.of(Provenance.class, person)
                        .oneOf("target", references)
                        .newestFirst("recorded")
                        .first(MOST)));
        var origins = new HashMap<String, Origin>();
        records.forEach(record -> origins.put(
                record.getIdElement().getIdPart(),
                of(
                        record,
                        Optional.ofNullable(provenances.get(
                                record.getIdElement().toUnqualifiedVersionless().getValue())))));
        return origins;
    }

    /** The newest of each: of what was corrected, the import that corrected it. */
    private static Map<String, Provenance> byTarget(List<Provenance> newestFirst) {
        return newestFirst.stream()
                .flatMap(provenance -> provenance.getTarget().stream()
                        .filter(Reference::hasReference)
                        .map(target -> Map.entry(
                                new IdType(target.getReference())
                                        .toUnqualifiedVersionless()
                                        .getValue(),
                                provenance)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (newer, older) -> newer));
    }

    private static Origin of(DomainResource record, Optional<Provenance> provenance) {
        return new Origin(
                way(record.getMeta().getSource()),
                provenance.flatMap(Origins::author).orElse(""),
                provenance
                        .map(Provenance::getRecorded)
                        .orElseGet(() -> record.getMeta().getLastUpdated())
                        .toInstant(),
                provenance.map(one -> one.getIdElement().getIdPart()).orElse(""),
                provenance.flatMap(one -> files(one).findFirst()).orElse(""));
    }

    /** HAPI appends the id of the request to a source. */
    static String way(@Nullable String source) {
        return source != null && source.startsWith(SOURCE)
                ? source.substring(SOURCE.length()).replaceFirst("#.*", "")
                : "app";
    }

    static Optional<String> author(Provenance provenance) {
        return provenance.getAgent().stream()
                .filter(agent -> agent.getType().getCoding().stream().anyMatch(type -> "author".equals(type.getCode())))
                .map(agent -> agent.getWho().getDisplay())
                .filter(name -> name != null && !name.isBlank())
                .findFirst();
    }

    /** The ids of the documents that an import was read from. */
    static Stream<String> files(Provenance provenance) {
        return provenance.getEntity().stream()
                .map(entity -> entity.getWhat().getReference())
                .filter(reference -> reference != null && reference.startsWith("DocumentReference/"))
                .map(reference -> new IdType(reference).getIdPart());
    }
}

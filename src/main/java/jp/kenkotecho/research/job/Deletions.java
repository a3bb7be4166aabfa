package jp.kenkotecho.research.job;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.research.model.Pseudonyms;
import jp.kenkotecho.spi.FhirInterceptor;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers what was deleted and whose it was, which the storage itself forgets; and tells it in an export since a
 * moment. Written in the transaction that deletes.
 */
@FhirInterceptor
class Deletions {

    /** Entries of a transaction. */
    private static final int MOST = 1_000;

    private final JdbcClient database;
    private final Cohorts cohorts;
    private final FhirContext fhir;
    private final Clock clock;

    private record Gone(String type, String id) {}

    Deletions(JdbcClient database, Cohorts cohorts, FhirContext fhir, Clock clock) {
        this.database = database;
        this.cohorts = cohorts;
        this.fhir = fhir;
        this.clock = clock;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    void deleted(IBaseResource resource) {
        var gone = (Resource) resource;
        var id = gone.getIdElement().getIdPart();
        database.sql("delete from export_deleted where type = ? and id = ?")
                .params(gone.fhirType(), id)
                .update();
        var owners = cohorts.subjectsOf(gone);
        if (owners.isEmpty()) {
            add(gone.fhirType(), id, "");
        }
        owners.forEach(owner -> add(gone.fhirType(), id, owner.value()));
    }

    /** @param person whose it was; empty for nobody's */
    private void add(String type, String id, String person) {
        database.sql("insert into export_deleted (type, id, person, at) values (?, ?, ?, ?)")
                .params(type, id, person, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Everything of these types that was deleted in a period. */
    NdjsonLines lines(Set<String> types, Instant since, Instant until) {
        return lines(between(since, until, Set.of())
                .filter(gone -> types.contains(gone.type()))
                .toList());
    }

    /** What members deleted, and those who are no members any more, under a project's pseudonyms. */
    NdjsonLines lines(
            Set<String> types,
            Instant since,
            Instant until,
            Set<String> members,
            Set<String> withdrawn,
            Pseudonyms pseudonyms) {
        var deleted = members.isEmpty()
                ? Stream.<Gone>empty()
                : between(since, until, members).filter(gone -> types.contains(gone.type()));
        return lines(Stream.concat(deleted, withdrawn.stream().sorted().map(person -> new Gone("Patient", person)))
                .map(gone -> new Gone(gone.type(), pseudonyms.idOf(gone.type(), gone.id())))
                .toList());
    }

    private Stream<Gone> between(Instant since, Instant until, Set<String> persons) {
        return database
                .sql("select type, id, person from export_deleted where at >= ? and at <= ? order by at, type, id")
                .params(since.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query((row, i) -> persons.isEmpty() || persons.contains(row.getString(3))
                        ? List.of(new Gone(row.getString(1), row.getString(2)))
                        : List.<Gone>of())
                .list()
                .stream()
                .flatMap(Collection::stream)
                .distinct();
    }

    private NdjsonLines lines(List<Gone> all) {
        var lines = new NdjsonLines();
        var line = new ExportLine(fhir, Set.of());
        for (var from = 0; from < all.size(); from += MOST) {
            var bundle = new Bundle().setType(BundleType.TRANSACTION);
            all.subList(from, Math.min(from + MOST, all.size())).forEach(gone -> bundle.addEntry()
                    .getRequest()
                    .setMethod(HTTPVerb.DELETE)
                    .setUrl(gone.type() + "/" + gone.id()));
            lines.add(line.of(bundle));
        }
        return lines;
    }
}

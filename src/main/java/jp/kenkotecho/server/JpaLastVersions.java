package jp.kenkotecho.server;

import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.profile.LastVersions;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last versions in HAPI's tables. HAPI's own reading takes more steps for what there is than for what there is not. */
@Component
class JpaLastVersions implements LastVersions {

    private static final String NEWEST = """
            select v from ResourceHistoryTable v join fetch v.myResourceTable r
            where r.myResourceType in :types and r.myFhirId in :ids and v.myResourceVersion =
                (select max(w.myResourceVersion) from ResourceHistoryTable w
                where w.myResourceId = v.myResourceId and w.myDeleted is null)""";

    private final EntityManager entities;
    private final IJpaStorageResourceParser stored;

    JpaLastVersions(EntityManagerFactory entities, IJpaStorageResourceParser stored) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(entities);
        this.stored = stored;
    }

    @Override
    @Transactional(readOnly = true)
    public List<LastVersion> of(Set<String> types, Set<String> ids) {
        if (types.isEmpty() || ids.isEmpty()) {
            return List.of();
        }
        return entities
                .createQuery(NEWEST, ResourceHistoryTable.class)
                .setParameter("types", types)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .flatMap(this::read)
                .toList();
    }

    private Stream<LastVersion> read(ResourceHistoryTable version) {
        var row = version.getResourceTable();
        version.setTransientForcedId(row.getFhirId());
        var resource = stored.toResource(version, true);
        return resource instanceof Resource last ? Stream.of(new LastVersion(last, row.isDeleted())) : Stream.empty();
    }
}

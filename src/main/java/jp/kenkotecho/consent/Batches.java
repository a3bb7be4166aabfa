package jp.kenkotecho.consent;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Resource;

/** Many at once, a hundred at a time: one by one they take as many queries, and all together too long a one. */
final class Batches {

    private static final int SIZE = 100;

    private Batches() {}

    static <T> Stream<List<T>> of(List<T> all) {
        return IntStream.rangeClosed(0, (all.size() - 1) / SIZE)
                .mapToObj(batch -> all.subList(batch * SIZE, Math.min(all.size(), (batch + 1) * SIZE)))
                .filter(batch -> !batch.isEmpty());
    }

    /** The resources with these ids that are there, in no order. */
    static <T extends Resource> List<T> read(RecordStore store, Caller caller, Class<T> type, List<String> ids) {
        return of(ids).flatMap(batch -> batch.size() == 1
                        ? store.read(caller, type, batch.get(0)).stream()
                        : store.search(caller, RecordQuery.of(type).ids(batch)).stream())
                .toList();
    }
}

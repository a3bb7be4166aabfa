package jp.kenkotecho.visit;

import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;

/** One caller's look at one record. */
record RecordLook(RecordStore store, Caller caller, PersonId person) {

    RecordQuery<Observation> coded(Token... codes) {
        return coded(List.of(codes));
    }

    RecordQuery<Observation> coded(List<Token> codes) {
        return RecordQuery.of(Observation.class, person).anyOf("code", codes);
    }

    List<Observation> newest(RecordQuery<Observation> query, int most) {
        return store.search(caller, query.newestFirst("date").first(most));
    }

    /** All of a type in one of these states. */
    <T extends DomainResource> List<T> all(Class<T> type, Set<String> states) {
        return store.search(caller, RecordQuery.of(type, person)).stream()
                .filter(one -> states.contains(RecordState.of(one)))
                .toList();
    }
}

package jp.kenkotecho.prediction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.prediction.fhir.ProposedCare;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** Takes proposals up: all of them or none become active goals of the record; those of the same day are there already. */
@Component
class Acceptance {

    private final RecordStore store;

    Acceptance(RecordStore store) {
        this.store = store;
    }

    /** Where each goal of a person stands then, by its key. */
    Map<String, String> of(Caller caller, PersonId person, List<Goal> goals) {
        var ids = new LinkedHashMap<String, String>();
        if (goals.isEmpty()) {
            return ids;
        }
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (var goal : goals) {
            var key = new Token(ProposedCare.GOAL_KEY, ProposedCare.key(goal).orElseThrow());
            var entry = bundle.addEntry().setFullUrl(Placeholder.of(goal)).setResource(goal);
            RecordQuery.of(Goal.class, person).is("identifier", key).createIfNone(entry.getRequest());
        }
        var answer = written(caller, bundle);
        for (var i = 0; i < goals.size(); i++) {
            var id = new IdType(answer.getEntry().get(i).getResponse().getLocation()).toUnqualifiedVersionless();
            ids.put(ProposedCare.key(goals.get(i)).orElseThrow(), id.getValue());
        }
        return ids;
    }

    /** Writes once more where somebody took the same up at this moment: then it is found. */
    private Bundle written(Caller caller, Bundle bundle) {
        try {
            return store.write(caller, bundle.copy());
        } catch (NotWritten e) {
            if (!e.isConflict()) {
                throw e;
            }
            return store.write(caller, bundle);
        }
    }
}

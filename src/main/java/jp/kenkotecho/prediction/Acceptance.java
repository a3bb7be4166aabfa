package jp.kenkotecho.prediction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.prediction.fhir.ProposedCare;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
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

    /** Where each goal stands then, by its key. */
    Map<String, String> of(Caller caller, List<Goal> goals) {
        var ids = new LinkedHashMap<String, String>();
        if (goals.isEmpty()) {
            return ids;
        }
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (var goal : goals) {
            var key = new Token(ProposedCare.GOAL_KEY, ProposedCare.key(goal).orElseThrow());
            var entry = bundle.addEntry().setFullUrl(Placeholder.of(goal)).setResource(goal);
            RecordQuery.of(Goal.class).is("identifier", key).createIfNone(entry.getRequest());
        }
        var answer = store.write(caller, bundle);
        for (var i = 0; i < goals.size(); i++) {
            var id = new IdType(answer.getEntry().get(i).getResponse().getLocation()).toUnqualifiedVersionless();
            ids.put(ProposedCare.key(goals.get(i)).orElseThrow(), id.getValue());
        }
        return ids;
    }
}

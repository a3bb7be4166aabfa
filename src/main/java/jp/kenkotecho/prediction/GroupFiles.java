package jp.kenkotecho.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.prediction.GroupMember.Reviewed;
import jp.kenkotecho.prediction.GroupResults.Outcome;
import jp.kenkotecho.prediction.GroupResults.Result;
import jp.kenkotecho.prediction.GroupTasks.Kind;
import jp.kenkotecho.prediction.GroupTasks.Task;
import jp.kenkotecho.prediction.fhir.DriftEstimates;
import jp.kenkotecho.prediction.fhir.GroupReport;
import jp.kenkotecho.prediction.fhir.GroupReport.About;
import jp.kenkotecho.prediction.fhir.GroupReport.Compared;
import jp.kenkotecho.prediction.fhir.GroupReport.Counts;
import jp.kenkotecho.prediction.model.Drifts;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.OwnMeans;
import jp.kenkotecho.prediction.model.Variogram;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** The results of a task, of those who agree as they did then: who withdrew or changed that is in no line and count. */
@Component
class GroupFiles {

    private static final int PAGE = 500;

    private final GroupResults results;
    private final Cohorts cohorts;
    private final Drifts drifts;
    private final ObjectMapper json;

    GroupFiles(GroupResults results, Cohorts cohorts, Outlooks outlooks, ObjectMapper json) {
        this.results = results;
        this.drifts = outlooks.drifts();
        this.cohorts = cohorts;
        this.json = json;
    }

    /** Somebody who takes results, one by one. */
    interface Taking<E extends Exception> {
        void take(Result result) throws E;
    }

    /** Takes each result in the order of the ranking; gives how many they are. */
    <E extends Exception> int each(Task task, Outcome outcome, Caller caller, Taking<E> taking) throws E {
        var standing = cohorts.agreedWith(task.organization(), caller);
        var count = 0;
        var page = results.next(task.id(), outcome, Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            for (var kept : page) {
                var person = new PersonId(kept.result().person());
                if (kept.sources().equals(standing.get(person))) {
                    taking.take(kept.result());
                    count++;
                }
            }
            page = results.next(
                    task.id(), outcome, Optional.of(page.get(page.size() - 1).result()), PAGE);
        }
        return count;
    }

    int count(Task task, Outcome outcome, Caller caller) {
        return each(task, outcome, caller, result -> {});
    }

    List<MeasureReport> reports(Task task, Caller caller) {
        var about = new About(task.group(), task.organization(), task.asked().asOf(), task.at());
        if (task.kind() == Kind.RANKING) {
            var counts = new Counts(
                    count(task, Outcome.RANKED, caller),
                    count(task, Outcome.EVEN, caller),
                    count(task, Outcome.LEFT_OUT, caller));
            return List.of(GroupReport.ranking(about, counts));
        }
        var all = new ArrayList<Compared>();
        each(
                task,
                Outcome.REVIEWED,
                caller,
                result -> all.addAll(reviewed(result).compared()));
        return GroupReport.accuracy(about, all);
    }

    /** How items drift among these people, and about which means where nobody published any. */
    Parameters estimates(Task task, Caller caller) {
        var means = new OwnMeans();
        each(task, Outcome.REVIEWED, caller, result -> {
            var reviewed = reviewed(result);
            reviewed.deviations().forEach((item, series) -> {
                if (!isKnown(item)) {
                    means.add(item, reviewed.man(), series);
                }
            });
        });
        return DriftEstimates.of(task.asked().asOf(), variograms(task, caller, means), means);
    }

    private Map<Item, Variogram> variograms(Task task, Caller caller, OwnMeans means) {
        var variograms = new EnumMap<Item, Variogram>(Item.class);
        each(task, Outcome.REVIEWED, caller, result -> {
            var reviewed = reviewed(result);
            reviewed.deviations().forEach((item, series) -> variograms
                    .computeIfAbsent(item, key -> new Variogram())
                    .add(isKnown(item) ? series : means.deviations(item, reviewed.man(), series)));
        });
        return variograms;
    }

    private boolean isKnown(Item item) {
        return drifts.of(item).isPresent();
    }

    private Reviewed reviewed(Result result) {
        try {
            return json.readValue(result.content(), Reviewed.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

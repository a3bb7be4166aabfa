package jp.kenkotecho.prediction;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.prediction.GroupResults.Outcome;
import jp.kenkotecho.prediction.GroupResults.Result;
import jp.kenkotecho.prediction.GroupTasks.Kind;
import jp.kenkotecho.prediction.GroupTasks.Task;
import jp.kenkotecho.prediction.fhir.GroupAnswer;
import jp.kenkotecho.prediction.fhir.GroupReport.Compared;
import jp.kenkotecho.prediction.fhir.Referred;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Modifiable;
import jp.kenkotecho.prediction.model.Projected;
import jp.kenkotecho.prediction.model.Variogram.Point;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * One person of a group: read in the name of who asked, as if they had asked for this person alone, so that the gate
 * shows what the person agreed to and their trail tells of it.
 */
@Component
class GroupMember {

    private static final Problem NO_MODEL = Problem.of(
            Problem.Kind.INCOMPLETE,
            "項目が足りないか対象でないため、どのモデルでも計算できません。",
            "No model can be computed: inputs are missing, or it was not made for this person.");

    /**
     * What a review remembers of a person until it is fetched.
     *
     * @param deviations from the population's mean, or from zero where none is known
     */
    record Reviewed(List<Compared> compared, Map<Item, List<Point>> deviations, boolean man) {}

    private final Outlooks outlooks;
    private final PredictionSettings settings;
    private final FhirContext fhir;
    private final ObjectMapper json;

    GroupMember(Outlooks outlooks, PredictionSettings settings, FhirContext fhir, ObjectMapper json) {
        this.outlooks = outlooks;
        this.settings = settings;
        this.fhir = fhir;
        this.json = json;
    }

    Result of(Task task, String person) {
        try {
            var outlook = outlooks.of(task.caller(), person, task.asked().asOf());
            return task.kind() == Kind.RANKING ? ranked(task, person, outlook) : reviewed(person, outlook);
        } catch (Refusal refused) {
            if (refused.isPassing()) {
                throw refused;
            }
            return leftOut(person, refused.problems());
        }
    }

    private Result leftOut(String person, List<Problem> why) {
        return new Result(person, Outcome.LEFT_OUT, 0, line(GroupAnswer.leftOut(new PersonId(person), why)));
    }

    private Result ranked(Task task, String person, Outlook outlook) {
        var asked = task.asked().models();
        var models = settings.models().stream()
                .filter(model -> asked.isEmpty() || asked.contains(model.card().id()))
                .toList();
        if (!Modifiable.isKnown(outlook.person(), models)) {
            return leftOut(
                    person,
                    outlook.referred().isEmpty()
                            ? List.of(NO_MODEL)
                            : List.of(NO_MODEL, Referred.problem(outlook.referred())));
        }
        return Modifiable.of(outlook.person(), models)
                .map(modifiable -> {
                    var card = modifiable.model().card();
                    var assessment = GroupAnswer.ranked(
                            new PersonId(person),
                            outlook.asOf(),
                            modifiable,
                            modifiable.model().judge(outlook.person()),
                            outlook.referred(),
                            outlook.history().sources(card.items(), card.facts()));
                    return new Result(person, Outcome.RANKED, modifiable.falls(), line(assessment));
                })
                .orElseGet(() -> new Result(person, Outcome.EVEN, 0, ""));
    }

    private Result reviewed(String person, Outlook outlook) {
        var compared = new ArrayList<Compared>();
        var deviations = new EnumMap<Item, List<Point>>(Item.class);
        for (var item : Projected.items()) {
            if (Projected.hasOwnFigures(item)) {
                deviations.put(item, outlook.deviations(item));
            }
            PredictionCheck.of(outlook, item)
                    .map(came -> new Compared(item, came.newest().day(), came.error(), came.isWithin()))
                    .ifPresent(compared::add);
        }
        var reviewed = new Reviewed(compared, deviations, outlook.person().man());
        return new Result(person, Outcome.REVIEWED, 0, written(reviewed));
    }

    private String line(Resource resource) {
        return fhir.newJsonParser().encodeResourceToString(resource);
    }

    private String written(Reviewed reviewed) {
        try {
            return json.writeValueAsString(reviewed);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

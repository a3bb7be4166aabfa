package jp.kenkotecho.prediction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.prediction.ThreeYears.Beside;
import jp.kenkotecho.prediction.ThreeYears.Likely;
import jp.kenkotecho.prediction.ThreeYears.ModelCardShown;
import jp.kenkotecho.prediction.ThreeYears.Proposed;
import jp.kenkotecho.prediction.ThreeYears.Shown;
import jp.kenkotecho.prediction.fhir.ProposedCare;
import jp.kenkotecho.prediction.model.Advice;
import jp.kenkotecho.prediction.model.Average;
import jp.kenkotecho.prediction.model.Doing;
import jp.kenkotecho.prediction.model.Intervention;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Optimal;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.Projected;
import jp.kenkotecho.prediction.model.Proposals;
import jp.kenkotecho.prediction.model.Proposals.Proposal;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.prediction.model.RiskClass;
import jp.kenkotecho.prediction.model.RiskModel;
import jp.kenkotecho.prediction.model.Suited;
import jp.kenkotecho.prediction.model.WeightLoss;
import jp.kenkotecho.prediction.model.WhatIf;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.springframework.stereotype.Component;

/** What {@code $predict-risk} answers, as values for a page: three years ahead, now and after a change of life. */
@Component
public class Predictions {

    private static final int YEARS = 3;
    private static final int MOST_GOALS = 200;

    private final PredictRisk predictRisk;
    private final Outlooks outlooks;
    private final PredictionSettings settings;
    private final RecordStore store;
    private final Clock clock;

    Predictions(
            PredictRisk predictRisk, Outlooks outlooks, PredictionSettings settings, RecordStore store, Clock clock) {
        this.predictRisk = predictRisk;
        this.outlooks = outlooks;
        this.settings = settings;
        this.store = store;
        this.clock = clock;
    }

    /** The amount of each change, by {@code weight}, {@code salt}, {@code exercise}, {@code alcohol}, {@code smoking}. */
    public record Change(Map<String, Double> levers) {
        public Change {
            levers = Map.copyOf(levers);
        }

        /** None of them at all. */
        public boolean isNone() {
            return levers.values().stream().allMatch(amount -> amount == 0);
        }

        /** The same of these alone. */
        public Change only(Collection<String> codes) {
            return new Change(levers.entrySet().stream()
                    .filter(lever -> codes.contains(lever.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        private Map<Intervention, Double> amounts() {
            var amounts = new EnumMap<Intervention, Double>(Intervention.class);
            levers.forEach((code, amount) ->
                    Intervention.of(code).filter(lever -> amount > 0).ifPresent(lever -> amounts.put(lever, amount)));
            return amounts;
        }
    }

    /**
     * Looks ahead.
     *
     * @param change what of it is not offered to this person counts for nothing
     * @param item of which there is to be a picture; the first there is, where it is none
     * @throws Refusal when too little is known of the person: the problem says what
     */
    public ThreeYears of(Caller caller, PersonId person, Change change, String item, boolean inEnglish) {
        var asOf = LocalDate.now(clock);
        var outlook = outlooks.of(caller, person.value(), asOf);
        var offered = offered(outlook.person());
        var counted = change.only(offered);
        var changed = WhatIf.changed(outlook.person(), counted.amounts());
        return new ThreeYears(
                asOf,
                ValuesAhead.of(outlook, YEARS, changed),
                ValuesAhead.alone(outlook),
                ConditionsAhead.of(outlook, YEARS, changed),
                OneStudy.of(settings.models().stream()
                        .flatMap(model -> likely(model, outlook, changed).stream())
                        .toList()),
                proposals(caller, person, outlook),
                Doing.of(outlook.person()),
                offered,
                WeightLoss.against(outlook.person()).stream().toList(),
                outlook.referred().stream().map(BeyondReferral::name).distinct().toList(),
                predictRisk.untold(caller, person, question(asOf, List.of()), outlook),
                shown(outlook, item, counted, inEnglish));
    }

    /** Whether it was refused because no check-up was seen: not there, or not shown to who asks. */
    public static boolean isNothingSeen(Refusal refused) {
        return refused.problems().contains(Outlooks.NO_CHECKUP);
    }

    private static Shown shown(Outlook outlook, String key, Change change, boolean inEnglish) {
        var pictures = new LinkedHashMap<Item, OutlookPicture>();
        Projected.items().stream()
                .filter(item -> !outlook.series(item).isEmpty())
                .forEach(item -> pictures.put(
                        item, OutlookPicture.of(outlook, item, ValuesAhead.said(item), YEARS, change.amounts())));
        return ShownPictures.of(pictures, key, inEnglish);
    }

    /**
     * Takes a proposal up as a goal of the record; one of the same day is there already.
     *
     * @throws Refusal when it is not proposed to this person
     */
    public void take(Caller caller, PersonId person, String advice) {
        var asOf = LocalDate.now(clock);
        var wanted = Advice.of(advice).map(List::of).orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var outlook = outlooks.of(caller, person.value(), asOf);
        predictRisk.answer(caller, person, question(asOf, wanted), outlook);
    }

    private Question question(LocalDate asOf, List<Advice> store) {
        return new Question(asOf, YEARS, settings.models(), List.of(), Map.of(), !store.isEmpty(), store, false);
    }

    private static Optional<Likely> likely(RiskModel model, Outlook outlook, Person changed) {
        var person = outlook.person();
        if (model.card().years() == 0 || !(model.judge(person) instanceof Risk now)) {
            return Optional.empty();
        }
        var then = model.after(person, changed) instanceof Risk risk ? risk : now;
        return Optional.of(new Likely(
                ModelCardShown.of(model.card()),
                now.low(),
                now.high(),
                then.low(),
                then.high(),
                model.comparesChanges(person),
                new Beside(
                        model.guidelineClass(now).map(RiskClass::display).stream()
                                .toList(),
                        Optimal.ratio(model, person).stream().toList(),
                        Average.ratio(model, person, outlook.drifts()).stream().toList())));
    }

    private List<Proposed> proposals(Caller caller, PersonId person, Outlook outlook) {
        var proposals = Proposals.of(outlook.person(), settings.models());
        var taken = proposals.isEmpty() ? Set.<String>of() : taken(caller, person);
        return proposals.stream().map(one -> proposed(one, taken)).toList();
    }

    private static Proposed proposed(Proposal proposal, Set<String> taken) {
        return new Proposed(
                proposal.advice().code(),
                proposal.advice().display(),
                proposal.reason(),
                proposal.falls(),
                proposal.of().stream().map(ModelCardShown::of).toList(),
                taken.contains(proposal.advice().code()));
    }

    /** The advice that open goals were made of. */
    private Set<String> taken(Caller caller, PersonId person) {
        var goals = store.search(
                caller,
                RecordQuery.of(Goal.class, person)
                        .is("lifecycle-status", "active")
                        .first(MOST_GOALS));
        var keys = goals.stream()
                .filter(goal -> goal.getLifecycleStatus() == GoalLifecycleStatus.ACTIVE)
                .flatMap(goal -> ProposedCare.key(goal).stream())
                .collect(Collectors.toSet());
        return Stream.of(Advice.values())
                .map(Advice::code)
                .filter(code -> keys.stream().anyMatch(key -> key.startsWith(person.value() + "." + code + ".")))
                .collect(Collectors.toSet());
    }

    private static List<String> offered(Person person) {
        return Suited.all(person).map(Intervention::code).toList();
    }
}

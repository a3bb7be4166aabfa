package jp.kenkotecho.prediction;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.checkup.CheckupItems;
import jp.kenkotecho.plug.CallerOf;
import jp.kenkotecho.plug.FhirProvider;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.prediction.fhir.History;
import jp.kenkotecho.prediction.fhir.PredictionAnswer;
import jp.kenkotecho.prediction.model.Drift;
import jp.kenkotecho.prediction.model.Drift.Forecast;
import jp.kenkotecho.prediction.model.Fact;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Person;
import jp.kenkotecho.prediction.model.WhatIf;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;

/** {@code GET} and {@code POST Patient/{id}/$predict-risk}: where values are heading, and what a change would do. */
@FhirProvider
class PredictRisk {

    static final Set<String> PARAMETERS = Question.PARAMETERS;
    static final Set<String> SCENARIO_PARTS = Question.SCENARIO_PARTS;
    static final Set<String> LEVER_PARTS = Question.LEVER_PARTS;

    private static final Problem NO_PERSON = Problem.of(
            Problem.Kind.INCOMPLETE,
            "生年月日と性別 (男・女) が記録にないと計算できません。",
            "Without birth date and sex (male or female) in the record nothing can be computed.");
    private static final Problem NO_CHECKUP = Problem.of(
            Problem.Kind.INCOMPLETE,
            "使える健診の値がありません。健診の結果 (血圧、脂質、血糖、腹囲、質問票) を取り込んでください。",
            "There is no usable check-up: import its results (blood pressure, lipids, glucose, waist, questions).");

    /** Which drug's start breaks the series of an item. */
    private static final Map<Item, Fact> DRUGS = Map.of(
            Item.SBP,
            Fact.PRESSURE_DRUG,
            Item.DBP,
            Fact.PRESSURE_DRUG,
            Item.LDL,
            Fact.LIPID_DRUG,
            Item.HDL,
            Fact.LIPID_DRUG);

    private final RecordStore store;
    private final Clock clock;

    PredictRisk(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Operation(name = "$predict-risk", type = Patient.class, idempotent = true, manualRequest = true)
    public Bundle predictRisk(@IdParam IdType patient, RequestDetails request) {
        var today = LocalDate.now(clock);
        var question = request.getRequestType() == RequestTypeEnum.GET
                ? Question.ofUrl(request, today)
                : Question.ofBody(request, today);
        var caller = CallerOf.request(request).orElseThrow();
        var of = store.read(caller, Patient.class, patient.getIdPart())
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE));
        var born = born(of).orElseThrow(() -> new Refusal(NO_PERSON));
        var query = "patient=Patient/" + patient.getIdPart() + "&"
                + History.query(CheckupItems::codes, CheckupItems::loinc) + "&_sort=date";
        var history = History.of(store.search(caller, Observation.class, query), question.asOf(), CheckupItems::loinc);
        if (history.newest().isEmpty()) {
            throw new Refusal(NO_CHECKUP);
        }
        var age = born.until(question.asOf()).getYears();
        var person = history.person(age, of.getGender() == AdministrativeGender.MALE);
        return answer(new PersonId(patient.getIdPart()), question, history, person, born);
    }

    private static Bundle answer(PersonId id, Question question, History history, Person person, LocalDate born) {
        var answer = new PredictionAnswer(id, question.asOf());
        var basis = history.sources();
        history.notes().forEach(answer::note);
        question.models().forEach(model -> answer.result(model.card(), model.judge(person), "", basis));
        forecasts(answer, question, history, person, born, person, "");
        question.scenarios().forEach((name, levers) -> {
            var changed = WhatIf.changed(person, levers);
            question.models().forEach(model -> answer.result(model.card(), model.judge(changed), name, basis));
            forecasts(answer, question, history, person, born, changed, name);
        });
        return answer.answer();
    }

    /** Under a scenario the expected value is moved by the average effect; its uncertainty is that of no change. */
    private static void forecasts(
            PredictionAnswer answer,
            Question question,
            History history,
            Person person,
            LocalDate born,
            Person changed,
            String scenario) {
        for (var item : question.items()) {
            var drift = Drift.of(item).orElseThrow();
            var series = history.series(item, Optional.ofNullable(DRUGS.get(item)));
            var readings = drift.usable(History.readings(series, born, question.asOf()), 0, person.man());
            var sources = series.stream().map(History.Found::source).toList();
            var effect = changed.of(item).orElse(0.0) - person.of(item).orElse(0.0);
            for (var year = 1; year <= question.horizon(); year++) {
                var day = question.asOf().plusYears(year);
                var mean = Drift.mean(item, person.man(), History.years(born, day));
                drift.forecast(
                                readings,
                                History.years(question.asOf(), day),
                                mean,
                                reading -> Drift.mean(item, person.man(), reading.age()))
                        .ifPresent(forecast -> answer.forecast(item, day, moved(forecast, effect), scenario, sources));
            }
        }
    }

    private static Forecast moved(Forecast forecast, double effect) {
        return new Forecast(
                forecast.mean() + effect, forecast.lower() + effect, forecast.upper() + effect, forecast.ofReading());
    }

    private static Optional<LocalDate> born(Patient patient) {
        var text = patient.getBirthDateElement().getValueAsString();
        var isKnown =
                patient.getGender() == AdministrativeGender.MALE || patient.getGender() == AdministrativeGender.FEMALE;
        return isKnown && text != null && text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    }
}

package jp.kenkotecho.prediction;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.prediction.fhir.PredictionAnswer;
import jp.kenkotecho.prediction.fhir.ProposedCare;
import jp.kenkotecho.prediction.model.Intervention;
import jp.kenkotecho.prediction.model.Proposals;
import jp.kenkotecho.prediction.model.Proposals.Proposal;
import jp.kenkotecho.prediction.model.Suited;
import jp.kenkotecho.prediction.model.WhatIf;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.FhirProvider;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;

/** {@code GET} and {@code POST Patient/{id}/$predict-risk}: where values are heading, and what a change would do. */
@FhirProvider
class PredictRisk {

    static final Set<String> PARAMETERS = Question.PARAMETERS;
    static final Set<String> SCENARIO_PARTS = Question.SCENARIO_PARTS;
    static final Set<String> LEVER_PARTS = Levers.PARTS;

    private static final Problem NOT_PROPOSED = Problem.of(
                    Problem.Kind.INCOMPLETE,
                    "提案されていないものは目標にできません。includeProposals で提案を確かめてください。",
                    "Only what is proposed can be taken up: see includeProposals.")
            .at("store");

    private final Outlooks outlooks;
    private final Acceptance acceptance;
    private final PredictionSettings settings;
    private final Clock clock;

    PredictRisk(Outlooks outlooks, Acceptance acceptance, PredictionSettings settings, Clock clock) {
        this.outlooks = outlooks;
        this.acceptance = acceptance;
        this.settings = settings;
        this.clock = clock;
    }

    @Operation(name = "$predict-risk", type = Patient.class, idempotent = true, manualRequest = true)
    public Bundle predictRisk(@IdParam IdType patient, RequestDetails request) {
        var today = LocalDate.now(clock);
        var question = request.getRequestType() == RequestTypeEnum.GET
                ? Question.ofUrl(request, today, settings.models())
                : Question.ofBody(request, today, settings.models());
        var caller = CallerOf.request(request).orElseThrow();
        var outlook = outlooks.of(caller, patient.getIdPart(), question.asOf());
        var answer = answer(caller, new PersonId(patient.getIdPart()), question, outlook);
        return question.brief() ? BriefAnswer.of(answer) : answer;
    }

    /** What could not be computed, and why. */
    List<ThreeYears.Untold> untold(Caller caller, PersonId id, Question question, Outlook outlook) {
        return answer(caller, id, question, outlook).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(OperationOutcome.class::isInstance)
                .flatMap(outcome -> ((OperationOutcome) outcome).getIssue().stream())
                .map(issue -> new ThreeYears.Untold(issue.getDetails().getText(), issue.getDiagnostics()))
                .toList();
    }

    Bundle answer(Caller caller, PersonId id, Question question, Outlook outlook) {
        var answer = new PredictionAnswer(id, question.asOf());
        new ScenarioAnswer(answer, question, outlook, outlook.person(), "").add();
        question.scenarios().forEach((name, levers) -> {
            var suited = Suited.of(outlook.person(), levers);
            suited.against().forEach((lever, why) -> answer.note(unsuited(name, lever, why)));
            var changed = WhatIf.changed(outlook.person(), suited.amounts());
            new ScenarioAnswer(answer, question, outlook, changed, name).add();
        });
        if (question.proposals()) {
            propose(answer, caller, id, question, outlook);
        }
        outlook.history().notes().forEach(answer::note);
        return answer.answer();
    }

    /** What was tried and does nothing for this person. */
    private static Problem unsuited(String scenario, Intervention lever, Text why) {
        return Problem.of(
                        Problem.Kind.NOT_SUPPORTED,
                        lever.display().ja() + ": 効果を計算しません。" + why.ja(),
                        lever.display().en() + ": no effect is computed. " + why.en())
                .at(scenario + "." + lever.code());
    }

    private void propose(PredictionAnswer answer, Caller caller, PersonId id, Question question, Outlook outlook) {
        var care = new ProposedCare(id, outlook.person(), question.asOf());
        var proposals = Proposals.of(outlook.person(), question.models());
        var proposed = proposals.stream().map(Proposal::advice).toList();
        if (!proposed.containsAll(question.store())) {
            throw new Refusal(NOT_PROPOSED);
        }
        var stored = acceptance.of(
                caller, id, question.store().stream().map(care::accepted).toList());
        answer.care(care, outlook.referred(), proposals, stored);
    }
}

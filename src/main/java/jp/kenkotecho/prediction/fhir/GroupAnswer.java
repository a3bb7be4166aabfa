package jp.kenkotecho.prediction.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.BeyondReferral;
import jp.kenkotecho.prediction.fhir.PredictionAnswer.Beside;
import jp.kenkotecho.prediction.model.Advice;
import jp.kenkotecho.prediction.model.Modifiable;
import jp.kenkotecho.prediction.model.Result;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;

/** What is answered about each of an organization's people: a line. */
public final class GroupAnswer {

    private GroupAnswer() {}

    /** Somebody's line of a ranking: the risk as it is, by how much it falls, and what to advise; a doctor first. */
    public static RiskAssessment ranked(
            PersonId person,
            LocalDate asOf,
            Modifiable modifiable,
            Result now,
            List<BeyondReferral> referred,
            List<? extends DomainResource> basis) {
        var card = modifiable.model().card();
        var subject = new Reference("Patient/" + person.value());
        var assessment = new Assessments(subject, asOf).of(card, now, Beside.NOTHING, "", basis);
        assessment.addExtension(
                Canonical.profile("modifiable-risk"), new DecimalType(Assessments.rounded(modifiable.falls())));
        var doctor = Referred.names(referred);
        var advice = modifiable.by().stream().map(Advice::display).map(text -> text.ja());
        assessment.setMitigation(
                Stream.concat(doctor.isEmpty() ? Stream.empty() : Stream.of("受診をすすめる (" + doctor + ")"), advice)
                        .collect(Collectors.joining("、")));
        return assessment;
    }

    /** Somebody who was not computed, and why. */
    public static OperationOutcome leftOut(PersonId person, List<Problem> why) {
        var about = why.stream()
                .map(problem -> problem.at("Patient/" + person.value()))
                .toList();
        return Outcome.of(about, IssueSeverity.INFORMATION);
    }
}

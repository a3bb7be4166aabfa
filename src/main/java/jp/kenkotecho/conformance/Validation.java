package jp.kenkotecho.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import ca.uhn.fhir.validation.IValidationContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.FhirInterceptor;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.annotation.Primary;

/**
 * {@code $validate}: HAPI's operation, saying what a write would say, and the remarks that a write keeps to itself. Since
 * the caller asked about their own content, the validator's own sentence is added.
 */
@FhirInterceptor
@Primary
class Validation implements IInstanceValidatorModule {

    private static final Text UNKNOWN_PROFILE = new Text("知らないプロファイルです。", "That profile is not known here.");

    private final ProfileValidator validator;
    private final FhirContext fhir;

    Validation(ProfileValidator validator, FhirContext fhir) {
        this.validator = validator;
        this.fhir = fhir;
    }

    @Override
    public void validateResource(IValidationContext<IBaseResource> asked) {
        var resource = (Resource) asked.getResource();
        var profiles = List.copyOf(asked.getOptions().getProfiles());
        unknown(profiles.stream(), true).forEach(finding -> asked.addValidationMessage(new Told(finding)));
        unknown(resource.getMeta().getProfile().stream().map(CanonicalType::getValue), false)
                .forEach(finding -> asked.addValidationMessage(new Told(finding)));
        validator.findings(resource, profiles).forEach(finding -> asked.addValidationMessage(new Told(finding)));
    }

    /** One that was asked for has to be known; one that is claimed may be somebody else's. */
    private Stream<Finding> unknown(Stream<String> profiles, boolean isError) {
        return profiles.filter(profile -> !validator.knows(profile))
                .map(profile -> new Finding(isError, "unknown-profile", "", UNKNOWN_PROFILE, UNKNOWN_PROFILE.en()));
    }

    @Hook(Pointcut.VALIDATION_COMPLETED)
    ValidationResult inOurWords(ValidationResult found) {
        return new ValidationResult(fhir, found.getMessages()) {
            @Override
            public IBaseOperationOutcome toOperationOutcome() {
                return outcome(getMessages());
            }
        };
    }

    private static OperationOutcome outcome(List<SingleValidationMessage> messages) {
        var outcome = new OperationOutcome();
        for (var message : messages) {
            var finding = message instanceof Told told ? told.finding : other(message);
            Outcome.add(outcome, finding.problem(), severity(message.getSeverity()));
            var issue = outcome.getIssue().get(outcome.getIssue().size() - 1);
            issue.setDiagnostics(issue.getDiagnostics() + " " + finding.said());
        }
        if (messages.isEmpty()) {
            Outcome.add(
                    outcome,
                    Problem.of(Problem.Kind.NONCONFORMING, "問題は見つかりませんでした。", "No problem was found."),
                    IssueSeverity.INFORMATION);
            outcome.getIssueFirstRep().setCode(OperationOutcome.IssueType.INFORMATIONAL);
        }
        return outcome;
    }

    /** A finding of HAPI's parser, or of its check of ids. */
    private static Finding other(SingleValidationMessage message) {
        var text = new Text("リソースとして読み取れないか、id が合いません。", "It cannot be read as a resource, or its id does not fit.");
        var where = message.getLocationString() == null ? "" : message.getLocationString();
        return new Finding(true, "", where, text, message.getMessage());
    }

    private static IssueSeverity severity(ResultSeverityEnum severity) {
        return IssueSeverity.fromCode(severity.getCode());
    }

    /** One of HAPI's messages that remembers what it says in our words. */
    private static final class Told extends SingleValidationMessage {

        private final Finding finding;

        Told(Finding finding) {
            this.finding = finding;
            setSeverity(finding.isError() ? ResultSeverityEnum.ERROR : ResultSeverityEnum.WARNING);
            setMessageId(finding.rule());
            setMessage(finding.said());
            setLocationString(finding.where());
        }
    }
}

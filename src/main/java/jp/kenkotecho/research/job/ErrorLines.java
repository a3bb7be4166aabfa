package jp.kenkotecho.research.job;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.Outcome;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.springframework.stereotype.Component;

/** The file of errors of an export: one OperationOutcome for each thing asked for that it does not do. */
@Component
class ErrorLines {

    private final FhirContext fhir;

    ErrorLines(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** @param ignored names of parameters */
    NdjsonLines of(List<String> ignored) {
        var lines = new NdjsonLines();
        var line = new ExportLine(fhir, Set.of());
        for (var name : ignored) {
            var problem = Problem.of(
                            Problem.Kind.NOT_SUPPORTED,
                            "このパラメーターには対応していないため、無視しました。",
                            "This parameter is not supported and was ignored.")
                    .at(name);
            lines.add(line.of(Outcome.of(List.of(problem), IssueSeverity.WARNING)));
        }
        return lines;
    }
}

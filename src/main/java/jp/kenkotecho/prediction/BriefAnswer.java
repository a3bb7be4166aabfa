package jp.kenkotecho.prediction;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;

/**
 * The answer of {@code $predict-risk} for a phone, cut as a summary of FHIR is (R4 §3.1.1.5.8): what is to be expected, and
 * what could not be computed, without the readings and models behind it and without each year on the way. What is cut says so
 * (SUBSETTED).
 */
final class BriefAnswer {

    private static final Coding SUBSETTED = new Coding(
            "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
            "SUBSETTED",
            "Resource encoded in summary mode");

    private BriefAnswer() {}

    static Bundle of(Bundle answer) {
        var last = lastDays(answer);
        var brief = new Bundle().setType(answer.getType());
        answer.getEntry().stream()
                .filter(entry -> isKept(entry.getResource(), last))
                .forEach(entry -> brief.addEntry(cut(entry)));
        return brief;
    }

    /** The years on the way are left out, for each item and each scenario. */
    private static boolean isKept(Resource resource, Map<String, String> last) {
        return resource instanceof Observation value
                ? day(value).equals(last.get(series(value)))
                : !(resource instanceof Library);
    }

    private static Map<String, String> lastDays(Bundle answer) {
        return answer.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .flatMap(resource -> resource instanceof Observation value ? Stream.of(value) : Stream.empty())
                .collect(Collectors.toMap(
                        BriefAnswer::series, BriefAnswer::day, (one, other) -> one.compareTo(other) > 0 ? one : other));
    }

    private static String series(Observation value) {
        var scenarios = value.getExtension().stream()
                .map(extension -> extension.getUrl() + " " + extension.getValue())
                .toList();
        return value.getCode().getText() + " " + scenarios;
    }

    private static String day(Observation value) {
        return value.getEffectiveDateTimeType().getValueAsString();
    }

    private static BundleEntryComponent cut(BundleEntryComponent entry) {
        var resource = entry.getResource().copy();
        if (resource instanceof Observation value) {
            value.setDerivedFrom(List.of());
            value.setMethod(null);
            subsetted(value);
        } else if (resource instanceof RiskAssessment assessment) {
            assessment.setBasis(List.of());
            assessment.getPrediction().forEach(prediction -> prediction.setRationale(null));
            subsetted(assessment);
        }
        return new BundleEntryComponent().setFullUrl(entry.getFullUrl()).setResource(resource);
    }

    private static void subsetted(Resource resource) {
        resource.getMeta().addTag(SUBSETTED.copy());
    }
}

package jp.kenkotecho.conformance;

import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * How much of one resource is judged, so that nobody can keep the server busy for minutes with one request.
 *
 * @param maxElements of the resource with all that it contains
 */
record JudgingBudget(int maxElements) {

    /** Profiles that one resource may claim, at any depth: each is judged by itself. The most seen in earnest is three. */
    private static final int MAX_CLAIMS = 10;

    static final Problem TOO_MUCH = Problem.of(
            Problem.Kind.TOO_MUCH,
            "一つのリソースの要素かプロファイルが多すぎて、確かめられません。分けて送ってください。",
            "The resource has too many elements, or claims too many profiles, to be judged: send it in parts.");

    boolean isExceededBy(Resource resource) {
        return elements(resource, maxElements) > maxElements;
    }

    /** Counts elements with values and those that hold others, and stops at the limit. */
    private static int elements(Base element, int most) {
        if (element instanceof Resource resource
                && resource.getMeta().getProfile().size() > MAX_CLAIMS) {
            return most + 1;
        }
        var count = 1;
        for (var property : element.children()) {
            for (var child : property.getValues()) {
                if (count > most) {
                    return count;
                }
                count += elements(child, most - count);
            }
        }
        return count;
    }
}

package jp.kenkotecho.research.request;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an export is asked for, understood and found allowed.
 *
 * @param types which types leave
 * @param since only what changed at or after it, as FHIR writes an instant; empty for all
 * @param until only what changed before it; empty for all up to the kick-off
 * @param elements which elements leave, {@code Observation.code} or {@code code}; none for all
 * @param filters for some types the searches of which a resource has to match one
 * @param patients whose records, by the ids that the client knows; none for all
 * @param ignored what was asked for and is not done, said in the file of errors
 */
public record ExportRequest(
        Set<String> types,
        String since,
        String until,
        Set<String> elements,
        Map<String, List<String>> filters,
        Set<String> patients,
        List<String> ignored) {

    public ExportRequest {
        types = Set.copyOf(types);
        elements = Set.copyOf(elements);
        filters = Map.copyOf(filters);
        patients = Set.copyOf(patients);
        ignored = List.copyOf(ignored);
    }
}

package jp.kenkotecho.summary.fhir;

import java.util.List;
import java.util.Set;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordState;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;

/**
 * A section of the summary: a line of {@code sections.tsv}.
 *
 * @param code LOINC, as IPS 2.0.1 gives it to the section
 * @param display LOINC's name of it
 * @param title what people read, Japanese and English
 * @param type of the resources in it
 * @param category of the resources looked for, {@code system|code} or {@code code}; empty for any
 * @param order by which search parameter they are newest first; empty where the order does not matter
 * @param most how many are looked at; 0 for all
 * @param states the states that belong here; a resource without one belongs wherever the empty state does
 * @param newest how many of each code; 0 for all
 */
public record SummarySection(
        String code,
        String display,
        String title,
        Class<? extends DomainResource> type,
        String category,
        String order,
        int most,
        Set<String> states,
        int newest) {

    private static final List<Class<? extends DomainResource>> TYPES = List.of(
            AllergyIntolerance.class,
            CarePlan.class,
            Condition.class,
            Immunization.class,
            MedicationStatement.class,
            Observation.class,
            Procedure.class);

    private static final List<SummarySection> ALL = TsvTable.of(SummarySection.class, "sections.tsv").rows().stream()
            .map(row -> new SummarySection(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    type(row.get(3)),
                    row.get(4),
                    row.get(5),
                    Integer.parseInt(row.get(6)),
                    Set.of(row.get(7).split(",", -1)),
                    Integer.parseInt(row.get(8))))
            .toList();

    /** The sections in the order in which they are read. */
    public static List<SummarySection> all() {
        return ALL;
    }

    /** What to look for in a person's record. */
    public RecordQuery<? extends DomainResource> query(PersonId person) {
        return bounded(RecordQuery.of(type, person));
    }

    private <T extends DomainResource> RecordQuery<T> bounded(RecordQuery<T> all) {
        var ofCategory = category.isEmpty() ? all : all.matching("category", category);
        var ordered = order.isEmpty() ? ofCategory : ofCategory.newestFirst(order);
        return most == 0 ? ordered : ordered.first(most);
    }

    /** Whether the resource stands in this section, going by its state. */
    public boolean holds(DomainResource resource) {
        return states.contains(RecordState.of(resource));
    }

    private static Class<? extends DomainResource> type(String name) {
        return TYPES.stream()
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

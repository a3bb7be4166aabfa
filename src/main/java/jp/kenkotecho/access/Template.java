package jp.kenkotecho.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.Organization;

/**
 * What is offered when a resident shares: a row of {@code templates.tsv}.
 *
 * @param purpose HL7 v3-ActReason
 * @param days how long, at first
 * @param categories ticked at first; nothing is shared before the form is sent and confirmed
 */
public record Template(String kind, String purpose, int days, Set<InformationCategory> categories) {

    /** HL7 organization-type of an office. */
    private static final String GOVERNMENT = "govt";

    private static final Map<String, Template> ALL = TsvTable.of(Template.class, "templates.tsv").rows().stream()
            .map(row -> new Template(
                    row.get(0),
                    row.get(1),
                    Integer.parseInt(row.get(2)),
                    Arrays.stream(row.get(3).split(","))
                            .filter(code -> !code.isEmpty())
                            .map(InformationCategory::of)
                            .collect(Collectors.toSet())))
            .collect(Collectors.toMap(Template::kind, Function.identity()));

    /** The kind of an organization: {@code clinic} or {@code office}. */
    public static String kindOf(Organization organization) {
        var office = organization.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .anyMatch(coding -> GOVERNMENT.equals(coding.getCode()));
        return office ? "office" : "clinic";
    }

    /** The codes of {@link #categories}, as forms send them. */
    public List<String> codes() {
        return categories.stream().map(InformationCategory::code).toList();
    }

    /** The template for {@code clinic}, {@code office} or {@code family}. */
    public static Template of(String kind) {
        var template = ALL.get(kind);
        if (template == null) {
            throw new IllegalArgumentException("no template for " + kind);
        }
        return template;
    }
}

package jp.kenkotecho.access;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.profile.Elements;
import jp.kenkotecho.profile.Integrity;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A rule that tells whose word a record is that somebody may add by consent: a row of {@code authors.tsv}.
 *
 * @param element where it says so
 * @param category to which it must belong; any where it is empty
 * @param adds what one must be allowed to add
 * @param answered whether the person may change it, whoever wrote it
 */
record Authorship(
        String type, String element, Optional<InformationCategory> category, Contribution adds, boolean answered) {

    private static final Set<String> PROFESSIONALS =
            Set.of("Practitioner", "PractitionerRole", "Organization", "Device");

    private static final Map<String, Authorship> ALL = TsvTable.of(Authorship.class, "authors.tsv").rows().stream()
            .map(row -> new Authorship(
                    row.get(0),
                    row.get(1),
                    Optional.of(row.get(2)).filter(code -> !code.isEmpty()).map(InformationCategory::of),
                    Contribution.valueOf(row.get(3)),
                    "yes".equals(row.get(4))))
            .collect(Collectors.toMap(Authorship::type, Function.identity()));

    /** The rule of a message, of a note, or of what belongs to health guidance; nothing else is added by consent. */
    static Optional<Authorship> of(Resource resource) {
        return Optional.ofNullable(ALL.get(resource.fhirType()))
                .filter(one -> one.category.isEmpty() || one.category.equals(CategoryLabels.categoryOf(resource)));
    }

    /** Whether it says that it is the word of one of these, {@code Practitioner/…}. */
    boolean isBy(Collection<String> links, Resource resource) {
        return authors(resource).stream().anyMatch(links::contains);
    }

    /** Whether it is labelled so; of the reader of a link, and of what a former version stored, the signature tells. */
    static boolean isProfessionals(Resource resource) {
        var signed = of(resource);
        if (signed.filter(Authorship::answered).isPresent()) {
            return false;
        }
        var integrity = Integrity.of(resource);
        return integrity.isPresent()
                ? integrity.get() == Integrity.PROFESSIONAL
                : signed.filter(one -> one.isSignedByOther(resource)).isPresent();
    }

    private boolean isSignedByOther(Resource resource) {
        return authors(resource).stream()
                .map(author -> String.valueOf(new IdType(author).getResourceType()))
                .anyMatch(PROFESSIONALS::contains);
    }

    /** Where it says so, as R4 calls it: {@code Encounter.participant.individual}. */
    String path() {
        return type + "." + element;
    }

    /** The authors that the record itself names, {@code Practitioner/…}. */
    Set<String> authors(Resource resource) {
        return Elements.at(resource, element)
                .filter(Reference.class::isInstance)
                .map(author -> ((Reference) author).getReference())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}

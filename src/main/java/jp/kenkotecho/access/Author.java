package jp.kenkotecho.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.access.Naming.Says;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * Somebody of whom a resource, or one that it contains, says that something in it is their word or deed.
 *
 * @param element where it says so, {@code Condition.recorder}
 * @param isWord or else a deed
 * @param who {@code Practitioner/…}; for whoever is named in another way, whatever there is: a contained one, an
 *     identifier, a bare name
 * @param isProfessional or cannot be told from one
 */
record Author(String element, boolean isWord, String who, boolean isProfessional) {

    private static final Set<String> NO_PROFESSIONALS =
            Set.of("Patient", "RelatedPerson", "Device", "Location", "Group");

    static Set<Author> of(Resource resource) {
        var authors = new LinkedHashSet<Author>();
        collect(resource, Authorship.of(resource).map(Authorship::path).orElse(""), authors);
        return authors;
    }

    /** @param signed the element by which this resource says whose word it is as a whole, whatever it is in others */
    private static void collect(Base base, String signed, Collection<Author> authors) {
        for (var property : base.children()) {
            var element = base.fhirType() + "." + property.getName();
            for (var value : property.getValues()) {
                var says = isName(value, element) ? Naming.of(element) : Says.NAMES;
                if (says != Says.NAMES) {
                    of(value, element, says == Says.WORD || element.equals(signed))
                            .ifPresent(authors::add);
                }
                collect(value, signed, authors);
            }
        }
    }

    /** A bare text where a reference may stand too is a name: {@code Annotation.author[x]}. */
    private static boolean isName(Base value, String element) {
        return value instanceof Reference || (value instanceof StringType && element.endsWith("[x]"));
    }

    private static Optional<Author> of(Base value, String element, boolean isWord) {
        if (!(value instanceof Reference reference)) {
            return Optional.of(new Author(element, isWord, "\"" + value.primitiveValue() + "\"", true));
        }
        if (isEmpty(reference)) {
            return Optional.empty();
        }
        return Optional.of(new Author(element, isWord, who(reference), !NO_PROFESSIONALS.contains(type(reference))));
    }

    /** Whether a reference names nobody, as a masked one. Any extension or id names somebody, who cannot be told. */
    private static boolean isEmpty(Reference reference) {
        return !reference.hasReference()
                && !reference.hasIdentifier()
                && !reference.hasDisplay()
                && !reference.hasId()
                && reference.getResource() == null
                && reference.getExtension().stream().allMatch(ReferenceMasking::isMask);
    }

    private static String who(Reference reference) {
        return reference.hasReference()
                ? reference.getReference()
                : "\"" + reference.getIdentifier().getSystem() + "|"
                        + reference.getIdentifier().getValue() + " " + reference.getDisplay() + "\"";
    }

    private static String type(Reference reference) {
        return String.valueOf(
                reference.hasReference()
                        ? new IdType(reference.getReference()).getResourceType()
                        : reference.getType());
    }
}

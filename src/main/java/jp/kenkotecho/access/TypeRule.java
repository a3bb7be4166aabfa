package jp.kenkotecho.access;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Elements;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What people's tokens can reach of a resource type, and whose a resource of it is: a row of {@code types.tsv}.
 *
 * @param path of the element that refers to the patient
 */
record TypeRule(String type, Kind kind, String path, Writers writers) {

    enum Kind {
        PERSON,
        DIRECTORY,
        /** Kept apart from the record by the feature that serves it, which judges who may; nothing of it is stored. */
        APART
    }

    enum Writers {
        APP,
        OWN_APP,
        SERVER
    }

    private static final String SELF = "self";
    private static final String PATIENT = "Patient/";

    private static final Map<String, TypeRule> RULES = TsvTable.of(TypeRule.class, "types.tsv").rows().stream()
            .map(row -> new TypeRule(
                    row.get(0),
                    Kind.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                    row.get(2),
                    Writers.valueOf(row.get(3).replace('-', '_').toUpperCase(Locale.ROOT))))
            .collect(Collectors.toMap(TypeRule::type, Function.identity()));

    /** Empty for a type that people's tokens do not reach at all. */
    static Optional<TypeRule> of(String type) {
        return Optional.ofNullable(RULES.get(type));
    }

    static Stream<TypeRule> all() {
        return RULES.values().stream();
    }

    boolean isAboutPersons() {
        return kind == Kind.PERSON;
    }

    boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    static boolean isKeptApart(String type) {
        return of(type).filter(rule -> rule.kind == Kind.APART).isPresent();
    }

    boolean isThePerson() {
        return path.equals(SELF);
    }

    /**
     * The people whom a resource is about. A reference counts only when it is one of ours and literal: an identifier, a
     * display, or another server's URL names nobody here.
     *
     * @param ourBase see {@link ServerBaseUrl}
     */
    Set<PersonId> subjectsOf(Resource resource, String ourBase) {
        if (isThePerson()) {
            return resource.getIdElement().hasIdPart()
                    ? Set.of(new PersonId(resource.getIdElement().getIdPart()))
                    : Set.of();
        }
        var subjects = new LinkedHashSet<PersonId>();
        Elements.at(resource, path).forEach(value -> {
            if (value instanceof Reference reference) {
                patient(reference, ourBase).ifPresent(subjects::add);
            }
        });
        return subjects;
    }

    private static Optional<PersonId> patient(Reference reference, String ourBase) {
        var text = reference.getReference();
        if (text == null) {
            return Optional.empty();
        }
        if (text.startsWith(PATIENT) && text.indexOf('/', PATIENT.length()) < 0 && text.indexOf('?') < 0) {
            // As all but a few are written: no need to take it apart.
            return PersonId.read(text.substring(PATIENT.length()));
        }
        var id = new IdType(text);
        return "Patient".equals(id.getResourceType())
                        && id.hasIdPart()
                        && (!id.isAbsolute() || ourBase.equals(id.getBaseUrl()))
                ? PersonId.read(id.getIdPart())
                : Optional.empty();
    }
}

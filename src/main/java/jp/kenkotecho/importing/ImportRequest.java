package jp.kenkotecho.importing;

import java.util.List;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;

/**
 * What an importer has read for one person and wants in the record.
 *
 * @param person whose record
 * @param source where it comes from, as {@code meta.source}: {@code http://kenko-techo.jp/id/source/…}
 * @param authors who says so: the pharmacy, the clinic; may be empty
 * @param original the document it was read from, kept with it: none or one
 * @param resources each with an identifier of ours ({@code http://kenko-techo.jp/id/…}) by which it is recognised again
 * @param corrects whether the source is the authority on them: what the record holds otherwise gets a new version
 * @param formerKeys by which keys the record may hold them too
 */
public record ImportRequest(
        PersonId person,
        String source,
        List<Reference> authors,
        List<DomainResource> original,
        List<? extends DomainResource> resources,
        boolean corrects,
        FormerKeys formerKeys) {

    /** An arrival from a source that only adds. */
    public ImportRequest(
            PersonId person,
            String source,
            List<Reference> authors,
            List<DomainResource> original,
            List<? extends DomainResource> resources) {
        this(person, source, authors, original, resources, false, FormerKeys.NONE);
    }

    public ImportRequest {
        authors = List.copyOf(authors);
        original = List.copyOf(original);
        resources = List.copyOf(resources);
    }

    /** The same, made with these keys. */
    public ImportRequest keyedBy(ArrivalKeys keys) {
        return new ImportRequest(person, source, authors, original, resources, corrects, keys.former());
    }

    /** The same of a source that is the authority on what it tells. */
    public ImportRequest correcting() {
        return new ImportRequest(person, source, authors, original, resources, true, formerKeys);
    }
}

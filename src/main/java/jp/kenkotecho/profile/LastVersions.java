package jp.kenkotecho.profile;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/**
 * What is stored of a resource last, deleted or not, for whoever decides what may be seen of it. Nobody is judged here: a
 * test lets nothing but the gate's own room ask.
 */
public interface LastVersions {

    /**
     * The newest version that says anything.
     *
     * @param isDeleted whether the resource was deleted after it
     */
    record LastVersion(Resource resource, boolean isDeleted) {}

    /**
     * The last versions of every resource of these types with one of these ids, by one statement, whatever there is:
     * what is absent takes the same work as what is not to be seen. In no order.
     */
    List<LastVersion> of(Set<String> types, Set<String> ids);
}

package jp.kenkotecho.profile;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;

/** What lies in a resource at the end of a path of element names, {@code participant.individual}. */
public final class Elements {

    private Elements() {}

    /** Every value there, of whichever repetition; none where there is no such element. */
    public static Stream<Base> at(Base base, String path) {
        var dot = path.indexOf('.');
        if (dot < 0) {
            return base.listChildrenByName(path).stream();
        }
        return base.listChildrenByName(path.substring(0, dot)).stream()
                .flatMap(child -> at(child, path.substring(dot + 1)));
    }
}

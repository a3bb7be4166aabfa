package jp.kenkotecho.sharing;

import java.util.Set;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** For features: whose a resource is, as the gate tells. */
@Component
public class Subjects {

    private final Gate gate;

    Subjects(Gate gate) {
        this.gate = gate;
    }

    /** Nobody's for what is about nobody, or when it cannot be told. */
    public Set<PersonId> of(Resource resource) {
        return gate.subjectsOf(resource);
    }
}

package jp.kenkotecho.profile;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** Where a resource comes from: who says so, and which client brought it in. */
public final class ProvenanceRecipe {

    private static final String AGENT_TYPE = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private ProvenanceRecipe() {}

    /**
     * The Provenance of an import, and of what somebody without an account adds.
     *
     * @param person in whose record it is; a target too, by which the person's own view finds it
     * @param targets what was brought in, each reference with its {@code type}, from which the label is derived
     * @param recorded when the server took it
     * @param authors whose word it is; may be empty
     */
    public static Provenance imported(
            PersonId person, List<Reference> targets, Instant recorded, Caller caller, List<Reference> authors) {
        var provenance = new Provenance();
        provenance.getMeta().addProfile(Canonical.profile("kt-provenance"));
        targets.forEach(provenance::addTarget);
        provenance.addTarget(new Reference("Patient/" + person.value()).setType("Patient"));
        provenance.setRecorded(Date.from(recorded));
        provenance.addAgent().setType(type("assembler")).setWho(client(caller));
        authors.forEach(author -> provenance.addAgent().setType(type("author")).setWho(author));
        return provenance;
    }

    private static Reference client(Caller caller) {
        return new Reference()
                .setType("Device")
                .setIdentifier(
                        new Identifier().setSystem(Canonical.ID + "client").setValue(caller.client()));
    }

    private static CodeableConcept type(String code) {
        return new CodeableConcept(new Coding().setSystem(AGENT_TYPE).setCode(code));
    }
}

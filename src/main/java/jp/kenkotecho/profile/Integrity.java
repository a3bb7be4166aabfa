package jp.kenkotecho.profile;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * The label that says whose word a version of a record is, as far as the server saw it: in {@code meta.security}, set
 * by the server alone, and gone when somebody else writes the next version. Source: HL7 v3-ObservationValue, security
 * integrity provenance.
 */
public enum Integrity {
    /** This server says it by itself (device asserted). */
    SERVER("DEVAST"),
    /** A professional's: written by one, or by the system of their institution, in their name. */
    PROFESSIONAL("HCPAST"),
    /** The person's app or an import of theirs tells what a professional did or said (patient reported). */
    TOLD_BY_PERSON("PATRPT");

    static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private final String code;

    Integrity(String code) {
        this.code = code;
    }

    /** Empty where nobody's name counts, and for what a former version of this server stored. */
    public static Optional<Integrity> of(Resource resource) {
        return resource.getMeta().getSecurity().stream()
                .filter(label -> SYSTEM.equals(label.getSystem()))
                .flatMap(label -> Arrays.stream(values()).filter(one -> one.code.equals(label.getCode())))
                .findFirst();
    }

    public void label(Resource resource) {
        resource.getMeta().addSecurity(new Coding().setSystem(SYSTEM).setCode(code));
    }
}

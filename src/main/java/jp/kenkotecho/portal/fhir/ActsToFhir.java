package jp.kenkotecho.portal.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.portal.model.Act;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;

/** What claims tell was done, as Procedure. No diagnosis is inferred from it. */
public final class ActsToFhir {

    /** A system of ours for the nine digits, since it is not public which OID they are of. */
    private static final String CODES = Canonical.ID + "medical-act-code";

    private final PersonId person;
    private final Keys keys;

    /** @param keyed turns personal text into a key that does not tell it */
    public ActsToFhir(PersonId person, UnaryOperator<String> keyed) {
        this.person = person;
        this.keys = new Keys(person, keyed);
    }

    /** One for each row, in their order. */
    public List<DomainResource> resources(List<Act> acts) {
        var resources = new ArrayList<DomainResource>();
        acts.forEach(act -> resources.add(procedure(act)));
        return resources;
    }

    private Procedure procedure(Act act) {
        var procedure = new Procedure().setStatus(ProcedureStatus.COMPLETED);
        procedure.addIdentifier(keys.next(
                "medical-act",
                act.first().toString(),
                act.last().toString(),
                act.name(),
                act.code(),
                act.provider().name()));
        var code = new CodeableConcept().setText(act.name());
        if (!act.code().isEmpty()) {
            code.addCoding(new Coding().setSystem(CODES).setCode(act.code()));
        }
        procedure.setCode(code);
        if (!act.kind().isEmpty()) {
            procedure.setCategory(new CodeableConcept().setText(act.kind()));
        }
        procedure.setSubject(new Reference("Patient/" + person.value()));
        procedure.setPerformed(
                act.first().equals(act.last())
                        ? new DateTimeType(act.first().toString())
                        : new Period()
                                .setStartElement(new DateTimeType(act.first().toString()))
                                .setEndElement(new DateTimeType(act.last().toString())));
        if (act.provider().isNamed()) {
            procedure.addPerformer().setActor(Institutions.medical(act.provider()));
        }
        var note = Stream.of(act.setting(), act.days() > 0 ? act.days() + "日" : "", act.note())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        if (!note.isEmpty()) {
            procedure.addNote().setText(note);
        }
        return procedure;
    }
}

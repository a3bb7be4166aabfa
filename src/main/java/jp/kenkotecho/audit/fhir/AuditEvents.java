package jp.kenkotecho.audit.fhir;

import java.util.Date;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.InformationCategory;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * An entry as AuditEvent, after IHE BALP (Patient read, query, create, update, delete, and the consent that decided):
 * the person as patient entity, the consents as entities, and what was seen as an entity that counts types and carries
 * the labels of the categories.
 */
public final class AuditEvents {

    private static final String REST = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String ENTITY = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String AGENT = "http://dicom.nema.org/resources/ontology/DCM";

    private AuditEvents() {}

    public static AuditEvent of(AuditEntry entry) {
        var event = new AuditEvent();
        event.setId("AuditEvent/" + entry.id());
        event.getMeta().addProfile(Canonical.profile("kt-audit-event"));
        event.setType(new Coding(REST, "rest", "RESTful Operation"));
        event.addSubtype(new Coding().setSystem(INTERACTION).setCode(interaction(entry)));
        event.setAction(action(entry));
        event.setRecorded(Date.from(entry.at()));
        event.setOutcome(entry.isRefused() ? AuditEventOutcome._4 : AuditEventOutcome._0);
        event.setOutcomeDesc(AuditSentences.of(entry).ja());
        purpose(entry).ifPresent(event::addPurposeOfEvent);
        addAgents(event, entry);
        event.getSource().setObserver(new Reference().setDisplay("Kenko Techo"));
        addEntities(event, entry);
        narrate(event, entry);
        return event;
    }

    private static void addAgents(AuditEvent event, AuditEntry entry) {
        var who = entry.who();
        var person = event.addAgent().setRequestor(true);
        person.setType(new CodeableConcept(new Coding(PARTICIPATION, "IRCP", "information recipient")));
        person.setWho(new Reference().setDisplay(AuditSentences.who(entry).ja()));
        person.getWho()
                .setIdentifier(new Identifier()
                        .setSystem(Canonical.ID + "account")
                        .setValue(who.account().isEmpty() ? who.client() : who.account()));
        event.addAgent()
                .setRequestor(false)
                .setType(new CodeableConcept(new Coding(AGENT, "110153", "Source Role ID")))
                .setWho(new Reference()
                        .setType("Device")
                        .setIdentifier(new Identifier()
                                .setSystem(Canonical.ID + "client")
                                .setValue(who.client())));
        if (!who.organization().isEmpty()) {
            event.addAgent()
                    .setRequestor(false)
                    .setType(new CodeableConcept(new Coding(PARTICIPATION, "CST", "custodian")))
                    .setWho(new Reference(who.organization()).setDisplay(who.organizationName()));
        }
    }

    private static void addEntities(AuditEvent event, AuditEntry entry) {
        event.addEntity()
                .setWhat(new Reference("Patient/" + entry.person()))
                .setType(new Coding(ENTITY, "1", "Person"))
                .setRole(new Coding(ROLE, "1", "Patient"));
        for (var source : new TreeSet<>(entry.sources())) {
            var consent = event.addEntity().setType(new Coding(ENTITY, "2", "System Object"));
            if (source.startsWith("Consent/")) {
                consent.setWhat(new Reference(source)).setRole(new Coding(ROLE, "13", "Security Resource"));
            } else {
                consent.setName(source);
            }
        }
        var seen = event.addEntity()
                .setType(new Coding(ENTITY, "2", "System Object"))
                .setRole(new Coding(ROLE, "4", "Domain Resource"))
                .setName("record");
        entry.categories().stream()
                .sorted()
                .forEach(code -> seen.addSecurityLabel(new Coding(
                        Canonical.INFORMATION_CATEGORY,
                        code,
                        InformationCategory.of(code).display().ja())));
        if (!entry.detail().isEmpty()) {
            seen.setDescription(entry.detail());
        }
        new TreeMap<>(entry.types())
                .forEach((type, count) -> seen.addDetail().setType(type).setValue(new StringType(count.toString())));
    }

    private static void narrate(AuditEvent event, AuditEntry entry) {
        var words = AuditSentences.of(entry);
        event.getText().setStatus(NarrativeStatus.GENERATED);
        event.getText()
                .setDivAsString("<div><p lang=\"ja\">" + escape(words.ja()) + "</p><p lang=\"en\">" + escape(words.en())
                        + "</p></div>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static AuditEventAction action(AuditEntry entry) {
        return switch (entry.action()) {
            case "CREATE" -> AuditEventAction.C;
            case "READ" -> AuditEventAction.R;
            case "UPDATE" -> AuditEventAction.U;
            case "DELETE" -> AuditEventAction.D;
            default -> AuditEventAction.E;
        };
    }

    private static String interaction(AuditEntry entry) {
        return switch (entry.action()) {
            case "CREATE" -> "create";
            case "READ" -> "read";
            case "UPDATE" -> "update";
            case "DELETE" -> "delete";
            case "SEARCH" -> "search";
            default -> "operation";
        };
    }

    /** Where it is plain; what a professional looked for is said by the consent. */
    private static Optional<CodeableConcept> purpose(AuditEntry entry) {
        var code =
                switch (entry.ground()) {
                    case "EMERGENCY" -> "BTG";
                    case "OWN" -> "PATRQT";
                    case "PROXY" -> "FAMRQT";
                    default -> "";
                };
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(new CodeableConcept(
                        new Coding().setSystem(Canonical.ACT_REASON).setCode(code)));
    }
}

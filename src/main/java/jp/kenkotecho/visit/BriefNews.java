package jp.kenkotecho.visit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.visit.fhir.BriefSection;
import jp.kenkotecho.visit.fhir.NewSection;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Procedure;

/** What is new in a record since somebody looked: the first section of a brief. */
final class BriefNews {

    /** What a clinic is told of when it is new. Readings are told of by the other sections. */
    static final List<Class<? extends DomainResource>> TYPES = List.of(
            Condition.class,
            AllergyIntolerance.class,
            MedicationStatement.class,
            Immunization.class,
            Procedure.class,
            DiagnosticReport.class,
            DocumentReference.class,
            Encounter.class,
            Communication.class,
            CarePlan.class,
            Goal.class);

    private BriefNews() {}

    static BriefSection of(RecordLook look, Instant since, ZoneId zone) {
        var changed = new ArrayList<DomainResource>();
        for (var type : TYPES) {
            var query = RecordQuery.of(type, look.person())
                    .changedSince(since.truncatedTo(ChronoUnit.SECONDS))
                    .newestFirst("_lastUpdated")
                    .first(NewSection.MOST + 1);
            look.store().search(look.caller(), query).stream()
                    .filter(one -> !isOnlyRead(one, since))
                    .forEach(changed::add);
        }
        return NewSection.of(changed, since.atZone(zone).toLocalDate());
    }

    /** Whether only an old message was opened, which is no news of the person's health. */
    private static boolean isOnlyRead(DomainResource resource, Instant since) {
        return resource instanceof Communication message
                && message.getReceivedElement().hasValue()
                && message.getMeta().getVersionId().equals("2")
                && message.getSentElement().hasValue()
                && message.getSent().toInstant().isBefore(since);
    }
}

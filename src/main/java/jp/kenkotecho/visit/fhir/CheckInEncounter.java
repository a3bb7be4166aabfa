package jp.kenkotecho.visit.fhir;

import java.time.OffsetDateTime;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** Somebody has come to a clinic: {@code kt-encounter}, arrived. */
public final class CheckInEncounter {

    private CheckInEncounter() {}

    public static Encounter of(PersonId person, Organization organization, OffsetDateTime when) {
        var visit = new Encounter().setStatus(EncounterStatus.ARRIVED);
        visit.getMeta().addProfile(Canonical.profile("kt-encounter"));
        visit.setClass_(new Coding(Canonical.ACT_CODE, "AMB", "ambulatory"));
        visit.setSubject(new Reference("Patient/" + person.value()));
        visit.setPeriod(new Period().setStartElement(HomeReading.moment(when)));
        visit.setServiceProvider(
                new Reference("Organization/" + organization.getIdElement().getIdPart())
                        .setDisplay(organization.getName()));
        return visit;
    }
}

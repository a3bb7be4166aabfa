package jp.kenkotecho.demo;

import java.time.LocalDate;
import java.util.Collection;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.record.InformationCategory;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** What demo residents agreed to, each for themselves, from today on. */
final class DemoConsents {

    private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

    private DemoConsents() {}

    /** Sharing with a clinic, an office or a relative. */
    static Consent sharing(
            String id,
            String person,
            String actor,
            String purpose,
            LocalDate today,
            int days,
            Collection<InformationCategory> categories) {
        var scope = new Coding(SCOPE, "patient-privacy", "Privacy Consent");
        return consent(id, person, actor, purpose, today, days, categories).setScope(new CodeableConcept(scope));
    }

    /** Taking part in a study. */
    static Consent research(
            String id,
            String person,
            String cohort,
            LocalDate today,
            int days,
            Collection<InformationCategory> categories) {
        var scope = new Coding(SCOPE, "research", "Research");
        return consent(id, person, cohort, "HRESCH", today, days, categories).setScope(new CodeableConcept(scope));
    }

    private static Consent consent(
            String id,
            String person,
            String actor,
            String purpose,
            LocalDate today,
            int days,
            Collection<InformationCategory> categories) {
        var patient = "Patient/" + person;
        var consent = new Consent().setStatus(ConsentState.ACTIVE);
        consent.getMeta().addProfile(Canonical.profile("kt-consent"));
        consent.setId("Consent/" + id);
        consent.addCategory(new CodeableConcept(new Coding(Canonical.LOINC, "59284-0", "Patient Consent")));
        consent.setPatient(new Reference(patient));
        consent.setDateTimeElement(day(today));
        consent.addPerformer(new Reference(patient));
        consent.addPolicy().setUri(Canonical.BASE + "/policy/demo-sharing-1");
        var provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
        provision.setPeriod(new Period().setStartElement(day(today)).setEndElement(day(today.plusDays(days))));
        provision
                .addActor()
                .setRole(new CodeableConcept(new Coding(ROLE, "IRCP", "information recipient")))
                .setReference(new Reference(actor));
        provision.addPurpose(new Coding().setSystem(Canonical.ACT_REASON).setCode(purpose));
        categories.stream().map(CategoryLabels::labelOf).forEach(provision::addSecurityLabel);
        return consent;
    }

    private static DateTimeType day(LocalDate day) {
        return new DateTimeType(day.toString());
    }
}

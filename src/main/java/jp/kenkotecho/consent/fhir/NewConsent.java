package jp.kenkotecho.consent.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Set;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** A Consent of ours, complete after IHE PCF: one permit to one actor for one purpose, with an end. */
public final class NewConsent {

    /** The text that is shown with every consent; a new text is a new version, and people are asked again. */
    public static final String POLICY = Canonical.BASE + "/policy/sharing-1";

    private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

    private NewConsent() {}

    /**
     * The terms to which somebody agrees.
     *
     * @param performer who signs, {@code Patient/…} or who acts for them
     * @param right {@code comment}, {@code guide} or {@code proxy}; empty for seeing
     * @param purpose HL7 v3-ActReason, {@code TREAT}
     */
    public record Terms(
            PersonId person,
            String performer,
            String actor,
            String actorName,
            String right,
            String purpose,
            LocalDate from,
            LocalDate until,
            Set<InformationCategory> categories,
            Set<Restriction> sensitivities) {

        public Terms {
            categories = Set.copyOf(categories);
            sensitivities = Set.copyOf(sensitivities);
        }
    }

    public static Consent of(Terms terms, Instant given) {
        var consent = new Consent().setStatus(ConsentState.ACTIVE);
        consent.getMeta().addProfile(Canonical.profile("kt-consent"));
        consent.setScope(new CodeableConcept(new Coding(SCOPE, "patient-privacy", "Privacy Consent")));
        consent.addCategory(new CodeableConcept(new Coding(Canonical.LOINC, "59284-0", "Patient Consent")));
        if (!terms.right().isEmpty()) {
            consent.addCategory(new CodeableConcept(
                    new Coding().setSystem(Canonical.SHARING_RIGHT).setCode(terms.right())));
        }
        consent.setPatient(new Reference("Patient/" + terms.person().value()));
        consent.setDateTimeElement(new DateTimeType(Date.from(given)));
        consent.addPerformer(new Reference(terms.performer()));
        consent.addPolicy().setUri(POLICY);
        var provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
        provision.setPeriod(new Period()
                .setStartElement(new DateTimeType(terms.from().toString()))
                .setEndElement(new DateTimeType(terms.until().toString())));
        provision
                .addActor()
                .setRole(new CodeableConcept(new Coding(ROLE, "IRCP", "information recipient")))
                .setReference(new Reference(terms.actor()).setDisplay(terms.actorName()));
        provision.addPurpose(new Coding().setSystem(Canonical.ACT_REASON).setCode(terms.purpose()));
        terms.categories().stream().sorted().map(CategoryLabels::labelOf).forEach(provision::addSecurityLabel);
        terms.sensitivities().stream()
                .sorted()
                .map(one -> new Coding()
                        .setSystem(Canonical.ACT_CODE)
                        .setCode(one.code())
                        .setDisplay(one.display().en()))
                .forEach(provision::addSecurityLabel);
        return consent;
    }
}

package jp.kenkotecho.sharing.consent.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;

/**
 * What one Consent lets its actors see. Read closed: a Consent that is not active, has no patient, names no category, or
 * says something that is not understood here (an exception within it, an action, a class) permits nothing.
 *
 * @param person whose record
 * @param actors references, {@code Practitioner/…}, {@code Organization/…}, {@code RelatedPerson/…}
 * @param categories what of it
 */
public record Permit(PersonId person, Set<String> actors, Set<InformationCategory> categories) {

    /** Days without a time are days in Japan, and the last one counts in whole. */
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    public Permit {
        actors = Set.copyOf(actors);
        categories = Set.copyOf(categories);
    }

    /** Empty when it permits nothing at that moment. */
    public static Optional<Permit> of(Consent consent, Instant now) {
        var provision = consent.getProvision();
        var patient = consent.getPatient().getReferenceElement();
        if (consent.getStatus() != ConsentState.ACTIVE
                || provision.getType() != ConsentProvisionType.PERMIT
                || !"Patient".equals(patient.getResourceType())
                || patient.isAbsolute()
                || saysMore(provision)
                || !isWithin(provision.getPeriod(), now)) {
            return Optional.empty();
        }
        var actors = provision.getActor().stream()
                .map(actor -> actor.getReference().getReference())
                .filter(reference -> reference != null)
                .collect(Collectors.toSet());
        return Optional.of(new Permit(new PersonId(patient.getIdPart()), actors, categories(provision)));
    }

    private static boolean saysMore(ProvisionComponent provision) {
        return provision.hasProvision()
                || provision.hasAction()
                || provision.hasClass_()
                || provision.hasCode()
                || provision.hasData()
                || provision.hasDataPeriod();
    }

    private static Set<InformationCategory> categories(ProvisionComponent provision) {
        var codes = provision.getSecurityLabel().stream()
                .filter(label -> Canonical.INFORMATION_CATEGORY.equals(label.getSystem()))
                .map(Coding::getCode)
                .collect(Collectors.toSet());
        return Arrays.stream(InformationCategory.values())
                .filter(category -> codes.contains(category.code()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Without an end it is no sharing that anybody agreed to (product rule: a permission has a life). */
    private static boolean isWithin(Period period, Instant now) {
        return period.hasEnd()
                && now.isBefore(endOf(period.getEndElement()))
                && (!period.hasStart() || !now.isBefore(startOf(period.getStartElement())));
    }

    private static Instant startOf(DateTimeType start) {
        return hasTime(start)
                ? instant(start.getValue())
                : dayOf(start).atStartOfDay(JAPAN).toInstant();
    }

    private static Instant endOf(DateTimeType end) {
        return hasTime(end)
                ? instant(end.getValue())
                : dayOf(end).plusDays(1).atStartOfDay(JAPAN).toInstant();
    }

    private static boolean hasTime(DateTimeType time) {
        return time.getValueAsString().contains("T");
    }

    /** A month or a year without a day ends with its first day: less, not more, than was meant. */
    private static LocalDate dayOf(DateTimeType time) {
        var text = time.getValueAsString();
        var padded = text.length() == 4 ? text + "-01-01" : text.length() == 7 ? text + "-01" : text;
        return LocalDate.parse(padded);
    }

    private static Instant instant(Date date) {
        return date.toInstant();
    }
}

package jp.kenkotecho.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.consent.Consents;
import jp.kenkotecho.consent.Drafts;
import jp.kenkotecho.consent.Family;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.HomeReading;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Sharing with whoever bears something, a link: in the record that is a Device of the person, hidden from everybody, with
 * which the person agrees by a Consent as with anybody else. Nobody's account is a Device.
 */
@Component
public class BearerSharing {

    /** What stands in the trail, before what the reader calls themselves. */
    private static final String ACCOUNT = "link: ";

    private static final String CLIENT = "share-link";
    private static final String NAME = "共有リンク SMART Health Link";

    private static final Problem NOT_OURS = Problem.of(
            Problem.Kind.REFUSED,
            "共有リンクは、健康手帳のアプリで、機器 (Device) を書ける範囲があるときだけ作れます。",
            "A link is made by the product's own app, with a scope that lets it write a Device.");

    private final Drafts drafts;
    private final Family family;
    private final RecordRestrictions recordRestrictions;
    private final Consents consents;
    private final RecordStore store;
    private final Storing storing;
    private final Clock clock;

    BearerSharing(
            Drafts drafts,
            Family family,
            RecordRestrictions recordRestrictions,
            Consents consents,
            RecordStore store,
            Storing storing,
            Clock clock) {
        this.drafts = drafts;
        this.family = family;
        this.recordRestrictions = recordRestrictions;
        this.consents = consents;
        this.store = store;
        this.storing = storing;
        this.clock = clock;
    }

    /**
     * Writes the Device and what is agreed with it, within the caller's transaction.
     *
     * @param caller who signs: the person, or who acts for them
     * @param comments whether the bearer may add a comment
     * @return {@code Device/…}
     * @throws Refusal when the caller may not agree to that
     */
    public String give(
            PersonId person,
            Caller caller,
            ZonedDateTime until,
            Set<InformationCategory> categories,
            Set<Restriction> sensitivities,
            boolean comments) {
        var actor = storing.all(caller, List.of(device(person))).get(0);
        if (!recordRestrictions.hide(caller, "Device", actor.substring(actor.indexOf('/') + 1), "everybody")) {
            throw new Refusal(NOT_OURS);
        }
        var seeing = drafts.seeing(
                person,
                family.signer(person, caller.behalf().links()),
                actor,
                NAME,
                "TREAT",
                LocalDate.from(until).toString(),
                categories,
                sensitivities);
        seeing.getProvision()
                .setPeriod(new Period()
                        .setStartElement(
                                HomeReading.moment(OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS)))
                        .setEndElement(HomeReading.moment(until.toOffsetDateTime())));
        var agreed = new ArrayList<DomainResource>(List.of(seeing));
        if (comments) {
            agreed.add(commenting(seeing));
        }
        storing.all(caller, agreed);
        return actor;
    }

    /** Whether anything is agreed with the bearer now. */
    public boolean holds(String device, PersonId person) {
        return !consents.with(Set.of(device), person).isNothing();
    }

    /** Withdraws all that is agreed with the bearer, within the caller's transaction. */
    public void end(String device, PersonId person, Caller caller) {
        var query = RecordQuery.of(Consent.class, person).is("status", "active").is("actor", device);
        var withdrawn = store.search(caller, query);
        withdrawn.forEach(consent -> consent.setStatus(ConsentState.INACTIVE));
        if (!withdrawn.isEmpty()) {
            storing.all(caller, withdrawn);
        }
    }

    /**
     * Who reads as the bearer.
     *
     * @param recipient as the reader calls themselves, which nobody has proved
     */
    public static Caller inPlaceOf(String device, String recipient) {
        return caller(device, recipient, "user/*.rs");
    }

    /** Who adds a comment as the bearer. */
    public static Caller writingAs(String device, String recipient) {
        return caller(device, recipient, "user/Communication.c");
    }

    private static Caller caller(String device, String recipient, String scope) {
        var everything = EnumSet.allOf(InformationCategory.class);
        return new Caller(
                CLIENT,
                Set.of(scope),
                new Delegation(ACCOUNT + recipient, Set.of(device), false, false, Set.of(), everything));
    }

    private static Device device(PersonId person) {
        var device = new Device().setStatus(FHIRDeviceStatus.ACTIVE);
        device.getMeta().addProfile(Canonical.profile("kt-link-bearer"));
        device.addDeviceName().setName(NAME).setType(DeviceNameType.USERFRIENDLYNAME);
        device.setPatient(new Reference("Patient/" + person.value()));
        return device;
    }

    private static Consent commenting(Consent seeing) {
        var commenting = seeing.copy();
        commenting.addCategory(new CodeableConcept(
                new Coding().setSystem(Canonical.SHARING_RIGHT).setCode("comment")));
        commenting.getProvision().getSecurityLabel().clear();
        return commenting;
    }
}

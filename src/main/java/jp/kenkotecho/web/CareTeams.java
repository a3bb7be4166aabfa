package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.access.Storing;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.FeeTable;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * かかりつけ: for each kind a CareTeam of one, who changes, so that a Consent with the team is with whoever that is; and
 * the doctor as {@code Patient.generalPractitioner}.
 */
@Component
class CareTeams {

    private static final String SYSTEM = Canonical.ID + "care-team";

    private final RecordStore store;
    private final Storing storing;
    private final Clock clock;

    CareTeams(RecordStore store, Storing storing, Clock clock) {
        this.store = store;
        this.storing = storing;
        this.clock = clock;
    }

    /** Kinds, by the names that their teams have. */
    enum Kind {
        DOCTOR("かかりつけ医", FeeTable.MEDICAL, EnumSet.of(InstitutionKind.MEDICAL, InstitutionKind.UNKNOWN)),
        DENTIST("かかりつけ歯科医", FeeTable.DENTAL, EnumSet.of(InstitutionKind.DENTAL)),
        PHARMACY("かかりつけ薬局", FeeTable.PHARMACY, EnumSet.of(InstitutionKind.PHARMACY));

        private final String team;
        private final FeeTable table;
        private final Set<InstitutionKind> institutions;

        Kind(String team, FeeTable table, Set<InstitutionKind> institutions) {
            this.team = team;
            this.table = table;
            this.institutions = institutions;
        }

        /** The table of fees by which institutions of this kind are paid. */
        FeeTable table() {
            return table;
        }

        /** Whether it can be this organization: a pharmacy is one by its code or its type, and not because somebody says so. */
        boolean canBe(Organizations.Choice organization) {
            return institutions.stream().anyMatch(one -> one.word().equals(organization.institution()));
        }
    }

    /** Who it is now: an organization's address, and since when. */
    record Present(String organization, String since) {}

    Optional<Present> of(Caller caller, String person, Kind kind) {
        return team(caller, person, kind)
                .filter(team -> team.getStatus() == CareTeamStatus.ACTIVE)
                .map(CareTeam::getParticipantFirstRep)
                .map(member -> new Present(
                        String.valueOf(member.getMember().getReference()),
                        String.valueOf(member.getPeriod().getStartElement().getValueAsString())));
    }

    /**
     * Puts somebody into the place of whoever it was, at once: the end of a period would be the end of a day.
     *
     * @param organization {@code Organization/…}; empty for nobody any more
     */
    void choose(Caller caller, String person, Kind kind, Optional<String> organization) {
        var kept = team(caller, person, kind);
        if (kept.isEmpty() && organization.isEmpty()) {
            return;
        }
        var team = kept.orElseGet(() -> started(person, kind));
        var former = String.valueOf(team.getParticipantFirstRep().getMember().getReference());
        team.setStatus(organization.isPresent() ? CareTeamStatus.ACTIVE : CareTeamStatus.INACTIVE);
        organization.ifPresent(chosen -> team.setParticipant(List.of(new CareTeamParticipantComponent()
                .setMember(new Reference(chosen))
                .setPeriod(new Period()
                        .setStartElement(new DateTimeType(LocalDate.now(clock).toString()))))));
        var changed = new ArrayList<Resource>(List.of(team));
        if (kind == Kind.DOCTOR) {
            store.read(caller, Patient.class, person).ifPresent(patient -> {
                patient.getGeneralPractitioner().removeIf(one -> former.equals(one.getReference()));
                organization.ifPresent(chosen -> patient.addGeneralPractitioner(new Reference(chosen)));
                changed.add(patient);
            });
        }
        storing.all(caller, changed);
    }

    private Optional<CareTeam> team(Caller caller, String person, Kind kind) {
        return store.search(caller, RecordQuery.of(CareTeam.class, new PersonId(person))).stream()
                .filter(team -> team.getIdentifier().stream()
                        .anyMatch(identifier -> SYSTEM.equals(identifier.getSystem())
                                && kind.name().equals(identifier.getValue())))
                .findFirst();
    }

    private static CareTeam started(String person, Kind kind) {
        var team = new CareTeam().setStatus(CareTeamStatus.ACTIVE).setName(kind.team);
        team.getMeta().addProfile(Canonical.profile("kt-care-team"));
        team.addIdentifier().setSystem(SYSTEM).setValue(kind.name());
        team.setSubject(new Reference("Patient/" + person));
        return team;
    }
}

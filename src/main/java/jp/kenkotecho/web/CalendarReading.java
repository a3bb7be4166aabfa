package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.Trends;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.medication.TodaysMedicines;
import jp.kenkotecho.profile.CalendarDay;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.web.CalendarEntry.Kind;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Reads what 予定 shows, as the caller may see it: days of some months, one query for each kind of entry. */
@Component
class CalendarReading {

    /** The number of each type that is read. */
    private static final int MOST = 100;

    /** States of a visit that neither took place nor is to. */
    private static final Set<EncounterStatus> NO_VISITS =
            Set.of(EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);

    private static final Set<String> BOOKED = Set.of("proposed", "pending", "booked", "arrived", "fulfilled");

    private final RecordStore store;
    private final TodaysMedicines medicines;
    private final Trends trends;
    private final Organizations organizations;
    private final Clock clock;

    CalendarReading(
            RecordStore store, TodaysMedicines medicines, Trends trends, Organizations organizations, Clock clock) {
        this.store = store;
        this.medicines = medicines;
        this.trends = trends;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** The types that are read, for the caller. */
    static Set<String> types() {
        var types = new HashSet<>(MedicinesReading.TYPES);
        types.addAll(Set.of("Observation", "Encounter", "Appointment", "Immunization", "Task", "Goal"));
        return types;
    }

    /** The entries from one day to another, both included, by day. */
    List<CalendarEntry> of(Caller caller, PersonId person, LocalDate from, LocalDate until) {
        var look = new Look(caller, person, from, until);
        return Stream.of(
                        look.runningOut(),
                        look.visits(),
                        look.appointments(),
                        look.checkups(),
                        look.immunizations(),
                        look.tasks(),
                        look.goals())
                .flatMap(entries -> entries)
                .filter(one -> !one.day().isBefore(from) && !one.day().isAfter(until))
                .sorted(Comparator.comparing(CalendarEntry::day).thenComparing(CalendarEntry::kind))
                .toList();
    }

    /** One caller's look at some months of one record. */
    private final class Look {

        private final Caller caller;
        private final PersonId person;
        private final LocalDate from;
        private final LocalDate until;

        Look(Caller caller, PersonId person, LocalDate from, LocalDate until) {
            this.caller = caller;
            this.person = person;
            this.from = from;
            this.until = until;
        }

        Stream<CalendarEntry> runningOut() {
            return medicines.of(caller, person).medicines().values().stream().flatMap(one -> one.lasts().stream()
                    .map(lasts -> new CalendarEntry(
                            "MedicationStatement/" + one.statement(),
                            lasts.lastDay(),
                            Kind.RUNS_OUT,
                            one.name(),
                            "/medicines")));
        }

        Stream<CalendarEntry> visits() {
            return dated(Encounter.class)
                    .filter(one -> !NO_VISITS.contains(one.getStatus()))
                    .flatMap(one -> entry(
                            one,
                            CalendarDay.of(one.getPeriod(), clock.getZone()),
                            Kind.VISIT,
                            joined(place(one.getServiceProvider()), words(one.getTypeFirstRep())),
                            ""));
        }

        Stream<CalendarEntry> appointments() {
            return dated(Appointment.class)
                    .filter(one ->
                            one.hasStatus() && BOOKED.contains(one.getStatus().toCode()))
                    .flatMap(one -> entry(
                            one,
                            CalendarDay.of(one.getStartElement(), clock.getZone()),
                            Kind.VISIT,
                            Optional.ofNullable(one.getDescription()).orElse(""),
                            ""));
        }

        Stream<CalendarEntry> checkups() {
            return trends.of(caller, person, ShownItem.all()).days().stream()
                    .map(day -> new CalendarEntry("Checkup/" + day, day, Kind.CHECKUP, "", "/checkups"));
        }

        Stream<CalendarEntry> immunizations() {
            return dated(Immunization.class)
                    .filter(one -> one.getStatus() == ImmunizationStatus.COMPLETED)
                    .flatMap(one -> entry(
                            one,
                            CalendarDay.of(one.getOccurrence(), clock.getZone()),
                            Kind.IMMUNIZATION,
                            words(one.getVaccineCode()),
                            "/immunizations"));
        }

        Stream<CalendarEntry> tasks() {
            return GuidanceLetters.standing(store, caller, RecordQuery.of(Task.class, person), "status", "authored-on")
                    .flatMap(one -> entry(
                            one,
                            GuidanceLetters.due(one, clock.getZone()),
                            kind(one),
                            GuidanceLetters.words(one),
                            "/messages"));
        }

        Stream<CalendarEntry> goals() {
            return GuidanceLetters.standing(
                            store, caller, RecordQuery.of(Goal.class, person), "lifecycle-status", "_lastUpdated")
                    .flatMap(one -> entry(
                            one,
                            CalendarDay.of(one.getTargetFirstRep().getDue(), clock.getZone()),
                            Kind.GOAL,
                            words(one.getDescription()),
                            "/messages"));
        }

        private <T extends Resource> Stream<T> dated(Class<T> type) {
            return store
                    .search(
                            caller,
                            RecordQuery.of(type, person)
                                    .from("date", from)
                                    .until("date", until)
                                    .newestFirst("date")
                                    .first(MOST))
                    .stream();
        }

        private String place(Reference provider) {
            var id = provider.getReferenceElement().getIdPart();
            return provider.hasDisplay()
                    ? provider.getDisplay()
                    : Optional.ofNullable(id)
                            .flatMap(known -> organizations.one(caller, known))
                            .map(Organizations.Choice::name)
                            .orElse("");
        }
    }

    private static Stream<CalendarEntry> entry(
            Resource resource, Optional<LocalDate> day, Kind kind, String words, String page) {
        var key = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        return day.map(known -> new CalendarEntry(key, known, kind, words, page)).stream();
    }

    private static Kind kind(Task task) {
        return switch (GuidanceLetters.kind(task)) {
            case "next-contact" -> Kind.CONTACT;
            case "referral" -> Kind.REFERRAL;
            default -> Kind.TO_DO;
        };
    }

    private static String words(CodeableConcept concept) {
        return GuidanceLetters.words(concept);
    }

    private static String joined(String place, String what) {
        return place.isEmpty() || what.isEmpty() ? place + what : place + "、" + what;
    }
}

package jp.kenkotecho.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medicationnotebook.NotebookExport;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.visit.Briefs;
import jp.kenkotecho.visit.Glance;
import jp.kenkotecho.visit.Glances;
import jp.kenkotecho.web.Essentials.Line;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Reads what matters of a record, as the caller may see it. */
@Component
class EssentialsReading {

    private final TodayReading today;
    private final Glances glances;
    private final NotebookExport codes;
    private final CareTeams teams;
    private final Organizations organizations;
    private final RecordStore store;
    private final Clock clock;

    EssentialsReading(
            TodayReading today,
            Glances glances,
            NotebookExport codes,
            CareTeams teams,
            Organizations organizations,
            RecordStore store,
            Clock clock) {
        this.today = today;
        this.glances = glances;
        this.codes = codes;
        this.teams = teams;
        this.organizations = organizations;
        this.store = store;
        this.clock = clock;
    }

    /** The types that are read, for the caller. */
    static Set<String> types() {
        var types = new HashSet<>(Briefs.types());
        types.addAll(TodayReading.TYPES);
        types.addAll(MedicinesReading.TYPES);
        types.addAll(Set.of("Patient", "CareTeam", "Organization"));
        return types;
    }

    Essentials of(Caller caller, ViewedRecord whose, Locale language) {
        var person = new PersonId(whose.id());
        var glance = glances.of(caller, person);
        return new Essentials(
                glance.name(),
                glance.born(),
                clock.instant(),
                Map.of(
                        "doses", doses(today.of(caller, whose), language),
                        "medicines", lines(glance.medicines()),
                        "allergies", lines(glance.allergies()),
                        "problems", lines(glance.problems()),
                        "contacts", contacts(caller, person),
                        "doctors", doctors(caller, person)),
                codes.of(caller, person).codes().stream()
                        .map(NotebookExport.Code::symbol)
                        .toList());
    }

    private static List<Line> doses(TodayReading.Today today, Locale language) {
        return today.slots().stream()
                .map(slot -> new Line(
                        Stream.of(said(slot.label(), language), slot.at())
                                .filter(word -> !word.isEmpty())
                                .collect(Collectors.joining(" ")),
                        slot.rows().stream()
                                .map(row -> (row.name() + " " + row.amount()).strip())
                                .collect(Collectors.joining(" / "))))
                .toList();
    }

    private static List<Line> lines(List<Glance.Line> lines) {
        return lines.stream()
                .map(one -> new Line(one.name(), (one.detail() + " " + one.when()).strip()))
                .toList();
    }

    private List<Line> contacts(Caller caller, PersonId person) {
        return store.read(caller, Patient.class, person.value()).stream()
                .flatMap(patient -> patient.getContact().stream())
                .map(contact -> new Line(contact.getName().getNameAsSingleString(), phones(contact.getTelecom())))
                .filter(line -> !line.name().isBlank() || !line.detail().isEmpty())
                .toList();
    }

    private static String phones(List<ContactPoint> telecoms) {
        return telecoms.stream()
                .filter(ContactPoint::hasValue)
                .map(ContactPoint::getValue)
                .collect(Collectors.joining(" / "));
    }

    private List<Line> doctors(Caller caller, PersonId person) {
        return Arrays.stream(CareTeams.Kind.values())
                .flatMap(kind -> teams.of(caller, person.value(), kind).stream())
                .flatMap(present -> organization(caller, present).stream())
                .map(one -> new Line(one.name(), one.phone()))
                .toList();
    }

    private Optional<Organizations.Choice> organization(Caller caller, CareTeams.Present present) {
        return organizations.one(caller, present.organization().replace("Organization/", ""));
    }

    private static String said(Text text, Locale language) {
        return language.getLanguage().equals("en") ? text.en() : text.ja();
    }
}

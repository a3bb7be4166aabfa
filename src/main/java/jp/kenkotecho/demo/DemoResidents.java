package jp.kenkotecho.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kenkotecho.medicationnotebook.NotebookImport;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.ProvenanceRecipe;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.record.TsvTable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Loads the demo residents at the first start: one transaction each, so that a start that is cut short goes on where it
 * was. The server answers meanwhile; it calls itself ready when they are all there.
 */
@Component
@Profile("!production")
class DemoResidents implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoResidents.class);
    private static final String SOURCE = Canonical.ID + "source/demo";

    private final RecordStore store;
    private final NotebookImport slips;
    private final DemoSettings settings;
    private final Clock clock;

    DemoResidents(RecordStore store, NotebookImport slips, DemoSettings settings, Clock clock) {
        this.store = store;
        this.slips = slips;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var today = LocalDate.now(clock);
        var residents = Resident.all();
        keep(DemoDirectory.organizations());
        for (var resident : residents) {
            if (store.read(ServerCaller.STARTUP, Patient.class, resident.id().value())
                    .isEmpty()) {
                store.write(ServerCaller.STARTUP, record(resident, today));
            }
            if (drugsOf(resident).isEmpty()) {
                keepSlips(resident, today);
            }
        }
        keep(new DemoCare(today).resources());
        keep(new DemoVisit(today).resources());
        keep(new DemoGuidance(today).resources());
        keep(DemoStudy.resources(residents.stream().map(Resident::id).toList(), today));
        LOG.info(
                "DEMO MODE: {} invented residents, published passwords, loopback only. Not for real people.",
                residents.size());
    }

    /** Written once: a consent that ran out since the first start has run out. */
    private void keep(List<DomainResource> resources) {
        var last = resources.get(resources.size() - 1);
        if (store.read(
                        ServerCaller.STARTUP,
                        last.getClass(),
                        last.getIdElement().getIdPart())
                .isPresent()) {
            return;
        }
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (var resource : resources) {
            resource.getMeta().setSource(SOURCE);
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(resource.getId());
        }
        store.write(ServerCaller.STARTUP, bundle);
    }

    private List<MedicationStatement> drugsOf(Resident resident) {
        return store.search(ServerCaller.STARTUP, RecordQuery.of(MedicationStatement.class, resident.id()));
    }

    /** Keeps slips through the real import, as if the resident had scanned them. */
    private void keepSlips(Resident resident, LocalDate today) {
        TsvTable.of(DemoResidents.class, "slips.tsv").rows().stream()
                .filter(row -> row.get(0).equals(resident.id().value()))
                .map(row -> slip(today.minusDays(Long.parseLong(row.get(1))), row.get(2)))
                .forEach(text -> slips.keep(ServerCaller.STARTUP, resident.id(), text));
    }

    private static String slip(LocalDate day, String records) {
        return "JAHISTC08,1\n5," + day.toString().replace("-", "") + ",1\n" + records.replace('/', '\n') + "\n";
    }

    private Bundle record(Resident resident, LocalDate today) {
        var demo = new DemoRecord(resident, today);
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        var patient = demo.patient();
        patient.getMeta().setSource(SOURCE);
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(patient)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl("Patient/" + resident.id().value());
        var resources = new ArrayList<DomainResource>(demo.checkups());
        resources.addAll(demo.dailyReadings(settings.days()));
        resources.addAll(DemoImmunizations.of(resident, today));
        var targets = resources.stream().map(resource -> post(bundle, resource)).toList();
        post(
                bundle,
                ProvenanceRecipe.imported(resident.id(), targets, clock.instant(), ServerCaller.STARTUP, List.of()));
        return bundle;
    }

    private static Reference post(Bundle bundle, DomainResource resource) {
        resource.getMeta().setSource(SOURCE);
        var name = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(name)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
        return new Reference(name).setType(resource.fhirType());
    }
}

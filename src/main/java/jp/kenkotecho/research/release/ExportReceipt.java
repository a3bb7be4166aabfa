package jp.kenkotecho.research.release;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.crypto.Sha256;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.record.ShownText;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.research.job.ExportJobs;
import jp.kenkotecho.research.job.ExportJobs.Job;
import jp.kenkotecho.research.job.ExportUnits;
import jp.kenkotecho.research.job.ExportUnits.Unit;
import jp.kenkotecho.spi.Accessed;
import jp.kenkotecho.spi.Accessed.Action;
import jp.kenkotecho.spi.Accessed.Ground;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ResearchStudy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What one participant is told: in the trail of accesses, and by a Communication in the record. */
@Component
class ExportReceipt {

    private static final int LONGEST_ID = 60;
    private static final int MOST_STUDIES = 100;

    private final ExportJobs jobs;
    private final ExportUnits units;
    private final RecordStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExportReceipt(
            ExportJobs jobs, ExportUnits units, RecordStore store, ApplicationEventPublisher events, Clock clock) {
        this.jobs = jobs;
        this.units = units;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives the receipt once, however many files are fetched at the same time: whoever takes it writes the message and
     * the trail's entry in one transaction.
     *
     * @throws RecordStore.NotWritten when the record refuses it; then nobody has been told
     */
    @Transactional
    public void give(String id, Unit unit) {
        if (!units.tell(id, unit.number())) {
            return;
        }
        var job = jobs.find(id).orElseThrow();
        store.write(ServerCaller.NOTICE, message(job, unit));
        events.publishEvent(new Accessed(
                new Caller(job.client(), job.scopes(), Delegation.ofCohorts(Set.of(job.cohort()))),
                Action.OPERATION,
                Ground.CONSENT,
                Set.of(new PersonId(unit.person())),
                unit.types(),
                unit.categories(),
                unit.sources(),
                "$export"));
    }

    private Bundle message(Job job, Unit unit) {
        var count = unit.types().values().stream().mapToInt(Integer::intValue).sum();
        var study = ShownText.within(studyOf(job.cohort()));
        var text = new Text(
                "研究「" + study + "」に、あなたの記録から " + count + " 件 (" + names(unit, true)
                        + ") が、個人が分からないように加工されて渡されました。研究への同意はいつでも取り消せます。取り消すと、次からは渡されません。",
                count + " entries of your record (" + names(unit, false) + ") were handed to the study \"" + study
                        + "\", altered so that they do not tell who you are. You can withdraw from it at any time: then"
                        + " nothing more leaves.");
        var name = "export-" + Sha256.of(job.id() + " " + unit.person());
        var message = Notice.of(
                name.substring(0, LONGEST_ID), "research-export", new PersonId(unit.person()), text, clock.instant());
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(message)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(message.getId());
        return bundle;
    }

    private static String names(Unit unit, boolean inJapanese) {
        return unit.categories().stream()
                .sorted()
                .map(InformationCategory::display)
                .map(name -> inJapanese ? name.ja() : name.en())
                .collect(Collectors.joining(inJapanese ? "、" : ", "));
    }

    /** The study whose cohort it is; else what the cohort is called. */
    private String studyOf(String cohort) {
        var studies =
                store
                        .search(
                                ServerCaller.NAMING,
                                RecordQuery.of(ResearchStudy.class).first(MOST_STUDIES))
                        .stream()
                        .filter(study ->
                                study.getEnrollment().stream().anyMatch(group -> cohort.equals(group.getReference())))
                        .map(ResearchStudy::getTitle);
        var named = store.read(ServerCaller.NAMING, Group.class, new IdType(cohort).getIdPart()).stream()
                .map(Group::getName);
        return Stream.concat(studies, named)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(cohort);
    }
}

package jp.kenkotecho.measurement;

import java.time.Clock;
import java.util.List;
import jp.kenkotecho.measurement.Measurements.Value;
import jp.kenkotecho.measurement.fhir.ObservedReading;
import jp.kenkotecho.measurement.fhir.Origin;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.MeasurementEntry;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CreatedOnce;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.FormKey;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** What somebody enters of their measurements: kept once, corrected, struck out, in the name of whoever asks. */
@Component
public class MeasurementEntries {

    private static final int TRIES = 3;
    private static final String FORM_KEY = Canonical.ID + "measurement-form";

    private static final Problem MEANWHILE = Problem.of(
            Problem.Kind.CONFLICT,
            "そのあいだに 書きかえられています。今の値を見て、もう一度お試しください。",
            "It was changed meanwhile: please look at the present value and try again.");

    private final RecordStore store;
    private final Measurements measurements;
    private final ObservedReading observed;

    MeasurementEntries(RecordStore store, Measurements measurements, Clock clock) {
        this.store = store;
        this.measurements = measurements;
        this.observed = new ObservedReading(clock.getZone());
    }

    /** One value to keep; several are kept together. */
    public record Kept(MeasuredKind kind, MeasurementEntry.Taken entry) {}

    /** The outcome of a change. */
    public sealed interface Outcome {

        /**
         * Something that is done.
         *
         * @param id of the first Observation
         */
        record Done(String id) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Keeps values, all or none. The same values out of the same form are kept once, however often it is sent.
     *
     * @param signer who says so, {@code Patient/…}
     * @param form the key of the form, a UUID; anything else is none
     */
    public Outcome keep(Caller caller, PersonId person, String signer, List<Kept> values, String form) {
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (var value : values) {
            var observation = observed.of(person, value.kind(), value.entry());
            observation.addPerformer(new Reference(signer));
            observation.getMeta().setSource(Origin.HANDBOOK);
            var entry = bundle.addEntry().setResource(observation);
            entry.getRequest().setMethod(HTTPVerb.POST).setUrl("Observation");
            FormKey.of(form)
                    .map(key -> key.saying(value.kind().name(), typed(value.entry())))
                    .ifPresent(key -> CreatedOnce.by(new Token(FORM_KEY, key), person, entry));
        }
        return written(caller, bundle, TRIES);
    }

    /** What was typed: who goes back and types other values into the same form means another reading. */
    private static String typed(MeasurementEntry.Taken entry) {
        return entry.numbers().isEmpty() ? entry.words() : entry.numbers().toString();
    }

    /**
     * Puts other numbers, words or another time in place of what stands there.
     *
     * @param version which state of it was corrected, as {@link Value#version}; another one is not overwritten, nor is any
     *     where it is made up or missing
     */
    public Outcome correct(Caller caller, PersonId person, Value value, MeasurementEntry.Taken entry, String version) {
        return change(
                caller,
                person,
                value,
                version,
                observation -> observed.correct(observation, person, value.kind(), entry));
    }

    /** Strikes it out: it stays as what was entered in error, and can be taken back. */
    public Outcome strike(Caller caller, PersonId person, Value value, String version) {
        return change(
                caller, person, value, version, observation -> observation.setStatus(ObservationStatus.ENTEREDINERROR));
    }

    /** Takes back that it was struck out. */
    public Outcome restore(Caller caller, PersonId person, Value value, String version) {
        return change(
                caller, person, value, version, observation -> observation.setStatus(ObservationStatus.CORRECTED));
    }

    /** What is done to an Observation. */
    private interface Changed {
        void to(Observation observation);
    }

    private Outcome change(Caller caller, PersonId person, Value value, String version, Changed change) {
        if (!value.isOwn()) {
            return new Outcome.Refused(List.of(Refusal.NOT_THERE));
        }
        return measurements
                .observation(caller, person, value.reading().id())
                .map(observation -> {
                    if (!version.equals(observation.getMeta().getVersionId())) {
                        return new Outcome.Refused(List.of(MEANWHILE));
                    }
                    change.to(observation);
                    observation.getMeta().setSource(Origin.source(observation));
                    var bundle = new Bundle().setType(BundleType.TRANSACTION);
                    bundle.addEntry()
                            .setResource(observation)
                            .getRequest()
                            .setMethod(HTTPVerb.PUT)
                            .setUrl("Observation/" + value.reading().id())
                            .setIfMatch("W/\"" + version + "\"");
                    return written(caller, bundle, 1);
                })
                .orElseGet(() -> new Outcome.Refused(List.of(Refusal.NOT_THERE)));
    }

    private Outcome written(Caller caller, Bundle bundle, int tries) {
        for (var left = tries - 1; ; left--) {
            try {
                var location = store.write(caller, bundle)
                        .getEntryFirstRep()
                        .getResponse()
                        .getLocation();
                return new Outcome.Done(new IdType(location).getIdPart());
            } catch (NotWritten e) {
                if (!e.isConflict() || left <= 0) {
                    return refused(e);
                }
            }
        }
    }

    /** An outage is no answer to what was asked. */
    private static Outcome refused(NotWritten why) {
        if (why.getCause() instanceof Refusal refusal) {
            if (refusal.isPassing()) {
                throw refusal;
            }
            return new Outcome.Refused(refusal.problems());
        }
        if (why.isConflict()) {
            return new Outcome.Refused(List.of(MEANWHILE));
        }
        throw why;
    }
}

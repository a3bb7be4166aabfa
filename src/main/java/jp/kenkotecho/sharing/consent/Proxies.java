package jp.kenkotecho.sharing.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.sharing.consent.model.Agreed;
import jp.kenkotecho.sharing.consent.model.ProxyAge;
import jp.kenkotecho.sharing.consent.model.ProxyAge.Power;
import jp.kenkotecho.sharing.consent.model.Rule;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** How far proxies reach today: it depends on how old the person is for whom they act. */
@Component
class Proxies {

    private final RecordStore store;
    private final ProxyAge ages;

    Proxies(RecordStore store, SharingSettings settings) {
        this.store = store;
        this.ages = settings.ages();
    }

    Granted add(PersonId person, Agreed agreed, Instant now) {
        var sources = new HashSet<>(agreed.sources());
        var classes = new HashSet<>(agreed.seen().classes());
        if (agreed.proxies().isEmpty()) {
            return new Granted(classes, agreed.adds(), false, sources);
        }
        var birth = birthOf(person);
        var powers = agreed.proxies().stream().collect(Collectors.groupingBy(rule -> powerOf(rule, birth, now)));
        if (powers.containsKey(Power.SEES)) {
            classes.addAll(ProxyAge.sightAfterStepDown().classes());
        }
        powers.forEach((power, rules) -> {
            if (power != Power.NONE) {
                rules.forEach(rule -> sources.add(rule.source()));
            }
        });
        return new Granted(classes, agreed.adds(), powers.containsKey(Power.ACTS), sources);
    }

    /** Of whom no birthday is known, it cannot be told whether a parent still acts: then nobody does. */
    private Power powerOf(Rule rule, Optional<LocalDate> birth, Instant now) {
        return birth.map(day -> ages.at(day, rule.given(), now)).orElse(Power.NONE);
    }

    private Optional<LocalDate> birthOf(PersonId person) {
        return store.read(Caller.SERVER, Patient.class, person.value())
                .filter(Patient::hasBirthDate)
                .map(patient -> patient.getBirthDateElement().getValueAsString())
                .filter(day -> day.length() == "2026-01-01".length())
                .map(LocalDate::parse);
    }
}

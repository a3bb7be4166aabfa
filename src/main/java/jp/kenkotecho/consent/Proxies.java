package jp.kenkotecho.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.model.Actor;
import jp.kenkotecho.consent.model.Agreed;
import jp.kenkotecho.consent.model.ConsentRule;
import jp.kenkotecho.consent.model.Mandate;
import jp.kenkotecho.consent.model.ProxyAge;
import jp.kenkotecho.consent.model.ProxyAge.Power;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.record.ServerCaller;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/**
 * How far proxies reach today, and what they handed on with them: it depends on how old the person is for whom they act,
 * and on whether they are appointed still.
 */
@Component
class Proxies {

    private static final int FULL_DATE = "2026-01-01".length();

    private final RecordStore store;
    private final Actors actors;
    private final Rules rules;
    private final ProxyAge ages;

    Proxies(RecordStore store, Actors actors, Rules rules, SharingSettings settings) {
        this.store = store;
        this.actors = actors;
        this.rules = rules;
        this.ages = settings.ages();
    }

    /** What a person's rules come to for somebody who asks, as whom they act for the person among them. */
    Permission decide(
            PersonId person, List<ConsentRule> theirs, List<Actor> asking, Map<String, Mandate> mandates, Instant now) {
        var agreed = Agreed.of(theirs, asking, mandates, now);
        var own = agreed.proxies().isEmpty()
                ? Mandate.NONE
                : Mandate.of(theirs, asking, power(birth(births(Set.of(person)), person), now), now);
        var classes = new HashSet<>(agreed.seen().classes());
        classes.addAll(own.sight().classes());
        var sources = new HashSet<>(agreed.sources());
        sources.addAll(own.sources());
        var relationship = own.acts() ? Relationship.PROXY : Relationship.SHARED;
        return new Permission(relationship, classes, agreed.adds(), sources);
    }

    /** What those who granted something in a person's place have left of it, by who they are; of who has nothing: nothing. */
    Map<PersonId, Map<String, Mandate>> mandates(Map<PersonId, Set<String>> granters, Instant now) {
        var all = granters.values().stream().flatMap(Set::stream).distinct().toList();
        if (all.isEmpty()) {
            return Map.of();
        }
        var people = granters.keySet();
        var standing = actors.themselves(all, people, now);
        var births = births(people);
        var byPerson = Batches.of(all)
                .flatMap(batch -> rules.with(batch, now).stream())
                .distinct()
                .collect(Collectors.groupingBy(ConsentRule::person));
        var mandates = new HashMap<PersonId, Map<String, Mandate>>();
        granters.forEach((person, theirs) -> mandates.put(
                person,
                mandates(
                        theirs,
                        standing.getOrDefault(person, List.of()),
                        byPerson.getOrDefault(person, List.of()),
                        power(birth(births, person), now),
                        now)));
        return mandates;
    }

    private static Map<String, Mandate> mandates(
            Set<String> granters,
            List<Actor> standing,
            List<ConsentRule> theirs,
            Function<ConsentRule, Power> power,
            Instant now) {
        return granters.stream().collect(Collectors.toMap(granter -> granter, granter -> {
            var acting = standing.stream()
                    .filter(actor -> actor.reference().equals(granter))
                    .toList();
            return Mandate.of(theirs, acting, power, now);
        }));
    }

    /** The power that a rule gives now; none where no birthday is known, which tells whether a parent still acts. */
    private Function<ConsentRule, Power> power(Optional<LocalDate> birth, Instant now) {
        return rule -> birth.map(day -> ages.at(day, rule.given(), now)).orElse(Power.NONE);
    }

    private static Optional<LocalDate> birth(Map<PersonId, LocalDate> births, PersonId person) {
        return Optional.ofNullable(births.get(person));
    }

    private Map<PersonId, LocalDate> births(Set<PersonId> people) {
        var ids = people.stream().map(PersonId::value).toList();
        return Batches.read(store, ServerCaller.JUDGEMENT, Patient.class, ids).stream()
                .filter(Patient::hasBirthDate)
                .filter(patient ->
                        patient.getBirthDateElement().getValueAsString().length() == FULL_DATE)
                .collect(Collectors.toMap(
                        patient -> new PersonId(patient.getIdElement().getIdPart()),
                        patient -> LocalDate.parse(patient.getBirthDateElement().getValueAsString())));
    }
}

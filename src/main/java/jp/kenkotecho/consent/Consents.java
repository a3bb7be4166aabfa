package jp.kenkotecho.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.Actors.Capacities;
import jp.kenkotecho.consent.model.Actor;
import jp.kenkotecho.consent.model.Agreed;
import jp.kenkotecho.consent.model.ConsentRule;
import jp.kenkotecho.consent.model.Mandate;
import jp.kenkotecho.consent.model.ProxyAge.Power;
import jp.kenkotecho.consent.model.Right;
import jp.kenkotecho.record.PersonId;
import org.springframework.stereotype.Component;

/**
 * Who has agreed to be seen by whom. Answers are remembered for one second, which is how fast a withdrawn consent takes
 * effect on every other node; on this one it does with its commit. Safe for use by many threads.
 */
@Component
public class Consents {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST = 100_000;

    /** A question whose answer is remembered; the epoch keeps answers from before the last change from being found. */
    private record Asked(Set<String> links, PersonId person, long epoch) {}

    private record Who(Set<String> links, long epoch) {}

    /** A link that no account can have: its form is refused there. */
    private static final String REHEARSAL = "Rehearsal/";

    private record Rehearsed(PersonId person, Permission granted) {}

    private final Actors actors;
    private final Rules rules;
    private final Proxies proxies;
    private final Clock clock;
    private final Map<String, Rehearsed> rehearsals = new ConcurrentHashMap<>();
    private final AtomicLong epoch = new AtomicLong();
    private final Cache<Asked, Permission> granted = cache();
    private final Cache<Who, Capacities> capacities = cache();

    Consents(Actors actors, Rules rules, Proxies proxies, Clock clock) {
        this.actors = actors;
        this.rules = rules;
        this.proxies = proxies;
        this.clock = clock;
    }

    /**
     * What a person agreed with somebody, now.
     *
     * @param links who that is in the record, {@code Practitioner/…}, {@code RelatedPerson/…}
     */
    public Permission with(Set<String> links, PersonId person) {
        for (var link : links) {
            var rehearsed = rehearsals.get(link);
            if (rehearsed != null) {
                return rehearsed.person().equals(person) ? rehearsed.granted() : Permission.NOTHING;
            }
        }
        var now = epoch.get();
        return granted.get(new Asked(links, person, now), asked -> find(links, person, now));
    }

    private Permission find(Set<String> links, PersonId person, long now) {
        var asking = capacitiesOf(links, now).towards(person);
        return asking.isEmpty() ? Permission.NOTHING : decide(person, rulesFor(person, asking), asking);
    }

    /** Everybody who agreed to anything with somebody; without those who agreed to nothing that holds now. */
    public Map<PersonId, Permission> all(Set<String> links) {
        return all(capacitiesOf(links, epoch.get()));
    }

    /** Whether somebody acts for an organization, {@code Organization/…}, now: a role there lets them. */
    public boolean actsFor(Set<String> links, String organization) {
        return capacitiesOf(links, epoch.get()).references().contains(organization);
    }

    /** The same for whoever works at an organization, {@code Organization/…}: as that alone, not as themselves. */
    public Map<PersonId, Permission> allOfOrganization(String organization) {
        return all(actors.inPlaceOf(organization, "", clock.instant()));
    }

    private Map<PersonId, Permission> all(Capacities asking) {
        if (asking.references().isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var byPerson =
                rules.with(asking.references(), now).stream().collect(Collectors.groupingBy(ConsentRule::person));
        var mandates = mandates(byPerson, now);
        var all = new HashMap<PersonId, Permission>();
        byPerson.forEach((person, theirs) -> all.put(
                person,
                proxies.decide(person, theirs, asking.towards(person), mandates.getOrDefault(person, Map.of()), now)));
        all.values().removeIf(Permission::isNothing);
        return all;
    }

    /**
     * Tries what would be if a draft held beside what holds already: for as long as the rehearsal runs, whoever has the
     * link that it is given sees what the draft's actors would see.
     */
    <T> T rehearse(PersonId person, Draft draft, Function<String, T> rehearsal) {
        var asking = draft.actors().stream()
                .flatMap(actor -> actors.inPlaceOf(actor, draft.granter(), draft.moment()).towards(person).stream())
                .toList();
        var rules = new ArrayList<ConsentRule>(draft.rules());
        rulesFor(person, asking).stream()
                .filter(rule -> !draft.replaced().contains(rule.source().replaceAll("/_history/.*", "")))
                .forEach(rules::add);
        var link = REHEARSAL + UUID.randomUUID();
        rehearsals.put(link, new Rehearsed(person, decide(person, rules, asking, draft.moment())));
        try {
            return rehearsal.apply(link);
        } finally {
            rehearsals.remove(link);
        }
    }

    /**
     * What a rehearsal is about.
     *
     * @param granter who gives it in the person's place; nothing is shown for them among a team's members. Else empty
     * @param replaced the addresses of the Consents that the draft would take the place of
     * @param moment when: the draft may begin later than now
     */
    record Draft(Set<String> actors, List<ConsentRule> rules, String granter, Set<String> replaced, Instant moment) {}

    private Permission decide(PersonId person, List<ConsentRule> theirs, List<Actor> asking) {
        return decide(person, theirs, asking, clock.instant());
    }

    private Permission decide(PersonId person, List<ConsentRule> theirs, List<Actor> asking, Instant moment) {
        var mandates = mandates(Map.of(person, theirs), moment).getOrDefault(person, Map.of());
        return proxies.decide(person, theirs, asking, mandates, moment);
    }

    private Map<PersonId, Map<String, Mandate>> mandates(Map<PersonId, List<ConsentRule>> byPerson, Instant moment) {
        var granters = new HashMap<PersonId, Set<String>>();
        byPerson.forEach((person, theirs) -> {
            var granted = Agreed.granters(theirs, moment);
            if (!granted.isEmpty()) {
                granters.put(person, granted);
            }
        });
        return proxies.mandates(granters, moment);
    }

    /** Whether what a rule permits is not void by now, because whoever granted it has nothing left to hand on. */
    boolean stands(ConsentRule rule) {
        if (!rule.isHandedOn()) {
            return true;
        }
        var left = mandate(rule.person(), rule.grantedBy());
        return left.acts() || (rule.right() == Right.SEE && left.power() != Power.NONE);
    }

    /** What somebody, {@code RelatedPerson/…}, has left of acting for a person: what they may still hand on. */
    Mandate mandate(PersonId person, String granter) {
        return proxies.mandates(Map.of(person, Set.of(granter)), clock.instant())
                .getOrDefault(person, Map.of())
                .getOrDefault(granter, Mandate.NONE);
    }

    /** Counts the changes on this node: what was decided in an earlier epoch is decided anew. */
    public long epoch() {
        return epoch.get();
    }

    /** Something changed that decides who sees what. */
    void changed() {
        epoch.incrementAndGet();
    }

    private List<ConsentRule> rulesFor(PersonId person, List<Actor> asking) {
        return rules.of(
                person,
                asking.stream().map(actor -> actor.reference()).distinct().toList());
    }

    private Capacities capacitiesOf(Set<String> links, long now) {
        return capacities.get(new Who(links, now), who -> actors.of(links, clock.instant()));
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST)
                .build();
    }
}

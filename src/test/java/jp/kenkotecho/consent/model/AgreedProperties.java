package jp.kenkotecho.consent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jp.kenkotecho.consent.model.ProxyAge.Power;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.SharingClass;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AgreedProperties {

    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");
    private static final List<Actor> ASKING = List.of(
            new Actor("Organization/a", Set.of(Purpose.TREAT), Audience.PROFESSIONALS),
            new Actor("RelatedPerson/b", Set.of(Purpose.FAMRQT), Audience.FAMILY));

    private static final Actor PARENT = new Actor("RelatedPerson/parent", Set.of(Purpose.FAMRQT), Audience.FAMILY);

    @Property
    void another_denial_never_shows_more(
            @ForAll("rules") List<ConsentRule> rules, @ForAll("denials") ConsentRule denial) {
        var more = new ArrayList<>(rules);
        more.add(denial);

        assertThat(seen(rules)).containsAll(seen(more));
    }

    @Property
    void another_permit_never_shows_less(
            @ForAll("rules") List<ConsentRule> rules, @ForAll("permits") ConsentRule permit) {
        var more = new ArrayList<>(rules);
        more.add(permit);

        assertThat(seen(more)).containsAll(seen(rules));
    }

    @Property
    void the_order_of_consents_does_not_matter(@ForAll("rules") List<ConsentRule> rules, @ForAll Random random) {
        var shuffled = new ArrayList<>(rules);
        Collections.shuffle(shuffled, random);

        assertThat(seen(shuffled)).isEqualTo(seen(rules));
    }

    @Property
    void nothing_private_is_ever_shared(@ForAll("rules") List<ConsentRule> rules) {
        assertThat(seen(rules)).noneMatch(one -> one.restrictions().contains(Restriction.PRIVATE));
    }

    /** The parent was appointed when the child was one, and granted whatever it was to whomever it was. */
    @Property
    void nobody_sees_by_a_parents_word_what_the_parent_would_not_see_at_that_age(
            @ForAll("rules") List<ConsentRule> rules, @ForAll @IntRange(min = 2, max = 40) int age) {
        var granted = rules.stream().map(AgreedProperties::byParent).toList();
        var all = new ArrayList<>(granted);
        all.add(appointed());
        var mandate = Mandate.of(all, List.of(PARENT), rule -> power(rule, age), NOW);

        var seen = Agreed.of(all, ASKING, Map.of(PARENT.reference(), mandate), NOW);

        switch (mandate.power()) {
            case ACTS -> assertThat(seen.seen().classes()).isEqualTo(seen(unsigned(granted)));
            case SEES ->
                assertThat(mandate.sight().classes()).containsAll(seen.seen().classes());
            case NONE -> assertThat(seen.seen().classes()).isEmpty();
        }
        assertThat(seen.adds()).allMatch(one -> mandate.acts());
        assertThat(Agreed.of(all, ASKING, NOW).seen().isEmpty())
                .as("nobody knows what they have left")
                .isTrue();
    }

    /** By whatever capacity: as a relative, in a team, where the parent works. */
    @Property
    void to_herself_a_parent_grants_nothing_at_any_age(@ForAll("rules") List<ConsentRule> rules) {
        var granted = rules.stream().map(AgreedProperties::byParent).toList();
        var asking = new ArrayList<>(ASKING);
        asking.add(PARENT);
        var acts = new Mandate(Power.ACTS, VisibleRecords.NOTHING, Set.of());

        var agreed = Agreed.of(granted, asking, Map.of(PARENT.reference(), acts), NOW);

        assertThat(agreed.seen().isEmpty()).isTrue();
        assertThat(agreed.adds()).isEmpty();
    }

    /** As if the person themselves had agreed. */
    private static List<ConsentRule> unsigned(List<ConsentRule> granted) {
        return granted.stream().map(rule -> by("", rule)).toList();
    }

    private static Power power(ConsentRule rule, int age) {
        var today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        return new ProxyAge(15, 18).at(today.minusYears(age), rule.given(), NOW);
    }

    private static ConsentRule appointed() {
        return new ConsentRule(
                "Consent/proxy",
                new PersonId("mother"),
                PARENT.reference(),
                Right.PROXY,
                false,
                PARENT.purposes(),
                Instant.EPOCH,
                NOW.plusSeconds(1),
                NOW.minus(Duration.ofDays(365 * 40)),
                "",
                Set.of(),
                Set.of());
    }

    /** Emergency access is the server's word, and nobody appoints a proxy for somebody else. */
    private static ConsentRule byParent(ConsentRule rule) {
        return by(PARENT.reference(), rule);
    }

    private static ConsentRule by(String granter, ConsentRule rule) {
        return new ConsentRule(
                rule.source(),
                rule.person(),
                rule.actor(),
                rule.right() == Right.EMERGENCY || rule.right() == Right.PROXY ? Right.SEE : rule.right(),
                rule.denial(),
                rule.purposes(),
                rule.from(),
                rule.until(),
                rule.given(),
                granter,
                rule.categories(),
                rule.sensitivities());
    }

    private static Set<SharingClass> seen(List<ConsentRule> rules) {
        return Agreed.of(rules, ASKING, NOW).seen().classes();
    }

    @Provide
    Arbitrary<List<ConsentRule>> rules() {
        return Arbitraries.oneOf(permits(), denials()).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<ConsentRule> permits() {
        return any(false);
    }

    @Provide
    Arbitrary<ConsentRule> denials() {
        return any(true);
    }

    private static Arbitrary<ConsentRule> any(boolean denial) {
        var actors = Arbitraries.of("Organization/a", "RelatedPerson/b", "Organization/other", "");
        var rights = denial ? Arbitraries.just(Right.SEE) : Arbitraries.of(Right.class);
        var purposes = Arbitraries.of(Purpose.class).set().ofMaxSize(2);
        var categories = Arbitraries.of(InformationCategory.class).set().ofMaxSize(4);
        var sensitivities = Arbitraries.of(Restriction.sensitivities()).set().ofMaxSize(3);
        var starts = Arbitraries.integers().between(-2, 2);
        return Combinators.combine(actors, rights, purposes, categories, sensitivities, starts)
                .as((actor, right, purpose, category, sensitivity, start) -> new ConsentRule(
                        "Consent/x",
                        new PersonId("mother"),
                        actor,
                        right,
                        denial,
                        purpose,
                        NOW.plusSeconds(start),
                        NOW.plusSeconds(start + 2),
                        NOW,
                        "",
                        category,
                        sensitivity));
    }
}

package jp.kenkotecho.sharing.consent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
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

class AgreedProperties {

    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");
    private static final List<Actor> ASKING = List.of(
            new Actor("Organization/a", Set.of(Purpose.TREAT), Audience.PROFESSIONALS),
            new Actor("RelatedPerson/b", Set.of(Purpose.FAMRQT), Audience.FAMILY));

    @Property
    void another_denial_never_shows_more(@ForAll("rules") List<Rule> rules, @ForAll("denials") Rule denial) {
        var more = new ArrayList<>(rules);
        more.add(denial);

        assertThat(seen(rules)).containsAll(seen(more));
    }

    @Property
    void another_permit_never_shows_less(@ForAll("rules") List<Rule> rules, @ForAll("permits") Rule permit) {
        var more = new ArrayList<>(rules);
        more.add(permit);

        assertThat(seen(more)).containsAll(seen(rules));
    }

    @Property
    void the_order_of_consents_does_not_matter(@ForAll("rules") List<Rule> rules, @ForAll Random random) {
        var shuffled = new ArrayList<>(rules);
        Collections.shuffle(shuffled, random);

        assertThat(seen(shuffled)).isEqualTo(seen(rules));
    }

    @Property
    void nothing_private_is_ever_shared(@ForAll("rules") List<Rule> rules) {
        assertThat(seen(rules)).noneMatch(one -> one.restrictions().contains(Restriction.PRIVATE));
    }

    private static Set<SharingClass> seen(List<Rule> rules) {
        return Agreed.of(rules, ASKING, NOW).seen().classes();
    }

    @Provide
    Arbitrary<List<Rule>> rules() {
        return Arbitraries.oneOf(permits(), denials()).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Rule> permits() {
        return any(false);
    }

    @Provide
    Arbitrary<Rule> denials() {
        return any(true);
    }

    private static Arbitrary<Rule> any(boolean denial) {
        var actors = Arbitraries.of("Organization/a", "RelatedPerson/b", "Organization/other", "");
        var rights = denial ? Arbitraries.just(Right.SEE) : Arbitraries.of(Right.class);
        var purposes = Arbitraries.of(Purpose.class).set().ofMaxSize(2);
        var categories = Arbitraries.of(InformationCategory.class).set().ofMaxSize(4);
        var sensitivities = Arbitraries.of(Restriction.sensitivities()).set().ofMaxSize(3);
        var starts = Arbitraries.integers().between(-2, 2);
        return Combinators.combine(actors, rights, purposes, categories, sensitivities, starts)
                .as((actor, right, purpose, category, sensitivity, start) -> new Rule(
                        "Consent/x",
                        new PersonId("mother"),
                        actor,
                        right,
                        denial,
                        purpose,
                        NOW.plusSeconds(start),
                        NOW.plusSeconds(start + 2),
                        NOW,
                        category,
                        sensitivity));
    }
}

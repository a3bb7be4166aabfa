package jp.kenkotecho.consent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.SharingClass;
import org.junit.jupiter.api.Test;

class AgreedTest {

    private static final PersonId MOTHER = new PersonId("mother");
    private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");
    private static final Actor CLINIC = new Actor("Organization/clinic", Set.of(Purpose.TREAT), Audience.PROFESSIONALS);
    private static final Actor DOCTOR =
            new Actor("Practitioner/doctor", Set.of(Purpose.TREAT, Purpose.BTG), Audience.PROFESSIONALS);
    private static final Actor SON = new Actor("RelatedPerson/son", Set.of(Purpose.FAMRQT), Audience.FAMILY);

    @Test
    void shows_nothing_without_a_permit() {
        assertThat(agreed(List.of(), CLINIC)).isEqualTo(Agreed.NOTHING);
        assertThat(agreed(List.of(denial(CLINIC, Set.of(), Set.of())), CLINIC).seen())
                .isEqualTo(VisibleRecords.NOTHING);
    }

    @Test
    void shows_the_named_categories_and_what_is_hidden_from_the_other_side_only() {
        var agreed = agreed(List.of(permit(CLINIC, Set.of(InformationCategory.MEDICATION), Set.of())), CLINIC);

        assertThat(codes(agreed)).containsExactlyInAnyOrder("medication", "medication.from-family");
        assertThat(agreed.sources()).containsExactly("Consent/1/_history/1");
        var forSon = permit(SON, Set.of(InformationCategory.MEDICATION), Set.of(), Purpose.FAMRQT);
        assertThat(codes(agreed(List.of(forSon), SON)))
                .containsExactlyInAnyOrder("medication", "medication.from-professionals");
    }

    @Test
    void opens_the_sensitivities_that_are_named_and_their_combinations() {
        var opened =
                permit(CLINIC, Set.of(InformationCategory.MEDICAL), Set.of(Restriction.HIV, Restriction.PSYCHIATRIC));

        assertThat(codes(agreed(List.of(opened), CLINIC)))
                .contains("medical", "medical.HIV", "medical.PSY", "medical.HIV.PSY")
                .doesNotContain("medical.GDIS", "medical.private", "medical.from-professionals");
    }

    @Test
    void holds_from_the_first_moment_and_until_before_the_last() {
        var permit = permit(CLINIC, Set.of(InformationCategory.MEDICATION), Set.of());

        assertThat(Agreed.of(List.of(permit), List.of(CLINIC), START).seen().isEmpty())
                .isFalse();
        assertThat(Agreed.of(List.of(permit), List.of(CLINIC), START.minusMillis(1))
                        .seen()
                        .isEmpty())
                .isTrue();
        assertThat(Agreed.of(List.of(permit), List.of(CLINIC), END.minusMillis(1))
                        .seen()
                        .isEmpty())
                .isFalse();
        assertThat(Agreed.of(List.of(permit), List.of(CLINIC), END).seen().isEmpty())
                .isTrue();
    }

    @Test
    void holds_whoever_asks_to_their_purpose() {
        var research = permit(CLINIC, Set.of(InformationCategory.MEDICATION), Set.of(), Purpose.HRESCH);

        assertThat(agreed(List.of(research), CLINIC).seen()).isEqualTo(VisibleRecords.NOTHING);
    }

    @Test
    void lets_a_denial_of_one_capacity_win_over_a_permit_of_another() {
        var permit = permit(CLINIC, Set.of(InformationCategory.MEDICATION, InformationCategory.CHECKUP), Set.of());
        var denial = denial(DOCTOR, Set.of(InformationCategory.MEDICATION), Set.of());

        assertThat(agreed(List.of(permit, denial), CLINIC, DOCTOR).seen().classes())
                .allMatch(one -> one.category() == InformationCategory.CHECKUP)
                .isNotEmpty();
        assertThat(codes(agreed(List.of(permit, denial), CLINIC))).contains("medication", "checkup");
    }

    @Test
    void takes_a_denial_for_everybody_and_one_of_a_sensitivity() {
        var permit = permit(CLINIC, Set.of(InformationCategory.MEDICAL), Set.of(Restriction.HIV));
        var ofHiv = rule("", true, Set.of(), Set.of(), Set.of(Restriction.HIV), Right.SEE);

        assertThat(codes(agreed(List.of(permit, ofHiv), CLINIC)))
                .containsExactlyInAnyOrder("medical", "medical.from-family");
        assertThat(agreed(List.of(permit, rule("", true, Set.of(), Set.of(), Set.of(), Right.SEE)), CLINIC)
                        .seen()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void shows_a_clinician_in_an_emergency_what_is_hidden_but_not_what_is_private() {
        var emergency = rule(DOCTOR.reference(), false, Set.of(Purpose.BTG), Set.of(), Set.of(), Right.EMERGENCY);
        var denial = denial(DOCTOR, Set.of(), Set.of());

        var seen = agreed(List.of(emergency, denial), DOCTOR).seen();

        assertThat(seen.shows(of(InformationCategory.MEDICATION, Restriction.FROM_PROFESSIONALS, Restriction.HIV)))
                .isTrue();
        assertThat(seen.shows(of(InformationCategory.MEDICAL, Restriction.PRIVATE)))
                .isFalse();
    }

    @Test
    void keeps_seeing_commenting_and_acting_apart() {
        var comment = rule(CLINIC.reference(), false, Set.of(Purpose.TREAT), Set.of(), Set.of(), Right.COMMENT);
        var proxy = rule(SON.reference(), false, Set.of(Purpose.FAMRQT), Set.of(), Set.of(), Right.PROXY);

        assertThat(agreed(List.of(comment), CLINIC))
                .isEqualTo(new Agreed(VisibleRecords.NOTHING, Set.of(Contribution.COMMENT), List.of(), Set.of()));
        assertThat(agreed(List.of(proxy), SON).proxies()).containsExactly(proxy);
        assertThat(agreed(List.of(proxy), SON).adds()).isEmpty();
        assertThat(agreed(List.of(comment, proxy), DOCTOR)).isEqualTo(Agreed.NOTHING);
    }

    private static Agreed agreed(List<ConsentRule> rules, Actor... asking) {
        return Agreed.of(rules, List.of(asking), NOW);
    }

    private static ConsentRule permit(Actor actor, Set<InformationCategory> categories, Set<Restriction> opened) {
        return permit(actor, categories, opened, Purpose.TREAT);
    }

    private static ConsentRule permit(
            Actor actor, Set<InformationCategory> categories, Set<Restriction> opened, Purpose purpose) {
        return rule(actor.reference(), false, Set.of(purpose), categories, opened, Right.SEE);
    }

    private static ConsentRule denial(
            Actor actor, Set<InformationCategory> categories, Set<Restriction> sensitivities) {
        return rule(actor.reference(), true, Set.of(), categories, sensitivities, Right.SEE);
    }

    private static ConsentRule rule(
            String actor,
            boolean denial,
            Set<Purpose> purposes,
            Set<InformationCategory> categories,
            Set<Restriction> sensitivities,
            Right right) {
        return new ConsentRule(
                "Consent/1/_history/1",
                MOTHER,
                actor,
                right,
                denial,
                purposes,
                START,
                END,
                START,
                "",
                categories,
                sensitivities);
    }

    private static SharingClass of(InformationCategory category, Restriction... restrictions) {
        return new SharingClass(category, Set.of(restrictions));
    }

    private static Set<String> codes(Agreed agreed) {
        return agreed.seen().classes().stream().map(SharingClass::code).collect(Collectors.toSet());
    }
}

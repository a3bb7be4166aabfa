package jp.kenkotecho.consent;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.consent.fhir.NewConsent;
import jp.kenkotecho.consent.fhir.NewConsent.Terms;
import jp.kenkotecho.consent.fhir.SharingConsent;
import jp.kenkotecho.consent.model.ConsentRule;
import jp.kenkotecho.consent.model.Right;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** Consents as people write and read them on pages and receipts. */
@Component
public class Drafts {

    private static final Problem NO_DAY = new Problem(
            Problem.Kind.MALFORMED,
            new Text("終わりの日を 2026-04-01 のように入れてください。", "Give the last day, written 2026-04-01."),
            "Consent.provision.period.end");

    /** Longer than anybody plans ahead; whoever wants to go on agrees anew. */
    private static final int MOST_YEARS = 5;

    private static final Problem TOO_FAR = new Problem(
            Problem.Kind.MALFORMED,
            new Text(
                    "終わりの日は、今日から " + MOST_YEARS + " 年以内の日にしてください。",
                    "The last day is within " + MOST_YEARS + " years from today."),
            "Consent.provision.period.end");

    private final Consents consents;
    private final RecordStore store;
    private final Clock clock;

    Drafts(Consents consents, RecordStore store, Clock clock) {
        this.consents = consents;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A Consent in plain words.
     *
     * @param with {@code Organization/…}, {@code RelatedPerson/…}; empty for everybody
     * @param actor what they are called
     * @param right what was agreed to: SEE, COMMENT, GUIDE, PROXY
     * @param holds whether it holds now; what somebody granted for the person ends with what they may do for them
     * @param from in Japan
     * @param until the last day, in Japan
     */
    public record Agreement(
            String id,
            String with,
            String actor,
            String right,
            boolean denial,
            boolean holds,
            boolean withdrawn,
            LocalDate from,
            LocalDate until,
            List<InformationCategory> categories,
            List<Restriction> sensitivities,
            List<Left> leftOut) {}

    /**
     * What a permit leaves out; no category and no sensitivity mean everything.
     *
     * @param actor for whom; the same as of the permit where it names nobody else
     */
    public record Left(String actor, List<InformationCategory> categories, List<Restriction> sensitivities) {}

    /**
     * A new permit to see, from today.
     *
     * @throws Refusal when the last day is no day, or too many years away
     */
    public Consent seeing(
            PersonId person,
            String performer,
            String actor,
            String actorName,
            String purpose,
            String until,
            Set<InformationCategory> categories,
            Set<Restriction> sensitivities) {
        var now = clock.instant();
        var terms = new Terms(
                person,
                performer,
                actor,
                actorName,
                "",
                purpose,
                day(now),
                last(until, day(now)),
                categories,
                sensitivities);
        return NewConsent.of(terms, now);
    }

    /**
     * A new permit to add something, from today.
     *
     * @throws Refusal when the last day is no day, or too many years away
     */
    public Consent adding(
            PersonId person,
            String performer,
            String actor,
            String actorName,
            String purpose,
            String until,
            Contribution added) {
        var now = clock.instant();
        var terms = new Terms(
                person,
                performer,
                actor,
                actorName,
                added.code(),
                purpose,
                day(now),
                last(until, day(now)),
                Set.of(),
                Set.of());
        return NewConsent.of(terms, now);
    }

    /** The agreement in the words of a Consent; empty for what is no sharing consent. */
    public Optional<Agreement> read(Consent consent, Caller reader) {
        var asGiven = consent.copy().setStatus(Consent.ConsentState.ACTIVE);
        var rules = SharingConsent.rulesOf(asGiven);
        return rules.stream()
                .min(Comparator.comparing(ConsentRule::denial))
                .map(rule -> agreement(consent, rule, leftOut(rule, rules, reader), reader));
    }

    private List<Left> leftOut(ConsentRule permit, List<ConsentRule> rules, Caller reader) {
        return rules.stream()
                .filter(rule -> !permit.denial() && rule.denial())
                .map(rule ->
                        new Left(nameOf(rule.actor(), reader), sorted(rule.categories()), sorted(rule.sensitivities())))
                .toList();
    }

    private static <T> List<T> sorted(Set<T> values) {
        return values.stream().sorted().toList();
    }

    private Agreement agreement(Consent consent, ConsentRule rule, List<Left> leftOut, Caller reader) {
        var now = clock.instant();
        var isActive = consent.getStatus() == Consent.ConsentState.ACTIVE;
        return new Agreement(
                consent.getIdElement().getIdPart(),
                rule.actor(),
                nameOf(rule.actor(), reader),
                rule.right() == Right.SEE ? "SEE" : rule.right().name(),
                rule.denial(),
                isActive && !now.isBefore(rule.from()) && now.isBefore(rule.until()) && consents.stands(rule),
                !isActive,
                day(rule.from()),
                day(rule.until().minusMillis(1)),
                sorted(rule.categories()),
                sorted(rule.sensitivities()),
                leftOut);
    }

    private String nameOf(String actor, Caller reader) {
        var slash = actor.indexOf('/');
        var id = actor.substring(slash + 1);
        return switch (slash < 0 ? "" : actor.substring(0, slash)) {
            case "Organization" ->
                store.read(reader, Organization.class, id)
                        .map(Organization::getName)
                        .orElse(actor);
            case "Practitioner" ->
                store.read(reader, Practitioner.class, id)
                        .map(one -> ShownName.of(one.getNameFirstRep()))
                        .orElse(actor);
            case "RelatedPerson" ->
                store.read(reader, RelatedPerson.class, id)
                        .map(one -> ShownName.of(one.getNameFirstRep()))
                        .orElse(actor);
            case "Group" ->
                store.read(reader, Group.class, id).map(Group::getName).orElse(actor);
            default -> actor;
        };
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    private static LocalDate last(String text, LocalDate today) {
        var last = day(text);
        if (last.isAfter(today.plusYears(MOST_YEARS))) {
            throw new Refusal(TOO_FAR);
        }
        return last;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(NO_DAY);
        }
    }
}

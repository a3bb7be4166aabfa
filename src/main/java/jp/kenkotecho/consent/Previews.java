package jp.kenkotecho.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.consent.Consents.Draft;
import jp.kenkotecho.consent.fhir.SharingConsent;
import jp.kenkotecho.consent.model.ConsentRule;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Tries a Consent out before it is given. */
@Component
public class Previews {

    private static final Problem ANOTHERS = Problem.of(
                    Problem.Kind.NOT_SUPPORTED,
                    "下書きの patient は、この操作の対象の人にしてください。",
                    "The draft must be about the person whom the operation is called for.")
            .at("Consent.patient");

    private final Consents consents;
    private final ConsentCheck check;
    private final Family family;
    private final Clock clock;

    Previews(Consents consents, ConsentCheck check, Family family, Clock clock) {
        this.consents = consents;
        this.check = check;
        this.family = family;
        this.clock = clock;
    }

    /**
     * Runs a rehearsal with a link by which one sees what the draft's actors would see.
     *
     * @param former the ids of Consents that end with it; one that the draft itself takes the place of need not be named
     * @param caller who would give it; a draft that nobody has signed yet is theirs
     * @throws Refusal when the draft could not be stored, with every reason
     */
    public <T> T of(PersonId person, Consent draft, Set<String> former, Caller caller, Function<String, T> rehearsal) {
        var given = draft.copy().setStatus(ConsentState.ACTIVE);
        var patient = "Patient/" + person.value();
        if (given.getPatient().isEmpty()) {
            given.setPatient(new Reference(patient));
        }
        if (given.getPerformer().isEmpty()) {
            given.addPerformer(
                    new Reference(family.signer(person, caller.behalf().links())));
        }
        var problems = new ArrayList<>(check.problemsOfDraft(given, caller));
        if (!patient.equals(given.getPatient().getReference())) {
            problems.add(ANOTHERS);
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        var replaced = Stream.concat(
                        former.stream(), Stream.ofNullable(given.getIdElement().getIdPart()))
                .map(id -> "Consent/" + id)
                .collect(Collectors.toSet());
        var rules = check.rulesOf(given);
        var actors = new LinkedHashSet<>(SharingConsent.actors(given));
        var granter = SharingConsent.granter(given);
        return consents.rehearse(person, new Draft(actors, rules, granter, replaced, moment(rules)), rehearsal);
    }

    private Instant moment(List<ConsentRule> rules) {
        var now = clock.instant();
        return rules.stream()
                .map(rule -> rule.from())
                .filter(from -> from.isAfter(now))
                .min(Instant::compareTo)
                .orElse(now);
    }
}

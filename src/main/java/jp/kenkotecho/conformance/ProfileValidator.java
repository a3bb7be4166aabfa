package jp.kenkotecho.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds a resource to R4 and to the profiles that it claims. HAPI's own wrapper builds HL7's validator anew for each
 * resource, which costs more than judging; here a few are kept and taken in turn, each for some hundred resources. Any
 * thread.
 */
@Component
class ProfileValidator {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileValidator.class);

    /** Some 130 readings, which is 4 MB remembered. */
    static final int MOST_JUDGED = 200_000;

    private final FhirContext fhir;
    private final KnownDefinitions definitions;
    private final JudgingBudget budget;
    private final ConcurrentLinkedQueue<Kept> idle = new ConcurrentLinkedQueue<>();

    /**
     * A validator between two resources. It remembers every code that it ever judged, with all around it, and cannot be
     * told to forget: so it is let go after a while.
     *
     * @param judged characters so far
     */
    private record Kept(InstanceValidator validator, int judged) {}

    ProfileValidator(FhirContext fhir, Published published, ConformanceSettings settings) {
        this.fhir = fhir;
        this.budget = new JudgingBudget(settings.maxElements());
        this.definitions = KnownDefinitions.of(fhir, published);
    }

    /**
     * What there is to say; nothing is an error in a resource that conforms. A profile holds all that its base does, so
     * the base is judged only when there is none; the claims are taken out of what the validator sees, or it would judge
     * both.
     *
     * @param asked profiles to hold it to beside those that it claims
     * @throws Refusal when there is too much to judge
     */
    List<Finding> findings(Resource resource, List<String> asked) {
        if (budget.isExceededBy(resource)) {
            throw new Refusal(JudgingBudget.TOO_MUCH.at(resource.fhirType()));
        }
        var claimed = resource.getMeta().getProfile().stream().map(CanonicalType::getValue);
        var profiles = Stream.concat(asked.stream(), claimed)
                .distinct()
                .flatMap(profile -> Stream.ofNullable(definitions.fetchResource(StructureDefinition.class, profile)))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        var unclaiming = resource.copy();
        unclaiming.getMeta().setProfile(List.of());
        var json = fhir.newJsonParser().encodeResourceToString(unclaiming);
        var findings = new ArrayList<>(Modifiers.in(resource));
        findings.addAll(judged(json, profiles, resource.fhirType()));
        return findings;
    }

    /** A resource on which the validator stumbles does not conform: it throws errors too, and nesting can exhaust its stack. */
    private List<Finding> judged(String json, List<StructureDefinition> profiles, String type) {
        var free = idle.poll();
        var kept = free == null ? new Kept(validator(), 0) : free;
        var messages = new ArrayList<ValidationMessage>();
        try {
            var bytes = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
            kept.validator.validate(null, messages, bytes, FhirFormat.JSON, profiles);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "The validator could not get through a {}: {}",
                    type,
                    e.getClass().getName());
            return List.of(Finding.unreadable(type));
        }
        if (kept.judged + json.length() < MOST_JUDGED) {
            idle.add(new Kept(kept.validator, kept.judged + json.length()));
        }
        return messages.stream()
                .filter(message -> message.getLevel() != IssueSeverity.INFORMATION)
                .map(Finding::of)
                .toList();
    }

    /** What the validators that wait for their next resource have judged, and therefore remember. */
    int remembered() {
        return idle.stream().mapToInt(Kept::judged).sum();
    }

    boolean knows(String profile) {
        return definitions.fetchResource(StructureDefinition.class, profile) != null;
    }

    private InstanceValidator validator() {
        var validator = new InstanceValidator(
                definitions,
                new FhirInstanceValidator.NullEvaluationContext(),
                new XVerExtensionManagerOld(definitions),
                new ValidatorSession(),
                new ValidatorSettings());
        validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator.setAnyExtensionsAllowed(true);
        validator.setResourceIdRule(IdStatus.OPTIONAL);
        validator.setAssumeValidRestReferences(true);
        validator.setUnknownCodeSystemsCauseErrors(true);
        validator.setErrorForUnknownProfiles(false);
        validator.setAllowExamples(true);
        validator.setPolicyAdvisor(new FhirDefaultPolicyAdvisor());
        return validator;
    }
}

package jp.kenkotecho.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final ConcurrentLinkedQueue<Kept> idle = new ConcurrentLinkedQueue<>();

    /**
     * A validator between two resources. It remembers every code that it ever judged, with all around it, and cannot be
     * told to forget: so it is let go after a while.
     *
     * @param judged characters so far
     */
    private record Kept(InstanceValidator validator, int judged) {}

    ProfileValidator(FhirContext fhir, Published published) {
        this.fhir = fhir;
        this.definitions = KnownDefinitions.of(fhir, published);
    }

    /**
     * What there is to say of a resource. A profile holds all that its base does, so the base is judged only when no
     * profile is claimed; the claims are taken out of what the validator sees, or it would judge both.
     */
    List<Finding> findings(Resource resource) {
        var claimed = resource.getMeta().getProfile().stream()
                .map(CanonicalType::getValue)
                .filter(this::knows)
                .toList();
        var unclaiming = resource.copy();
        unclaiming.getMeta().setProfile(List.of());
        var json = fhir.newJsonParser().encodeResourceToString(unclaiming);
        return findings(json, EncodingEnum.JSON, claimed, resource.fhirType());
    }

    /**
     * What there is to say; nothing is an error in a resource that conforms.
     *
     * @param profiles to hold it to beside those that it claims
     * @param name what to call the resource when the validator cannot even get through it
     */
    List<Finding> findings(String text, EncodingEnum encoding, List<String> profiles, String name) {
        var free = idle.poll();
        var kept = free == null ? new Kept(validator(), 0) : free;
        var messages = new ArrayList<ValidationMessage>();
        var wanted = new ArrayList<StructureDefinition>();
        for (var profile : profiles) {
            var definition = definitions.fetchResource(StructureDefinition.class, profile);
            if (definition != null) {
                wanted.add(definition);
            }
        }
        try {
            var format = encoding == EncodingEnum.XML ? FhirFormat.XML : FhirFormat.JSON;
            var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            kept.validator.validate(null, messages, bytes, format, wanted);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // A resource on which the validator stumbles does not conform; it throws errors too, and nesting can
            // exhaust
            // its stack. The validator is not used again.
            LOG.warn(
                    "The validator could not get through a {}: {}",
                    name,
                    e.getClass().getName());
            return List.of(Finding.unreadable(name));
        }
        if (kept.judged + text.length() < MOST_JUDGED) {
            idle.add(new Kept(kept.validator, kept.judged + text.length()));
        }
        return messages.stream().map(Finding::of).toList();
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

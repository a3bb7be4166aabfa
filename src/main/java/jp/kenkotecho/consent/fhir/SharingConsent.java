package jp.kenkotecho.consent.fhir;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.consent.model.ConsentRule;
import jp.kenkotecho.consent.model.Purpose;
import jp.kenkotecho.consent.model.Right;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;

/**
 * A Consent about sharing, after IHE Privacy Consent on FHIR (ITI-108, Advanced): one root provision that permits or
 * denies, with denials nested in a permit. What it says as {@link ConsentRule}s. Read closed: what is not understood permits
 * nothing and denies all. Whether it may be stored at all: {@link ConsentProblems}.
 */
public final class SharingConsent {

    static final Set<String> SCOPES = Set.of("patient-privacy", "research");

    /** Who acts for nobody: what they gave is void. */
    public static final String NOBODY = "nobody";

    /** The width of the column; every reference to somebody of this server is shorter. */
    private static final int LONGEST_REFERENCE = 100;

    private static final Map<String, Right> RIGHTS =
            Map.of("comment", Right.COMMENT, "guide", Right.GUIDE, "proxy", Right.PROXY);

    private SharingConsent() {}

    /** Whether this is about sharing the record, and not about treatment or a will for later. */
    public static boolean isSharing(Consent consent) {
        return consent.getScope().getCoding().stream().anyMatch(coding -> SCOPES.contains(coding.getCode()));
    }

    /** Whether it is given for research and for nothing else. */
    static boolean isForResearch(Consent consent) {
        return consent.getScope().getCoding().stream().anyMatch(coding -> "research".equals(coding.getCode()))
                || Provisions.purposesOf(consent.getProvision()).contains(Purpose.HRESCH);
    }

    /** The actors of the root provision: with whom it is shared. */
    public static List<String> actors(Consent consent) {
        return Provisions.actorsOf(consent.getProvision());
    }

    /** Whether it appoints somebody to act for the person. */
    public static boolean isProxy(Consent consent) {
        return rightsOf(consent).contains(Right.PROXY);
    }

    /**
     * Who gave it in the person's place, {@code RelatedPerson/…}: whoever signed besides the person. Empty where the person
     * signed; {@link #NOBODY} where nobody did, or more than one did for them, which gives nothing.
     */
    public static String granter(Consent consent) {
        var signed = consent.getPerformer().stream()
                .map(performer -> performer.hasReference() ? performer.getReference() : NOBODY)
                .collect(Collectors.toSet());
        var isSigned = !signed.isEmpty();
        signed.remove(String.valueOf(consent.getPatient().getReference()));
        if (signed.isEmpty()) {
            return isSigned ? "" : NOBODY;
        }
        return signed.stream()
                .filter(one -> signed.size() == 1 && one.length() <= LONGEST_REFERENCE)
                .findFirst()
                .orElse(NOBODY);
    }

    /** None unless it is active, about sharing, and says whose record it is about. */
    public static List<ConsentRule> rulesOf(Consent consent) {
        var patient = consent.getPatient().getReferenceElement();
        if (consent.getStatus() != ConsentState.ACTIVE
                || !isSharing(consent)
                || !"Patient".equals(patient.getResourceType())
                || patient.isAbsolute()) {
            return List.of();
        }
        var whole = new Whole(
                source(consent),
                new PersonId(patient.getIdPart()),
                consent.getDateTimeElement().hasValue()
                        ? Validity.startOf(consent.getDateTimeElement())
                        : Instant.EPOCH,
                granter(consent));
        var root = consent.getProvision();
        return root.getType() == ConsentProvisionType.DENY
                ? denials(whole, root, Provisions.actorsOf(root), Validity.of(root.getPeriod()))
                : permits(whole, consent, root);
    }

    private record Whole(String source, PersonId person, Instant given, String grantedBy) {}

    private static List<ConsentRule> permits(Whole whole, Consent consent, ProvisionComponent root) {
        var validity = Validity.of(root.getPeriod());
        if (root.getType() != ConsentProvisionType.PERMIT
                || !root.getPeriod().getEndElement().hasValue()
                || validity.isEmpty()
                || Provisions.saysMore(root)
                || root.getProvision().stream()
                        .anyMatch(nested -> nested.getType() != ConsentProvisionType.DENY || nested.hasProvision())) {
            return List.of();
        }
        var permits = rightsOf(consent).stream().flatMap(right -> Provisions.actorsOf(root).stream()
                .map(actor -> permit(whole, root, right, actor, validity)));
        var denials = root.getProvision().stream().flatMap(nested -> {
            var actors = nested.hasActor() ? Provisions.actorsOf(nested) : Provisions.actorsOf(root);
            return denials(
                    whole, nested, actors, Validity.of(nested.getPeriod()).and(validity))
                    .stream();
        });
        return Stream.concat(permits, denials).toList();
    }

    private static ConsentRule permit(
            Whole whole, ProvisionComponent root, Right right, String actor, Validity validity) {
        return new ConsentRule(
                whole.source(),
                whole.person(),
                actor,
                right,
                false,
                Provisions.purposesOf(root),
                validity.from(),
                validity.until(),
                whole.given(),
                whole.grantedBy(),
                right == Right.SEE ? Provisions.categoriesOf(root) : Set.of(),
                right == Right.SEE ? Provisions.sensitivitiesOf(root) : Set.of());
    }

    /** The rules of a denial; without an actor it is for everybody. */
    private static List<ConsentRule> denials(
            Whole whole, ProvisionComponent denial, List<String> actors, Validity validity) {
        var understood = !Provisions.saysMore(denial)
                && denial.getSecurityLabel().stream().allMatch(Provisions::isKnown);
        return (actors.isEmpty() ? List.of("") : actors)
                .stream()
                        .map(actor -> new ConsentRule(
                                whole.source(),
                                whole.person(),
                                actor,
                                Right.SEE,
                                true,
                                Set.of(),
                                validity.from(),
                                validity.until(),
                                whole.given(),
                                whole.grantedBy(),
                                understood ? Provisions.categoriesOf(denial) : Set.of(),
                                understood ? Provisions.sensitivitiesOf(denial) : Set.of()))
                        .toList();
    }

    private static String source(Consent consent) {
        var id = consent.getIdElement();
        return "Consent/" + id.getIdPart() + (id.hasVersionIdPart() ? "/_history/" + id.getVersionIdPart() : "");
    }

    /** Seeing, unless the categories name a right of its own. */
    static Set<Right> rightsOf(Consent consent) {
        var rights = EnumSet.noneOf(Right.class);
        codesOf(consent.getCategory(), Canonical.SHARING_RIGHT).forEach(code -> {
            if (RIGHTS.containsKey(code)) {
                rights.add(RIGHTS.get(code));
            }
        });
        if (rights.isEmpty()) {
            rights.add(Right.SEE);
        }
        return rights;
    }

    private static Stream<String> codesOf(List<CodeableConcept> concepts, String system) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem())
                        && coding.getCodeElement().hasValue())
                .map(Coding::getCode);
    }
}

package jp.kenkotecho.consent.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.consent.model.Purpose;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Reference;

/** What a provision of a Consent says, in the words of the rules. */
final class Provisions {

    private Provisions() {}

    static List<String> actorsOf(ProvisionComponent provision) {
        return provision.getActor().stream()
                .map(actor -> actor.getReference())
                .filter(Reference::hasReference)
                .map(Reference::getReference)
                .distinct()
                .toList();
    }

    static Set<InformationCategory> categoriesOf(ProvisionComponent provision) {
        return labelled(provision, InformationCategory.values(), Provisions::labelOf);
    }

    static Set<Restriction> sensitivitiesOf(ProvisionComponent provision) {
        return labelled(provision, Restriction.sensitivities().toArray(Restriction[]::new), Provisions::labelOf);
    }

    private static <T> Set<T> labelled(ProvisionComponent provision, T[] all, Function<T, String> label) {
        var labels = provision.getSecurityLabel().stream()
                .map(coding -> coding.getSystem() + "|" + coding.getCode())
                .collect(Collectors.toSet());
        return Arrays.stream(all)
                .filter(one -> labels.contains(label.apply(one)))
                .collect(Collectors.toSet());
    }

    static boolean isKnown(Coding label) {
        var text = label.getSystem() + "|" + label.getCode();
        return Stream.concat(
                        Arrays.stream(InformationCategory.values()).map(Provisions::labelOf),
                        Restriction.sensitivities().stream().map(Provisions::labelOf))
                .anyMatch(text::equals);
    }

    private static String labelOf(InformationCategory category) {
        return Canonical.INFORMATION_CATEGORY + "|" + category.code();
    }

    private static String labelOf(Restriction sensitivity) {
        return Canonical.ACT_CODE + "|" + sensitivity.code();
    }

    static Set<Purpose> purposesOf(ProvisionComponent provision) {
        return provision.getPurpose().stream()
                .filter(coding -> Canonical.ACT_REASON.equals(coding.getSystem()))
                .flatMap(coding -> purpose(coding).stream())
                .collect(Collectors.toSet());
    }

    static Optional<Purpose> purpose(Coding coding) {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose != Purpose.BTG)
                .filter(purpose -> purpose.name().equals(coding.getCode()))
                .findFirst();
    }

    /** What IHE PCF forbids, or what cannot be asked of the database page by page: docs/clarifications/008. */
    static boolean saysMore(ProvisionComponent provision) {
        return provision.hasAction()
                || provision.hasClass_()
                || provision.hasCode()
                || provision.hasData()
                || provision.hasDataPeriod();
    }
}

package jp.kenkotecho.portal.fhir;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.portal.model.CheckupFile;
import jp.kenkotecho.portal.model.CodeSystems;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.Performer;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.record.Problem;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;

/**
 * A report of a check-up as a FHIR document: JP eCheckup (健診結果報告書 1.5.0) and its municipal sister. It is read into
 * the same values as the CDA of 特定健診, so that one check-up is one, in whichever form it comes.
 */
public final class CheckupBundle {

    /** What is no result, or not yet: a record would show it as one. */
    private static final Set<ObservationStatus> NOT_COUNTED =
            EnumSet.of(ObservationStatus.ENTEREDINERROR, ObservationStatus.PRELIMINARY, ObservationStatus.REGISTERED);

    private final Bundle bundle;
    private final List<Problem> notes = new ArrayList<>();

    private CheckupBundle(Bundle bundle) {
        this.bundle = bundle;
    }

    /** Whether it is a document of this kind: the profile or the category tells, samples have placeholders for types. */
    public static boolean is(Bundle bundle) {
        return bundle.getType() == BundleType.DOCUMENT
                && Entries.all(bundle, Composition.class)
                        .anyMatch(document -> kind(document).isPresent()
                                || Stream.of(bundle, document)
                                        .flatMap(resource -> resource.getMeta().getProfile().stream())
                                        .anyMatch(profile -> String.valueOf(profile.getValue())
                                                .matches(".*e(Municipal)?Checkup.*")));
    }

    /** The report; the problem when it cannot be one, or says no day. */
    public static MynaFile read(Bundle bundle) {
        return new CheckupBundle(bundle).report();
    }

    /** What documents it carries as they are: an older CDA; empty when the bundle itself has the results. */
    public static List<Attachment> carried(Bundle bundle) {
        return Entries.all(bundle, Observation.class).findAny().isPresent()
                ? List.of()
                : Entries.all(bundle, DocumentReference.class)
                        .flatMap(document -> document.getContent().stream())
                        .map(DocumentReferenceContentComponent::getAttachment)
                        .filter(attachment -> attachment.getDataElement().hasValue())
                        .toList();
    }

    /** Whether its kind is one of results: not of deletion, nor of guidance. */
    public static boolean isOfResults(Bundle bundle) {
        return Entries.all(bundle, Composition.class)
                .flatMap(document -> kind(document).stream())
                .allMatch(kind -> CheckupFile.withoutResults(kind).isEmpty());
    }

    /** The persons whom it is about: none when it does not say, several when it is somebody's mistake. */
    public static List<Subject> subjects(Bundle bundle) {
        return Entries.all(bundle, Patient.class).map(CheckupPatient::subject).toList();
    }

    /** Takes the insurance out of it, which nobody may ask for. */
    public static void redact(Bundle bundle) {
        bundle.getEntry()
                .removeIf(entry -> entry.getResource() != null
                        && entry.getResource().fhirType().equals("Coverage"));
        Entries.all(bundle, Patient.class).forEach(CheckupPatient::redact);
    }

    private MynaFile report() {
        var document = Entries.all(bundle, Composition.class).findFirst().orElseThrow();
        var kind = kind(document).orElse("90");
        var refused = CheckupFile.withoutResults(kind);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (Entries.all(bundle, Patient.class).count() > 1) {
            return MynaFile.refused(Problem.Kind.CONFLICT, "一人分ではないファイルです。", "It is about more than one person.");
        }
        var day = day(document);
        if (day.isEmpty()) {
            return refused("受診日が読み取れません。", "The day of the check-up cannot be read.");
        }
        return new MynaFile.Checkups(List.of(new CheckupFile(
                kind,
                document.getEventFirstRep()
                                .getCodeFirstRep()
                                .getCodingFirstRep()
                                .hasCode()
                        ? document.getEventFirstRep()
                                .getCodeFirstRep()
                                .getCodingFirstRep()
                                .getCode()
                        : "",
                day.get(),
                date(document.getDateElement()),
                subject(),
                provider(document),
                findings(document),
                notes)));
    }

    private static MynaFile refused(String ja, String en) {
        return new MynaFile.Refused(Problem.of(Problem.Kind.MALFORMED, ja, en));
    }

    private static Optional<String> kind(Composition document) {
        return document.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> coding.getCodeElement().hasValue()
                        && CodeSystems.areSame(CheckupCodes.REPORT_TYPES, String.valueOf(coding.getSystem())))
                .map(Coding::getCode)
                .findFirst();
    }

    private Optional<LocalDate> day(Composition document) {
        return Stream.of(
                        Entries.all(bundle, Encounter.class)
                                .map(encounter -> encounter.getPeriod().getStartElement()),
                        document.getEvent().stream()
                                .map(event -> event.getPeriod().getStartElement()),
                        Entries.all(bundle, Observation.class)
                                .map(Observation::getEffective)
                                .filter(BaseDateTimeType.class::isInstance)
                                .map(BaseDateTimeType.class::cast))
                .flatMap(dates -> dates)
                .flatMap(date -> date((BaseDateTimeType) date).stream())
                .findFirst();
    }

    static Optional<LocalDate> date(BaseDateTimeType date) {
        var text = date.getValueAsString();
        if (text == null || text.length() < 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, 10), DateTimeFormatter.ISO_LOCAL_DATE));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private Subject subject() {
        return subjects(bundle).stream().findFirst().orElse(Subject.NOBODY);
    }

    private Performer provider(Composition document) {
        return Stream.concat(
                        Entries.all(bundle, Encounter.class).map(Encounter::getServiceProvider),
                        Stream.of(document.getCustodian()))
                .flatMap(reference -> Entries.target(bundle, reference, Organization.class).stream())
                .findFirst()
                .map(organization -> new Performer(
                        organization.getIdentifier().stream()
                                .filter(identifier ->
                                        identifier.getValueElement().hasValue()
                                                && CodeSystems.areSame(
                                                        CheckupCodes.PROVIDERS, String.valueOf(identifier.getSystem())))
                                .map(Identifier::getValue)
                                .findFirst()
                                .orElse(""),
                        organization.getNameElement().hasValue() ? organization.getName() : ""))
                .orElse(Performer.NONE);
    }

    private List<CheckupFinding> findings(Composition document) {
        var findings = new ArrayList<CheckupFinding>();
        for (var i = 0; i < bundle.getEntry().size(); i++) {
            var entry = bundle.getEntry().get(i);
            if (entry.getResource() instanceof Observation observation && !observation.hasHasMember()) {
                var where = "Bundle.entry[" + i + "]";
                if (NOT_COUNTED.contains(observation.getStatus())) {
                    notes.add(CheckupFile.NOT_FINAL.at(where));
                    continue;
                }
                var found = ObservationToFinding.of(observation, section(document, entry), where);
                notes.addAll(found.notes());
                findings.addAll(found.findings());
            }
        }
        return findings;
    }

    private static String section(Composition document, BundleEntryComponent entry) {
        return document.getSection().stream()
                .filter(section -> section.getEntry().stream().anyMatch(reference -> Entries.isMeant(reference, entry)))
                .map(section -> section.getCode().getCodingFirstRep())
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .findFirst()
                .orElse("");
    }
}

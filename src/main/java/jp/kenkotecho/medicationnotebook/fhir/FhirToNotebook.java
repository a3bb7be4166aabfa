package jp.kenkotecho.medicationnotebook.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.medicationnotebook.model.Note;
import jp.kenkotecho.medicationnotebook.model.Notebook;
import jp.kenkotecho.medicationnotebook.model.NotebookInstitution;
import jp.kenkotecho.medicationnotebook.model.NotebookProfessional;
import jp.kenkotecho.medicationnotebook.model.OverTheCounter;
import jp.kenkotecho.medicationnotebook.model.Prescription;
import jp.kenkotecho.medicationnotebook.model.Recorder;
import jp.kenkotecho.medicationnotebook.model.UsageRecord;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * Medicines of the record as a notebook of the patient's own (出力区分 2). What a pharmacy handed over stands by visit, as its
 * slip told it; what the person wrote down stands as record 3, marked as theirs, with its usage as a memo; what has no day
 * is a memo.
 */
public final class FhirToNotebook {

    private static final int VERSION = 8;

    private final Map<String, DomainResource> behind;

    /** @param behind the requests and dispensings that the statements refer to */
    public FhirToNotebook(List<? extends DomainResource> behind) {
        this.behind = behind.stream()
                .collect(Collectors.toMap(
                        one -> one.fhirType() + "/" + one.getIdElement().getIdPart(),
                        Function.identity(),
                        (one, other) -> one));
    }

    /** A statement with what is told of it elsewhere. */
    private record Told(
            MedicationStatement statement,
            DrugOfStatement drug,
            NotebookInstitution prescribedAt,
            NotebookProfessional prescriber,
            Recorder recorder) {}

    /** Where and when: what makes one visit. */
    private record Place(LocalDate day, NotebookInstitution dispensedAt, NotebookInstitution prescribedAt) {}

    /** What one RP is of; drugs that share it may stand together. */
    private record Rp(String number, NotebookProfessional prescriber, UsageRecord usage, List<String> supplements) {}

    /** The notebook; statements without a name are not in it. */
    public Notebook of(Patient patient, List<MedicationStatement> statements) {
        var visits = new LinkedHashMap<Place, List<Told>>();
        var bought = new ArrayList<OverTheCounter>();
        var memos = new ArrayList<Note>();
        for (var statement : statements) {
            if (DrugOfStatement.nameOf(statement).isBlank()) {
                continue;
            }
            var day = day(statement);
            if (OwnMedicine.isOne(statement)) {
                bought.add(OwnMedicine.bought(statement));
                OwnMedicine.usage(statement).ifPresent(memos::add);
            } else if (day.isEmpty()) {
                memos.add(OwnMedicine.memo(statement, DrugOfStatement.nameOf(statement)));
            } else {
                var told = told(statement);
                var place = new Place(day.get(), institution(statement.getInformationSource()), told.prescribedAt());
                visits.computeIfAbsent(place, absent -> new ArrayList<>()).add(told);
            }
        }
        var dispensings = visits.entrySet().stream()
                .map(visit -> dispensing(visit.getKey(), visit.getValue()))
                .sorted(Comparator.comparing(Dispensing::day).reversed())
                .toList();
        return new Notebook(
                VERSION,
                Notebook.Source.PATIENT,
                List.of(NamedPatient.of(patient)),
                List.of(),
                bought.stream().distinct().toList(),
                memos.stream().distinct().toList(),
                dispensings,
                List.of());
    }

    private Told told(MedicationStatement statement) {
        var request = first(statement.getBasedOn(), MedicationRequest.class);
        var prescriber = request.map(Parties::prescriberOf).orElse(NotebookProfessional.NONE);
        var prescribedAt = request.map(Parties::prescribedAt).orElse(NotebookInstitution.NONE);
        var quantity = first(statement.getDerivedFrom(), MedicationDispense.class)
                .map(MedicationDispense::getQuantity)
                .filter(Quantity::hasValue);
        return new Told(
                statement,
                new DrugOfStatement(statement, quantity),
                prescribedAt,
                prescriber,
                OwnMedicine.recorderOf(statement));
    }

    private <T extends DomainResource> Optional<T> first(List<Reference> references, Class<T> type) {
        return references.stream()
                .flatMap(reference -> Stream.ofNullable(behind.get(String.valueOf(reference.getReference()))))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static Dispensing dispensing(Place place, List<Told> drugs) {
        var recorder = drugs.stream().map(Told::recorder).distinct().count() == 1
                ? drugs.get(0).recorder()
                : Recorder.UNKNOWN;
        return new Dispensing(
                place.day(),
                recorder,
                place.dispensedAt(),
                NotebookProfessional.NONE,
                place.prescribedAt(),
                prescriptions(drugs),
                List.of());
    }

    /** The slip's own numbers where they are told and agree, so that it is recognised again; else one RP for each drug. */
    private static List<Prescription> prescriptions(List<Told> drugs) {
        var groups = new LinkedHashMap<Rp, List<Told>>();
        var numbers = new HashMap<String, Rp>();
        var keepsNumbers = true;
        for (var told : inOrder(drugs)) {
            var rp = rp(told);
            groups.computeIfAbsent(rp, absent -> new ArrayList<>()).add(told);
            var other = numbers.putIfAbsent(rp.number(), rp);
            keepsNumbers &= !rp.number().isEmpty() && (other == null || other.equals(rp));
        }
        var prescriptions = new ArrayList<Prescription>();
        for (var group : groups.entrySet()) {
            var number = keepsNumbers ? Integer.parseInt(group.getKey().number()) : prescriptions.size() + 1;
            prescriptions.add(prescription(number, group.getKey(), group.getValue()));
        }
        return prescriptions;
    }

    private static Prescription prescription(int number, Rp rp, List<Told> drugs) {
        return new Prescription(
                number,
                rp.prescriber(),
                drugs.stream().map(told -> told.drug().drug(told.recorder())).toList(),
                rp.usage(),
                rp.supplements(),
                List.of());
    }

    private static Rp rp(Told told) {
        return new Rp(
                number(told, Canonical.RP_NUMBER),
                told.prescriber(),
                told.drug().usage(),
                told.drug().usageSupplements());
    }

    /** Doctor by doctor, since a record 55 is of all that follows it; RP by RP. */
    private static List<Told> inOrder(List<Told> drugs) {
        return drugs.stream()
                .sorted(Comparator.comparing((Told told) -> told.prescriber().equals(NotebookProfessional.NONE) ? 0 : 1)
                        .thenComparing(told -> told.prescriber().name() + "\n"
                                + told.prescriber().department())
                        .thenComparing(told -> padded(number(told, Canonical.RP_NUMBER)))
                        .thenComparing(told -> padded(number(told, Canonical.ORDER_IN_RP))))
                .toList();
    }

    private static String padded(String number) {
        return "0".repeat(3 - number.length()) + number;
    }

    /** One to three digits; empty otherwise. */
    private static String number(Told told, String system) {
        return told.statement().getIdentifier().stream()
                .filter(identifier -> system.equals(identifier.getSystem()))
                .flatMap(identifier -> Stream.ofNullable(identifier.getValue()))
                .filter(value -> value.matches("[1-9][0-9]{0,2}"))
                .findFirst()
                .orElse("");
    }

    private static Optional<LocalDate> day(MedicationStatement statement) {
        if (statement.getEffective() instanceof Period period) {
            return OwnMedicine.date(period.getStartElement());
        }
        return statement.getEffective() instanceof DateTimeType day ? OwnMedicine.date(day) : Optional.empty();
    }

    private static NotebookInstitution institution(Reference reference) {
        return reference.getDisplayElement().hasValue() ? Parties.institutionOf(reference) : NotebookInstitution.NONE;
    }
}

package jp.kenkotecho.medication.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.Amount;
import jp.kenkotecho.medication.model.Regimen;
import jp.kenkotecho.medication.model.Regimen.Planned;
import jp.kenkotecho.medication.model.Usage;
import jp.kenkotecho.profile.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Quantity;

/** What a Dosage says, by its Timing, or else by the code and the words that it carries. */
public final class Dosages {

    /** The JAMI usage code under the names it goes by. */
    private static final Set<String> USAGE = Set.of(
            Canonical.JAMI_USAGE,
            "urn:oid:1.2.392.200250.2.2.20.20",
            "urn:oid:1.2.392.200250.2.2.20",
            "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUsage_ePrescription");

    private static final Set<String> SUPPLEMENT =
            Set.of("http://jami.jp/CodeSystem/MedicationUsageAdditional", "urn:oid:1.2.392.200250.2.2.20.22");

    private Dosages() {}

    /** A quantity, of one dose or of a day. */
    record Given(Quantity amount, boolean isOfDay) {}

    /**
     * The same dosage with its times spelled out in Timing, as far as its code and words plainly tell them; more than one
     * where one Timing cannot hold them.
     *
     * @param medicine its name, as printed
     */
    public static List<Dosage> spelledOut(Dosage words, String medicine) {
        return Timings.spelledOut(words, agreeing(words, usage(words, medicine).regimen()));
    }

    /** Whether its JAMI code cannot be right, so that only the words were read. */
    public static boolean hasDamagedCode(Dosage dosage) {
        return usage(dosage, "").hasDamagedCode();
    }

    static Regimen regimen(Dosage dosage, String medicine) {
        var words = usage(dosage, medicine);
        if (words.asNeeded()) {
            return words.regimen();
        }
        return TimingReader.read(dosage.getTiming()).orElseGet(() -> agreeing(dosage, words.regimen()));
    }

    /** What one dose is; empty when it cannot be told. */
    static Optional<Amount> amount(Dosage dosage, Regimen regimen) {
        var perDay = regimen instanceof Planned planned ? planned.moments().size() : 0;
        return dose(dosage).flatMap(given -> {
            var whole = new Amount(given.amount().getValue(), given.amount().getUnit());
            if (!given.isOfDay()) {
                return Optional.of(whole);
            }
            return perDay == 0 ? Optional.empty() : whole.dividedBy(perDay);
        });
    }

    static Optional<Given> dose(Dosage dosage) {
        return dosage.getDoseAndRate().stream()
                .flatMap(rate -> Stream.concat(
                        rate.hasDoseQuantity() ? Stream.of(new Given(rate.getDoseQuantity(), false)) : Stream.empty(),
                        rate.hasRateRatio() && isADay(rate.getRateRatio().getDenominator())
                                ? Stream.of(new Given(rate.getRateRatio().getNumerator(), true))
                                : Stream.empty()))
                .filter(given -> given.amount().getValueElement().hasValue()
                        && given.amount().getUnitElement().hasValue())
                .findFirst();
    }

    private static boolean isADay(Quantity denominator) {
        return "d".equals(denominator.getCode())
                && denominator.getValueElement().hasValue()
                && denominator.getValue().compareTo(BigDecimal.ONE) == 0;
    }

    /** Uneven doses that do not add up to the dose of a day were not understood. */
    private static Regimen agreeing(Dosage dosage, Regimen regimen) {
        if (!(regimen instanceof Planned planned) || planned.doses().isEmpty()) {
            return regimen;
        }
        var sum = planned.doses().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var differs = dose(dosage)
                .filter(Given::isOfDay)
                .filter(day -> day.amount().getValue().compareTo(sum) != 0)
                .isPresent();
        return differs ? new Regimen.Undecided(Regimen.Why.DISAGREES) : regimen;
    }

    private static Usage usage(Dosage dosage, String medicine) {
        var timing = dosage.getTiming().getCode();
        var code = codes(timing, USAGE).findFirst().orElse("");
        var supplements = dosage.getAdditionalInstruction().stream()
                .flatMap(instruction -> codes(instruction, SUPPLEMENT))
                .toList();
        var remarks = dosage.getAdditionalInstruction().stream()
                .filter(CodeableConcept::hasText)
                .map(CodeableConcept::getText)
                .toList();
        var text = timing.getTextElement().hasValue()
                ? timing.getText()
                : dosage.getTextElement().hasValue() ? dosage.getText() : "";
        var asNeeded = dosage.hasAsNeededCodeableConcept()
                || (dosage.hasAsNeededBooleanType()
                        && dosage.getAsNeededBooleanType().booleanValue());
        return new Usage(medicine, code, supplements, text, remarks, asNeeded);
    }

    private static Stream<String> codes(CodeableConcept concept, Set<String> systems) {
        return concept.getCoding().stream()
                .filter(coding -> systems.contains(coding.getSystem())
                        && coding.getCodeElement().hasValue())
                .map(Coding::getCode);
    }
}

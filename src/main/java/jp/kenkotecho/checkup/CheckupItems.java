package jp.kenkotecho.checkup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.checkup.model.AnswerThreshold;
import jp.kenkotecho.checkup.model.Catalogue;
import jp.kenkotecho.checkup.model.CheckupItem;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.checkup.model.Threshold;
import jp.kenkotecho.checkup.model.Threshold.Sex;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/** The codes by which an item stands in the record, for features that read check-ups. */
public final class CheckupItems {

    private static final String CHECKUP = "1.2.392.200119.6.1005";

    /** Limits, goals and models of check-ups are those of adults: from 18 on, who is of age (民法4条). */
    private static final int ADULT = 18;

    private static final int WHOLE_DAY = "2026-11-05".length();

    private CheckupItems() {}

    /** Whether somebody was an adult on a day. */
    public static boolean isAdult(LocalDate born, LocalDate on) {
        return !born.plusYears(ADULT).isAfter(on);
    }

    /**
     * The reader of the values of somebody.
     *
     * @param person none where they are not to be seen; whose birth date is not known is taken for an adult
     */
    public static ValueReader reader(List<Patient> person, ZoneId zone) {
        var born = person.stream()
                .map(patient -> patient.getBirthDateElement().getValueAsString())
                .filter(text -> text != null && text.length() == WHOLE_DAY)
                .map(LocalDate::parse)
                .findFirst();
        return new ValueReader(
                zone, day -> born.map(birth -> isAdult(birth, day)).orElse(true));
    }

    /** The sex by which limits are told apart, as far as it is known. */
    public static Sex sex(Patient person) {
        return switch (person.getGenderElement().hasValue() ? person.getGender() : AdministrativeGender.UNKNOWN) {
            case MALE -> Sex.MAN;
            case FEMALE -> Sex.WOMAN;
            default -> Sex.ALL;
        };
    }

    /** The 17 digits of all items of 特定健診 that begin so; none for what is no beginning of one. */
    public static Stream<String> codes(String beginning) {
        return items(beginning).map(CheckupItem::code);
    }

    /** What pages call the item of a code, or of the beginning of one; empty for what is on no page. */
    public static Optional<Text> name(String code) {
        return ShownItem.all().stream()
                .filter(item -> item.has(code))
                .map(ShownItem::name)
                .findFirst();
    }

    /** The LOINC codes of those that have one, each once. */
    public static Stream<String> loinc(String beginning) {
        return items(beginning)
                .map(CheckupItem::loinc)
                .filter(code -> !code.isEmpty())
                .distinct();
    }

    /**
     * The values from which an item calls for guidance (保健指導判定値) and for a doctor (受診勧奨判定値).
     *
     * @param below whether it is when the value is less; else from the limit upward
     * @param unit of both, in UCUM
     */
    public record Limits(double guidance, double referral, boolean below, String unit) {

        /** Whether something is to be done about a value. */
        public boolean guides(double value) {
            return below ? value < guidance : value >= guidance;
        }

        /** Whether a doctor is to be seen for a value. */
        public boolean refers(double value) {
            return below ? value < referral : value >= referral;
        }
    }

    /** The limits of the item of these 17 digits; empty where none are set. */
    public static Optional<Limits> limits(String code) {
        return Threshold.of(code)
                .map(threshold -> new Limits(
                        threshold.guidance().doubleValue(),
                        threshold.referral().doubleValue(),
                        threshold.below(),
                        threshold.unit()));
    }

    /** What to search for what has limits: codes of check-ups, and those of LOINC by which laboratories send it. */
    public static List<Token> limited() {
        return items("")
                .filter(item -> Threshold.of(item.code()).isPresent()
                        || AnswerThreshold.of(item.code()).isPresent())
                .flatMap(item -> Stream.concat(
                        Stream.of(new Token(Canonical.JLAC10_CHECKUP, item.code())),
                        item.loinc().isEmpty() ? Stream.empty() : Stream.of(new Token(Canonical.LOINC, item.loinc()))))
                .distinct()
                .toList();
    }

    private static Stream<CheckupItem> items(String beginning) {
        return Catalogue.items()
                .filter(item -> item.system().equals(CHECKUP) && item.code().startsWith(beginning));
    }
}

package jp.kenkotecho.medication.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.medication.model.Regimen.AsNeeded;
import jp.kenkotecho.medication.model.Regimen.Every;
import jp.kenkotecho.medication.model.Regimen.Per;
import jp.kenkotecho.medication.model.Regimen.Planned;
import jp.kenkotecho.medication.model.Regimen.Undecided;
import jp.kenkotecho.medication.model.Regimen.Why;
import jp.kenkotecho.record.TextNormalization;

/**
 * How a medicine is to be taken, as it was written.
 *
 * @param medicine its name, as printed; some are never taken daily
 * @param code JAMI standard usage code; empty when there is none
 * @param supplements JAMI supplementary codes
 * @param text the printed words; may be empty
 * @param remarks what is printed beside it (用法補足); only what it says of days counts
 * @param asNeeded whether it is known to be taken when needed
 */
public record Usage(
        String medicine, String code, List<String> supplements, String text, List<String> remarks, boolean asNeeded) {

    /** What in a remark would change a schedule, if it were understood. */
    private static final Pattern TELLING = Pattern.compile("隔|おき|置き|毎|週|曜|月|休|漸|徐々|指示|朝|昼|夕|夜|寝|起床|時|回|[0-9]日");

    public Usage {
        supplements = List.copyOf(supplements);
        remarks = List.copyOf(remarks);
    }

    /**
     * The regimen that code, words and remarks agree on. The code is read first; where it is damaged or says nothing of
     * times, the words are. Nothing is guessed: where they disagree it is {@link Undecided}.
     */
    public Regimen regimen() {
        if (asNeeded) {
            return UsageText.read(text) instanceof AsNeeded said
                    ? said
                    : new AsNeeded("", Optional.empty(), Optional.empty());
        }
        var regimen = withRemarks(withSupplements(ofCodeAndText()));
        return NotDaily.includes(medicine) && isDaily(regimen) ? new Undecided(Why.WEEKLY_MEDICINE) : regimen;
    }

    /** Whether the code cannot be right, so that the words alone were read. */
    public boolean hasDamagedCode() {
        return ofCode().filter(Undecided.class::isInstance).isPresent();
    }

    private Optional<Regimen> ofCode() {
        return code.isEmpty() ? Optional.empty() : UsageCode.read(code);
    }

    private Regimen ofCodeAndText() {
        var coded = ofCode().filter(regimen -> !(regimen instanceof Undecided));
        if (text.isBlank()) {
            return coded.orElseGet(() -> new Undecided(hasDamagedCode() ? Why.DISAGREES : Why.UNCLEAR));
        }
        var said = UsageText.read(text);
        return coded.map(regimen -> agreed(regimen, said)).orElse(said);
    }

    /** The words may be plainer than the code's (a symptom, the days), and may be unreadable; they may not contradict. */
    private static Regimen agreed(Regimen coded, Regimen said) {
        if (said instanceof Undecided undecided) {
            return undecided.why() == Why.UNCLEAR ? coded : undecided;
        }
        if (coded instanceof AsNeeded && said instanceof AsNeeded) {
            return said;
        }
        if (coded instanceof Planned one && said instanceof Planned other) {
            return isSame(one, other) ? new Planned(one.moments(), other.rhythm(), other.doses()) : disagreement();
        }
        if (said instanceof Per && coded instanceof Planned) {
            return said;
        }
        return coded.equals(said) ? coded : disagreement();
    }

    private static boolean isSame(Planned one, Planned other) {
        var onlyNumber = other.moments().stream().allMatch(Moment.AnyTime.class::isInstance);
        return onlyNumber
                ? one.moments().size() == other.moments().size()
                : one.moments().equals(other.moments());
    }

    private static Regimen disagreement() {
        return new Undecided(Why.DISAGREES);
    }

    private Regimen withSupplements(Regimen regimen) {
        var combined = regimen;
        var doses = new ArrayList<UsageSupplement.Uneven>();
        for (var supplement : supplements) {
            var read = UsageSupplement.read(supplement);
            if (read.isEmpty()) {
                return new Undecided(Why.UNCLEAR);
            }
            if (read.get() instanceof UsageSupplement.Uneven uneven) {
                doses.add(uneven);
            } else if (read.get() instanceof UsageSupplement.Rate rate) {
                combined = rate.per();
            } else {
                combined = on(((UsageSupplement.Days) read.get()).rhythm(), combined);
            }
        }
        return doses.isEmpty() ? combined : uneven(doses, combined);
    }

    private static Regimen on(Rhythm rhythm, Regimen regimen) {
        if (regimen instanceof Planned planned) {
            var isFree =
                    planned.rhythm().equals(Rhythm.DAILY) || planned.rhythm().equals(rhythm);
            return isFree ? new Planned(planned.moments(), rhythm, planned.doses()) : disagreement();
        }
        var weekly = regimen instanceof Per per
                && per.period() == Regimen.Period.WEEK
                && rhythm instanceof Rhythm.Weekdays days
                && days.days().size() == per.times();
        if (weekly) {
            return new Planned(((Planned) UsageCode.anyTimes(1)).moments(), rhythm, Map.of());
        }
        return regimen instanceof Undecided ? regimen : disagreement();
    }

    /** The k-th code is of the k-th time of the day. */
    private static Regimen uneven(List<UsageSupplement.Uneven> codes, Regimen regimen) {
        if (!(regimen instanceof Planned planned)) {
            return regimen instanceof Undecided ? regimen : disagreement();
        }
        Map<Moment, BigDecimal> doses = new LinkedHashMap<>();
        for (var code : codes) {
            if (code.ofDay() > planned.moments().size()) {
                return disagreement();
            }
            doses.put(planned.moments().get(code.ofDay() - 1), code.dose());
        }
        var all = doses.size() == planned.moments().size();
        return all ? new Planned(planned.moments(), planned.rhythm(), doses) : disagreement();
    }

    /** A remark that only tells the days is taken; one that might change the times, and is not understood, stops all. */
    private Regimen withRemarks(Regimen regimen) {
        var combined = regimen;
        for (var remark : remarks) {
            if (!TELLING.matcher(TextNormalization.plain(remark)).find()) {
                continue;
            }
            var days = UsageText.days(remark);
            if (days.isPresent()) {
                combined = on(days.get(), combined);
            } else if (UsageText.read(remark) instanceof Per per) {
                combined = combined instanceof Undecided ? combined : per;
            } else if (UsageText.read(remark) instanceof Undecided undecided) {
                return undecided;
            } else if (!UsageText.read(remark).equals(combined)) {
                combined = doses(combined, UsageText.read(text + "、" + remark));
            }
        }
        return combined;
    }

    /** 朝食後 夕食後, and beside it 朝2錠 夕1錠: read together they name the same moments. */
    private static Regimen doses(Regimen regimen, Regimen together) {
        var agrees = regimen instanceof Planned planned
                && together instanceof Planned dosed
                && !dosed.doses().isEmpty()
                && dosed.moments().equals(planned.moments());
        return agrees
                ? new Planned(
                        ((Planned) together).moments(), ((Planned) regimen).rhythm(), ((Planned) together).doses())
                : disagreement();
    }

    private static boolean isDaily(Regimen regimen) {
        return regimen instanceof Every
                || (regimen instanceof Planned planned && planned.rhythm().equals(Rhythm.DAILY));
    }
}

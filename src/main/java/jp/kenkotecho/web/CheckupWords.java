package jp.kenkotecho.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.kenkotecho.checkup.TrendPicture.Words;
import jp.kenkotecho.checkup.model.Reading;
import jp.kenkotecho.checkup.model.Sentence;
import jp.kenkotecho.checkup.model.Series;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.checkup.model.Threshold;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Says in the language of a page, and with its dates, what check-ups tell. */
@Component
class CheckupWords {

    private final MessageSource messages;

    CheckupWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A sentence as it is said.
     *
     * @param lead the conclusion
     * @param rest the figures
     * @param icon of the page
     */
    record Said(String item, String lead, String rest, String icon) {}

    List<Said> said(List<Sentence> sentences, Model page) {
        var dates = dates(page);
        return sentences.stream().map(one -> said(one, dates)).toList();
    }

    private Said said(Sentence sentence, ShownDates dates) {
        var key = "checkups.say." + sentence.kind() + (sentence.change().signum() == 0 ? ".same" : "");
        Object[] words = {
            name(sentence.item()),
            sentence.now().value().toPlainString(),
            sentence.item().unit().shown(),
            sentence.before().value().toPlainString(),
            sentence.change().toPlainString(),
            limit(sentence),
            year(sentence.before().day(), dates),
            say(sentence.isMore() ? "checkups.more" : "checkups.less"),
            dates.day(sentence.since()).text()
        };
        return new Said(
                sentence.item().key(),
                say("checkups.say." + sentence.kind() + ".lead", words),
                say(key + ".rest", words),
                icon(sentence.kind()));
    }

    private static String icon(Sentence.Kind kind) {
        return switch (kind) {
            case TREATED, BETTER, LIGHTER -> "good";
            case NEW_REFERRAL, REFERRAL -> "clinic";
            case TOWARDS, HEAVIER, CARE -> "outlook";
        };
    }

    private static String limit(Sentence sentence) {
        return sentence.item()
                .threshold()
                .map(Threshold::referral)
                .map(BigDecimal::toPlainString)
                .orElse("");
    }

    /** The words of a picture of one item. */
    Words ofPicture(Series series, Model page) {
        var dates = dates(page);
        var told = series.readings().stream()
                .map(one -> year(one.day(), dates) + " " + one.value().toPlainString())
                .collect(Collectors.joining(say("checkups.comma")));
        var limits = series.item()
                .threshold()
                .map(one -> say(
                        "checkups.limits",
                        one.guidance().toPlainString(),
                        one.referral().toPlainString()))
                .orElse("");
        return new Words(
                name(series.item()) + " (" + series.item().unit().shown() + ")",
                told + (limits.isEmpty() ? "" : say("checkups.comma") + limits),
                say("checkups.care"),
                say("checkups.refer"),
                day -> shortYear(day, series, dates));
    }

    /** The era stands with the oldest alone: 令和4年, 5年, 6年. */
    private static String shortYear(LocalDate day, Series series, ShownDates dates) {
        var year = year(day, dates);
        var oldest = series.readings().stream().map(Reading::day).min(LocalDate::compareTo);
        return oldest.filter(day::equals).isPresent() ? year : year.replaceFirst("^\\p{IsHan}{2}(?=\\d)", "");
    }

    private static String year(LocalDate day, ShownDates dates) {
        var year = dates.day(day).year();
        return year.isEmpty() ? String.valueOf(day.getYear()) : year;
    }

    String name(ShownItem item) {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? item.name().en()
                : item.name().ja();
    }

    private String say(String message, Object... words) {
        return messages.getMessage(message, words, LocaleContextHolder.getLocale());
    }

    private static ShownDates dates(Model page) {
        return (ShownDates) Objects.requireNonNull(page.getAttribute("dates"));
    }
}

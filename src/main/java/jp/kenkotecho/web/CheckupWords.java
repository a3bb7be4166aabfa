package jp.kenkotecho.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.kenkotecho.checkup.TrendPicture.Words;
import jp.kenkotecho.checkup.model.Sentence;
import jp.kenkotecho.checkup.model.Series;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.checkup.model.Threshold;
import jp.kenkotecho.record.Text;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Says in the language of a page, and with its dates, what check-ups tell. */
@Component
class CheckupWords {

    private final MessageSource messages;
    private final Clock clock;

    CheckupWords(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A sentence as it is said.
     *
     * @param lead the conclusion
     * @param rest the figures
     * @param icon of the page
     */
    record Said(String item, String lead, String rest, String icon) {}

    List<Said> said(List<Sentence> sentences, CheckupDays days) {
        return sentences.stream().map(one -> said(one, days)).toList();
    }

    /**
     * A value for which a doctor is to be seen.
     *
     * @param day of it; empty for the newest check-up's
     */
    record ToShow(Text name, String value, String day) {}

    List<ToShow> toShow(List<Sentence> sentences, CheckupDays days) {
        return sentences.stream()
                .map(one -> new ToShow(
                        one.item().name(),
                        one.now().value().toPlainString(),
                        days.isNow(one.now().day()) ? "" : days.full(one.now().day())))
                .toList();
    }

    /** What the days of check-ups are called on a page. */
    CheckupDays days(Collection<LocalDate> all, Model page) {
        return new CheckupDays(
                all, (ShownDates) Objects.requireNonNull(page.getAttribute("dates")), LocalDate.now(clock));
    }

    private Said said(Sentence sentence, CheckupDays days) {
        var key = "checkups.say." + sentence.kind() + (sentence.change().signum() == 0 ? ".same" : "");
        Object[] words = {
            name(sentence.item()),
            sentence.now().value().toPlainString(),
            sentence.item().unit().shown(),
            sentence.before().value().toPlainString(),
            sentence.change().toPlainString(),
            limit(sentence),
            days.name(sentence.before().day()),
            say(sentence.isMore() ? "checkups.more" : "checkups.less"),
            days.full(sentence.since()),
            when(sentence.now().day(), days)
        };
        return new Said(
                sentence.item().key(),
                say("checkups.say." + sentence.kind() + ".lead", words),
                say(key + ".rest", words),
                icon(sentence.kind()));
    }

    private String when(LocalDate day, CheckupDays days) {
        return days.isNow(day) ? say("checkups.now") : say("checkups.then", days.full(day));
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
    Words ofPicture(Series series, CheckupDays days) {
        var told = series.readings().stream()
                .map(one -> days.name(one.day()) + " " + one.value().toPlainString())
                .collect(Collectors.joining(say("checkups.comma")));
        var limits = series.limits()
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
                days::tick);
    }

    String name(ShownItem item) {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? item.name().en()
                : item.name().ja();
    }

    private String say(String message, Object... words) {
        return messages.getMessage(message, words, LocaleContextHolder.getLocale());
    }
}

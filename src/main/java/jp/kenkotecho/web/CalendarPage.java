package jp.kenkotecho.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.kenkotecho.medication.PersonalCalendar;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /calendar}: a month, what is on its days, and what comes after it; all that is ahead as a file for the calendar of
 * a telephone.
 */
@Controller
class CalendarPage {

    private static final YearMonth EARLIEST = YearMonth.of(1900, 1);
    private static final int YEARS_AHEAD = 5;

    /** Days that are shown after the month. */
    private static final int MOST_LATER = 20;

    private final SignedInUser signedInUser;
    private final CalendarReading reading;
    private final PersonalCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    CalendarPage(
            SignedInUser signedInUser,
            CalendarReading reading,
            PersonalCalendar calendar,
            MessageSource messages,
            Clock clock) {
        this.signedInUser = signedInUser;
        this.reading = reading;
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    /** A day of the list, and what is on it. */
    record Day(LocalDate day, List<CalendarEntry> entries) {}

    /** @param month 2026-12; this month where it is none, or one of which nobody asks */
    @GetMapping("/calendar")
    String calendar(
            @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String month, Model page) {
        var whose = signedInUser.record(person);
        var today = LocalDate.now(clock);
        var shown = month(month, YearMonth.from(today));
        var isNow = shown.equals(YearMonth.from(today));
        var until = isNow ? today.plusYears(1) : shown.atEndOfMonth();
        var entries = reading.of(caller(), new PersonId(whose.id()), shown.atDay(1), until);
        var days = days(entries);
        page.addAttribute("whose", whose);
        page.addAttribute("shown", shown);
        page.addAttribute("isNow", isNow);
        page.addAttribute("today", today);
        page.addAttribute("month", CalendarMonth.of(shown, today, entries));
        page.addAttribute(
                "days",
                days.stream()
                        .filter(one -> YearMonth.from(one.day()).equals(shown))
                        .toList());
        page.addAttribute(
                "later",
                days.stream()
                        .filter(one -> YearMonth.from(one.day()).isAfter(shown))
                        .limit(MOST_LATER)
                        .toList());
        return "web/calendar";
    }

    @GetMapping("/calendar/file")
    ResponseEntity<byte[]> file(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "false") boolean doses,
            @RequestParam(defaultValue = "false") boolean names,
            Locale language) {
        var whose = new PersonId(signedInUser.record(person).id());
        var today = LocalDate.now(clock);
        var ahead = reading.of(caller(), whose, today, today.plusYears(1)).stream()
                .map(one -> new PersonalCalendar.Day(one.key(), one.day(), said(one, language), one.words()))
                .toList();
        return Download.stored(
                "kenko-techo.ics", "text/calendar; charset=utf-8", calendar.file(caller(), whose, ahead, doses, names));
    }

    private String said(CalendarEntry entry, Locale language) {
        return messages.getMessage("calendar.kind." + entry.kind(), null, language);
    }

    private Caller caller() {
        return signedInUser.reader(CalendarReading.types());
    }

    private static List<Day> days(List<CalendarEntry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(CalendarEntry::day, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    private static YearMonth month(String written, YearMonth now) {
        try {
            var month = YearMonth.parse(written);
            return month.isBefore(EARLIEST) || month.isAfter(now.plusYears(YEARS_AHEAD)) ? now : month;
        } catch (DateTimeException e) {
            return now;
        }
    }
}

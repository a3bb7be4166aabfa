package jp.kenkotecho.web;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.medication.ChangeOutcome;
import jp.kenkotecho.medication.PersonalDay;
import jp.kenkotecho.medication.model.MealTimes;
import jp.kenkotecho.record.PersonId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /medicines/times}: when somebody gets up, eats and goes to bed, by which their doses have their times. */
@Controller
class MealTimesPage {

    private static final String PAGE = "web/medicine-times";

    private final SignedInUser signedInUser;
    private final PersonalDay days;

    MealTimesPage(SignedInUser signedInUser, PersonalDay days) {
        this.signedInUser = signedInUser;
        this.days = days;
    }

    /** The five times as they were sent; what is missing is none. */
    record Day(String wake, String breakfast, String lunch, String dinner, String bed) {

        static Day of(MealTimes day) {
            return new Day(
                    day.wake().toString(),
                    day.breakfast().toString(),
                    day.lunch().toString(),
                    day.dinner().toString(),
                    day.bed().toString());
        }

        /** Each with the name of its field. */
        public List<Field> fields() {
            return List.of(
                    new Field("wake", said(wake)),
                    new Field("breakfast", said(breakfast)),
                    new Field("lunch", said(lunch)),
                    new Field("dinner", said(dinner)),
                    new Field("bed", said(bed)));
        }

        /** Empty where one of them is no time. */
        Optional<MealTimes> times() {
            var times = Stream.of(wake, breakfast, lunch, dinner, bed)
                    .flatMap(one -> time(said(one)).stream())
                    .toList();
            return times.size() < 5
                    ? Optional.empty()
                    : Optional.of(new MealTimes(times.get(0), times.get(1), times.get(2), times.get(3), times.get(4)));
        }

        private static String said(String sent) {
            return sent == null ? "" : sent;
        }

        private static Optional<LocalTime> time(String written) {
            try {
                return Optional.of(LocalTime.parse(written.strip()));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /** One time of the day. */
    record Field(String name, String value) {}

    @GetMapping("/medicines/times")
    String times(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "false") boolean kept,
            Model page) {
        var whose = signedInUser.person(person);
        var day = days.of(signedInUser.reader(MedicinesReading.TYPES), new PersonId(whose.id()));
        page.addAttribute("whose", whose);
        page.addAttribute("kept", kept);
        page.addAttribute("times", Day.of(day).fields());
        return PAGE;
    }

    @PostMapping("/medicines/times")
    String keep(@RequestParam(defaultValue = "") String person, Day typed, Model page) {
        var whose = signedInUser.person(person);
        var caller = signedInUser.caller(MedicinesReading.TYPES);
        if (days.keep(caller, new PersonId(whose.id()), typed.times()) instanceof ChangeOutcome.Refused refused) {
            page.addAttribute("whose", whose);
            page.addAttribute("kept", false);
            page.addAttribute("times", typed.fields());
            page.addAttribute("problems", refused.why());
            return PAGE;
        }
        return "redirect:/medicines/times?kept=true&person=" + whose.id();
    }
}

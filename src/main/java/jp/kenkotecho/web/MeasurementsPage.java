package jp.kenkotecho.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kenkotecho.measurement.MeasurementEntries;
import jp.kenkotecho.measurement.MeasurementEntries.Kept;
import jp.kenkotecho.measurement.MeasurementEntries.Outcome;
import jp.kenkotecho.measurement.Measurements;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.MeasurementEntry;
import jp.kenkotecho.measurement.model.MorningOrEvening;
import jp.kenkotecho.measurement.model.Pad;
import jp.kenkotecho.measurement.model.PressureGoal;
import jp.kenkotecho.measurement.model.VeryHigh;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /measurements}: enter what was measured, and see what became of it. */
@Controller
class MeasurementsPage {

    static final Set<String> READ = Set.of("Observation", "Goal", "Provenance", "Condition");
    static final Set<String> WRITTEN = Set.of("Observation");

    private static final List<Integer> PERIODS = List.of(7, 30, 90, 365);
    private static final int USUAL = 30;

    private final SignedInUser signedInUser;
    private final Measurements measurements;
    private final MeasurementEntries entries;
    private final MeasurementAims aims;
    private final MessageSource messages;

    MeasurementsPage(
            SignedInUser signedInUser,
            Measurements measurements,
            MeasurementEntries entries,
            MeasurementAims aims,
            MessageSource messages) {
        this.signedInUser = signedInUser;
        this.measurements = measurements;
        this.entries = entries;
        this.aims = aims;
        this.messages = messages;
    }

    /**
     * What stands in the form.
     *
     * @param key by which the same form sent twice counts once
     * @param pad the fields in their order, and which is typed into
     * @param isOpen whether another time than now is asked for
     */
    record Form(String key, Pad pad, String day, String time, boolean isOpen) {}

    @GetMapping("/measurements")
    String measurements(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "pressure") String kind,
            @RequestParam(defaultValue = "30") String days,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String id,
            Locale language,
            Model page) {
        var whose = signedInUser.record(person);
        var shown = kind(kind);
        page.addAttribute("done", Set.of("saved", "corrected").contains(done) ? done : "");
        page.addAttribute("doneId", PersonId.read(id).map(PersonId::value).orElse(""));
        page.addAttribute("problems", List.of());
        page.addAttribute("form", empty(shown));
        return show(whose, shown, new Shown(period(days), day(until)), language, page);
    }

    @PostMapping("/measurements")
    String entered(@RequestParam Map<String, String> sent, Locale language, Model page) {
        var whose = signedInUser.person(text(sent, "person"));
        var kind = kind(text(sent, "kind"));
        var form = form(kind, sent);
        if (sent.containsKey("key")) {
            page.addAttribute("form", with(form, form.pad().pressed(text(sent, "key"))));
            page.addAttribute("problems", List.of());
            return entering(whose, kind, sent, language, page);
        }
        var problems = new ArrayList<Problem>();
        var values = values(kind, form, problems);
        if (problems.isEmpty()) {
            var outcome = entries.keep(signedInUser.caller(WRITTEN), person(whose), signer(whose), values, form.key());
            if (outcome instanceof Outcome.Done done) {
                return "redirect:/measurements?person=" + whose.id() + "&kind=" + kind.name() + "&days="
                        + period(text(sent, "days")) + "&done=saved&id=" + done.id();
            }
            problems.addAll(((Outcome.Refused) outcome).problems());
        }
        page.addAttribute("form", form);
        page.addAttribute("problems", problems);
        return entering(whose, kind, sent, language, page);
    }

    private String entering(
            ViewedRecord whose, MeasuredKind kind, Map<String, String> sent, Locale language, Model page) {
        page.addAttribute("done", "");
        page.addAttribute("doneId", "");
        return show(whose, kind, new Shown(period(text(sent, "days")), today()), language, page);
    }

    /** The days that are looked at. */
    private record Shown(int days, LocalDate last) {}

    private String show(ViewedRecord whose, MeasuredKind kind, Shown shown, Locale language, Model page) {
        var reader = signedInUser.reader(READ);
        var length = Math.max(shown.days(), MeasurementView.COMPARED);
        var found = measurements.found(reader, person(whose), kind, shown.last().minusDays(length - 1L), shown.last());
        var goal = kind.isPressure() ? measurements.goal(reader, person(whose)) : PressureGoal.GUIDELINE;
        var view = MeasurementView.of(kind, found, shown.last(), shown.days());
        page.addAttribute("whose", whose);
        page.addAttribute("view", view);
        page.addAttribute("goal", goal);
        aims.tell(reader, person(whose), kind, shown.last(), page);
        page.addAttribute("isNow", shown.last().equals(today()));
        page.addAttribute("today", today());
        page.addAttribute("lastDay", measurements.now().toLocalDate());
        page.addAttribute("isStillYesterday", MorningOrEvening.isStillYesterday(measurements.now()));
        page.addAttribute("kinds", MeasuredKind.all());
        page.addAttribute("periods", PERIODS);
        page.addAttribute("charts", new MeasurementCharts(view, goal, today(), messages, language).drawn());
        page.addAttribute(
                "veryHigh",
                kind.isPressure() && shown.last().equals(today())
                        ? VeryHigh.of(found.list(), measurements.now())
                        : VeryHigh.NO);
        return "web/measurements";
    }

    private List<Kept> values(MeasuredKind kind, Form form, List<Problem> problems) {
        var typed = form.pad().typed();
        var values = new ArrayList<Kept>();
        add(kind, typed.subList(0, kind.fields().size()), form, values, problems);
        if (kind.isPressure() && !typed.get(2).isBlank()) {
            add(MeasuredKind.PULSE, typed.subList(2, 3), form, values, problems);
        }
        return values;
    }

    private void add(MeasuredKind kind, List<String> typed, Form form, List<Kept> values, List<Problem> problems) {
        var entry = MeasurementEntry.read(
                kind, typed, new MeasurementEntry.When(form.day(), form.time()), measurements.now());
        if (entry instanceof MeasurementEntry.Taken taken) {
            values.add(new Kept(kind, taken));
        } else {
            ((MeasurementEntry.Refused) entry)
                    .problems().stream()
                            .filter(problem -> !problems.contains(problem))
                            .forEach(problems::add);
        }
    }

    static Form empty(MeasuredKind kind) {
        return new Form(
                UUID.randomUUID().toString(),
                new Pad(fields(kind).map(field -> "").toList(), 0),
                "",
                "",
                false);
    }

    private static Form form(MeasuredKind kind, Map<String, String> sent) {
        var at = text(sent, "at");
        var day = text(sent, "day");
        var time = text(sent, "time");
        return new Form(
                text(sent, "form"),
                new Pad(
                        fields(kind).map(field -> limited(text(sent, field))).toList(),
                        at.matches("[0-9]") ? Integer.parseInt(at) : 0),
                day,
                time,
                !day.isEmpty() || !time.isEmpty());
    }

    private static Form with(Form form, Pad pad) {
        return new Form(form.key(), pad, form.day(), form.time(), form.isOpen());
    }

    /** What was typed stays, within reason. */
    private static String limited(String typed) {
        return typed.length() > 2 * MeasurementEntry.LONGEST ? typed.substring(0, 2 * MeasurementEntry.LONGEST) : typed;
    }

    private static Stream<String> fields(MeasuredKind kind) {
        var own = kind.fields().stream().map(MeasuredKind.Field::name);
        return kind.isPressure() ? Stream.concat(own, Stream.of(MeasuredKind.PULSE.name())) : own;
    }

    private static MeasuredKind kind(String name) {
        return MeasuredKind.named(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static int period(String days) {
        return PERIODS.stream()
                .filter(one -> String.valueOf(one).equals(days))
                .findFirst()
                .orElse(USUAL);
    }

    /** The last day that is looked at: never one that has not come, nor what is no day. */
    private LocalDate day(String written) {
        try {
            var day = written.isEmpty() ? today() : LocalDate.parse(written);
            return day.isAfter(today()) || day.isBefore(today().minusYears(MeasurementEntry.MOST_YEARS))
                    ? today()
                    : day;
        } catch (DateTimeException e) {
            return today();
        }
    }

    private LocalDate today() {
        return MorningOrEvening.dayOf(measurements.now());
    }

    private String signer(ViewedRecord whose) {
        return signedInUser.signs(person(whose));
    }

    private static PersonId person(ViewedRecord whose) {
        return new PersonId(whose.id());
    }

    private static String text(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "");
    }
}

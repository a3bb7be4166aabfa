package jp.kenkotecho.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.measurement.MeasurementEntries;
import jp.kenkotecho.measurement.MeasurementEntries.Outcome;
import jp.kenkotecho.measurement.Measurements;
import jp.kenkotecho.measurement.Measurements.Value;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.MeasurementEntry;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /measurements/{id}}: one value, where it comes from, and what those who act for the person may do with it. */
@Controller
class MeasuredValuePage {

    private final SignedInUser signedInUser;
    private final Measurements measurements;
    private final MeasurementEntries entries;
    private final Clock clock;

    MeasuredValuePage(SignedInUser signedInUser, Measurements measurements, MeasurementEntries entries, Clock clock) {
        this.signedInUser = signedInUser;
        this.measurements = measurements;
        this.entries = entries;
        this.clock = clock;
    }

    /** What stands in the form: a text for each field, and when it was. */
    record Form(List<String> typed, String day, String time) {}

    @GetMapping("/measurements/{id}")
    String value(@PathVariable String id, @RequestParam(defaultValue = "") String person, Model page) {
        var whose = signedInUser.record(person);
        return show(whose, value(whose, id), List.of(), page);
    }

    @PostMapping("/measurements/{id}")
    String corrected(@PathVariable String id, @RequestParam Map<String, String> sent, Model page) {
        var whose = signedInUser.person(sent.getOrDefault("person", ""));
        var value = value(whose, id);
        var form = form(value.kind(), sent);
        page.addAttribute("form", form);
        var entry = MeasurementEntry.read(
                value.kind(), form.typed(), new MeasurementEntry.When(form.day(), form.time()), measurements.now());
        if (entry instanceof MeasurementEntry.Refused refused) {
            return show(whose, value, refused.problems(), page);
        }
        var outcome = entries.correct(
                signedInUser.caller(MeasurementsPage.WRITTEN),
                person(whose),
                value,
                ((MeasurementEntry.Taken) entry).keeping(value.reading().at()),
                sent.getOrDefault("version", ""));
        return answer(
                outcome,
                whose,
                value,
                "redirect:/measurements?person=" + whose.id() + "&kind="
                        + value.kind().name() + "&done=corrected&id="
                        + value.reading().id(),
                page);
    }

    /** Struck out, or taken back: the page of the value says so, and offers the other. */
    @PostMapping("/measurements/{id}/state")
    String struck(
            @PathVariable String id,
            @RequestParam String person,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String to,
            Model page) {
        var whose = signedInUser.person(person);
        var value = value(whose, id);
        var caller = signedInUser.caller(MeasurementsPage.WRITTEN);
        var outcome = to.equals("struck")
                ? entries.strike(caller, person(whose), value, version)
                : entries.restore(caller, person(whose), value, version);
        return answer(
                outcome,
                whose,
                value,
                "redirect:/measurements/" + value.reading().id() + "?person=" + whose.id(),
                page);
    }

    private String answer(Outcome outcome, ViewedRecord whose, Value value, String onward, Model page) {
        return outcome instanceof Outcome.Refused refused ? show(whose, value, refused.problems(), page) : onward;
    }

    private String show(ViewedRecord whose, Value value, List<Problem> problems, Model page) {
        page.addAttribute("whose", whose);
        page.addAttribute("value", value);
        page.addAttribute("shown", MeasurementView.textOf(value.reading()));
        page.addAttribute("mayChange", value.isOwn() && whose.isActedFor());
        page.addAttribute("zone", clock.getZone());
        page.addAttribute("problems", problems);
        if (!page.containsAttribute("form")) {
            page.addAttribute("form", form(value));
        }
        return "web/measured-value";
    }

    private static Form form(Value value) {
        var reading = value.reading();
        return new Form(
                reading.numbers().isEmpty()
                        ? List.of(reading.words())
                        : reading.numbers().stream()
                                .map(one -> MeasurementView.text(List.of(one)))
                                .toList(),
                reading.at().toLocalDate().toString(),
                String.format("%02d:%02d", reading.at().getHour(), reading.at().getMinute()));
    }

    private static Form form(MeasuredKind kind, Map<String, String> sent) {
        return new Form(
                kind.fields().stream()
                        .map(field -> sent.getOrDefault(field.name(), ""))
                        .toList(),
                sent.getOrDefault("day", ""),
                sent.getOrDefault("time", ""));
    }

    private Value value(ViewedRecord whose, String id) {
        return measurements
                .value(
                        signedInUser.reader(MeasurementsPage.READ),
                        person(whose),
                        id,
                        whose.isActedFor()
                                ? Set.copyOf(List.of("Patient/" + whose.id(), signedInUser.signs(person(whose))))
                                : Set.of())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static PersonId person(ViewedRecord whose) {
        return new PersonId(whose.id());
    }
}

package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jp.kenkotecho.chart.Chart;
import jp.kenkotecho.measurement.Measurements;
import jp.kenkotecho.measurement.model.MeasuredKind;
import jp.kenkotecho.measurement.model.MorningOrEvening;
import jp.kenkotecho.measurement.model.PressureGoal;
import jp.kenkotecho.record.Contribution;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.Briefs;
import jp.kenkotecho.visit.Comments;
import jp.kenkotecho.visit.Glance;
import jp.kenkotecho.visit.Glances;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/patient}: what a doctor has to know of somebody, on one screen, and a word to them. */
@Controller
class DeskPatientPage {

    /** What is said most, each a message {@code patient.phrase.…}. */
    private static final List<String> PHRASES = List.of("keep", "changed", "again");

    private static final int DAYS = 7;

    /** A week and what it is compared with. */
    private static final int COMPARED = 14;

    private final SignedInUser signedInUser;
    private final Workplaces desk;
    private final Glances glances;
    private final Measurements measurements;
    private final Comments comments;
    private final MessageSource messages;

    DeskPatientPage(
            SignedInUser signedInUser,
            Workplaces desk,
            Glances glances,
            Measurements measurements,
            Comments comments,
            MessageSource messages) {
        this.signedInUser = signedInUser;
        this.desk = desk;
        this.glances = glances;
        this.measurements = measurements;
        this.comments = comments;
        this.messages = messages;
    }

    /** A comment as it stands in the form. */
    record Form(String key, List<String> phrases, String text) {

        Form {
            key = Typed.key(key);
            phrases = PHRASES.stream().filter(phrases::contains).toList();
        }
    }

    /** Blood pressure of seven days. */
    record Week(MeasurementView view, PressureGoal goal, List<MeasurementCharts.Drawn> charts) {}

    @GetMapping("/desk/patient")
    String patient(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String done,
            Locale language,
            Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            page.addAttribute("done", done.equals("comment"));
            return show(desk.record(person), new Form("", List.of(), ""), language, page);
        });
    }

    @PostMapping("/desk/patient")
    String comment(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") List<String> phrase,
            @RequestParam(defaultValue = "") String text,
            Locale language,
            Model page) {
        return signedInUser.stepUp("/desk").orElseGet(() -> {
            var whose = desk.record(person);
            var written = new Form(form, phrase, text);
            try {
                comments.write(
                        signedInUser.caller(Set.of("Communication")),
                        new PersonId(whose.id()),
                        words(written, language),
                        form);
                return "redirect:/desk/patient?person=" + whose.id() + "&done=comment";
            } catch (Refusal e) {
                return again(whose, written, e.problems(), language, page);
            }
        });
    }

    private String again(ViewedRecord whose, Form form, List<Problem> problems, Locale language, Model page) {
        page.addAttribute("done", false);
        page.addAttribute("problems", problems);
        return show(whose, form, language, page);
    }

    /** The phrases that were chosen, and what was written beside them. */
    private String words(Form form, Locale language) {
        var lines = new ArrayList<String>();
        form.phrases().forEach(one -> lines.add(messages.getMessage("patient.phrase." + one, null, language)));
        lines.add(form.text());
        return String.join("\n", lines).strip();
    }

    private String show(ViewedRecord whose, Form form, Locale language, Model page) {
        var person = new PersonId(whose.id());
        var types = new TreeSet<>(Briefs.types());
        types.add("Provenance");
        var reader = signedInUser.reader(types);
        Glance glance = Workplaces.shown(() -> glances.of(reader, person));
        var today = MorningOrEvening.dayOf(measurements.now());
        var found = measurements.found(reader, person, MeasuredKind.PRESSURE, today.minusDays(COMPARED - 1L), today);
        var view = MeasurementView.of(MeasuredKind.PRESSURE, found, today, DAYS);
        var goal = measurements.goal(reader, person);
        var adds = desk.adds(whose);
        page.addAttribute("whose", whose);
        page.addAttribute("glance", glance);
        page.addAttribute("week", week(view, goal, today, language));
        page.addAttribute("phrases", PHRASES);
        page.addAttribute("form", form);
        page.addAttribute("longest", Comments.LONGEST);
        page.addAttribute("mayComment", adds.contains(Contribution.COMMENT));
        page.addAttribute("mayGuide", adds.contains(Contribution.GUIDANCE));
        return "web/desk-patient";
    }

    private Week week(MeasurementView view, PressureGoal goal, LocalDate today, Locale language) {
        return new Week(view, goal, new MeasurementCharts(view, goal, today, messages, language).drawn(Chart.Size.LOW));
    }
}

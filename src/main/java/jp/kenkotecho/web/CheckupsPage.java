package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.kenkotecho.chart.Svg;
import jp.kenkotecho.checkup.TrendPicture;
import jp.kenkotecho.checkup.Trends;
import jp.kenkotecho.checkup.model.CheckupValue;
import jp.kenkotecho.checkup.model.Sentences;
import jp.kenkotecho.checkup.model.Series;
import jp.kenkotecho.checkup.model.ShownItem;
import jp.kenkotecho.importing.Origins;
import jp.kenkotecho.medication.DrugEffect;
import jp.kenkotecho.medication.Treatment;
import jp.kenkotecho.prediction.Pregnancies;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /checkups}: what check-ups told over the years; {@code /checkups/hba1c}: one item, and where it comes from. */
@Controller
class CheckupsPage {

    static final Set<String> TYPES = Set.of("Observation", "MedicationStatement", "Provenance", "Condition");

    /** What is larger in pregnancy than before it, and is judged at the antenatal check-up. */
    private static final Set<String> GROWING = Set.of("weight", "bmi", "waist");

    /** The number of years of which a page shows the table, and offers to be compared. */
    private static final int USUAL_DAYS = 5;

    private static final int MOST_DAYS = 12;
    private static final int SENTENCES = 3;

    private static final int MOST_MEDICINES = 200;
    private static final int YEARS_OF_MEDICINES = 3;

    private static final Map<DrugEffect, String> LOWERED =
            Map.of(DrugEffect.PRESSURE, "pressure", DrugEffect.GLUCOSE, "sugar", DrugEffect.LIPIDS, "lipids");

    private final SignedInUser signedInUser;
    private final Trends trends;
    private final Origins origins;
    private final RecordStore store;
    private final CheckupWords words;
    private final Pregnancies pregnancies;
    private final Clock clock;

    CheckupsPage(
            SignedInUser signedInUser,
            Trends trends,
            Origins origins,
            RecordStore store,
            CheckupWords words,
            Pregnancies pregnancies,
            Clock clock) {
        this.signedInUser = signedInUser;
        this.trends = trends;
        this.origins = origins;
        this.store = store;
        this.words = words;
        this.pregnancies = pregnancies;
        this.clock = clock;
    }

    /** A day that can be compared, as it is called. */
    record Choice(LocalDate day, String name, boolean isChosen) {}

    @GetMapping("/checkups")
    String checkups(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") Set<String> day,
            Model page) {
        var whose = signedInUser.record(person);
        var caller = signedInUser.reader(TYPES);
        var results = trends.of(caller, new PersonId(whose.id()), ShownItem.all());
        var offered = results.days().stream().limit(MOST_DAYS).toList();
        var chosen =
                offered.stream().filter(one -> day.contains(one.toString())).toList();
        var days = chosen.isEmpty() ? offered.stream().limit(USUAL_DAYS).toList() : chosen;
        var shown = results.series().stream()
                .map(one -> one.of(days))
                .filter(one -> !one.readings().isEmpty())
                .toList();
        var treated = treated(caller, new PersonId(whose.id()));
        var named = words.days(results.days(), page);
        page.addAttribute("whose", whose);
        page.addAttribute("days", days);
        page.addAttribute("newest", results.days().stream().limit(1).toList());
        page.addAttribute(
                "offered",
                offered.stream()
                        .map(one -> new Choice(one, named.name(one), days.contains(one)))
                        .toList());
        page.addAttribute("groups", CheckupTable.of(shown, days));
        page.addAttribute("levels", CheckupTable.levels(shown));
        page.addAttribute(
                "isJudged",
                results.series().stream().anyMatch(one -> one.judged().newest().isPresent()));
        var judged = judged(caller, whose, results.series(), page);
        page.addAttribute("sentences", words.said(Sentences.of(judged, treated, SENTENCES), named));
        page.addAttribute("toShow", words.toShow(Sentences.toShow(results.series(), treated), named));
        return "web/checkups";
    }

    @GetMapping("/checkups/{item}")
    String item(@PathVariable String item, @RequestParam(defaultValue = "") String person, Model page) {
        var of = ShownItem.of(item).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var whose = signedInUser.record(person);
        var caller = signedInUser.reader(TYPES);
        var results = trends.of(caller, new PersonId(whose.id()), List.of(of));
        var known = origins.of(
                caller,
                new PersonId(whose.id()),
                results.sources().stream().map(Trends.Source::observation).toList());
        page.addAttribute("whose", whose);
        page.addAttribute("item", of);
        page.addAttribute("lines", CheckupTable.lines(results, known));
        var treated = treated(caller, new PersonId(whose.id()));
        var judged = judged(caller, whose, results.series(), page);
        results.series().stream().findFirst().ifPresent(series -> show(series, judged, treated, page));
        return "web/checkup-item";
    }

    /** The series of which something is said: in pregnancy nothing of what grows with it. */
    private List<Series> judged(Caller caller, ViewedRecord whose, List<Series> series, Model page) {
        var isPregnant = series.stream().anyMatch(CheckupsPage::isGrowing)
                && pregnancies.isTold(caller, new PersonId(whose.id()), LocalDate.now(clock));
        page.addAttribute("isPregnant", isPregnant);
        return series.stream().filter(one -> !isPregnant || !isGrowing(one)).toList();
    }

    private static boolean isGrowing(Series series) {
        return GROWING.contains(series.item().key());
    }

    private void show(Series series, List<Series> judged, Map<String, LocalDate> treated, Model page) {
        var named = words.days(series.readings().stream().map(CheckupValue::day).toList(), page);
        var drawn = series.plausible();
        page.addAttribute("limits", series.limits().stream().toList());
        page.addAttribute(
                "pictures",
                drawn.newest().stream()
                        .map(one -> Svg.ofPage(TrendPicture.of(drawn, words.ofPicture(drawn, named))))
                        .toList());
        page.addAttribute("isJudged", series.judged().newest().isPresent());
        page.addAttribute("said", words.said(Sentences.of(judged, treated, 1), named));
    }

    /** The day, by what it lowers, since when a medicine is taken now. */
    private Map<String, LocalDate> treated(Caller caller, PersonId person) {
        var today = LocalDate.now(clock);
        var statements = store.search(
                caller,
                RecordQuery.of(MedicationStatement.class, person)
                        .from("effective", today.minusYears(YEARS_OF_MEDICINES))
                        .newestFirst("effective")
                        .first(MOST_MEDICINES));
        var all = Treatment.of(statements, clock.getZone());
        var now = all.stream()
                .filter(one -> !one.from().isAfter(today)
                        && one.until().filter(last -> last.isBefore(today)).isEmpty())
                .map(Treatment::lowers)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(one -> now.contains(one.lowers()))
                .collect(Collectors.toMap(
                        one -> LOWERED.getOrDefault(one.lowers(), ""),
                        Treatment::from,
                        (one, other) -> one.isBefore(other) ? one : other,
                        TreeMap::new));
    }
}

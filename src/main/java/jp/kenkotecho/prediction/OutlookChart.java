package jp.kenkotecho.prediction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart;
import jp.kenkotecho.chart.Chart.Caption;
import jp.kenkotecho.chart.Chart.Days;
import jp.kenkotecho.chart.Chart.Hatch;
import jp.kenkotecho.chart.Chart.Layer;
import jp.kenkotecho.chart.Chart.Mark;
import jp.kenkotecho.chart.Chart.Meaning;
import jp.kenkotecho.chart.Chart.Point;
import jp.kenkotecho.chart.Chart.Reach;
import jp.kenkotecho.chart.Chart.Series;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.chart.Chart.Spread;
import jp.kenkotecho.chart.Chart.Stroke;
import jp.kenkotecho.chart.Chart.Tick;
import jp.kenkotecho.chart.Chart.Tone;
import jp.kenkotecho.chart.Chart.Upright;
import jp.kenkotecho.chart.Chart.Zone;
import jp.kenkotecho.checkup.CheckupItems.Limits;
import jp.kenkotecho.prediction.OutlookPicture.Expected;
import jp.kenkotecho.prediction.fhir.Readings.Found;

/** How the history and the years to come of an item are drawn. */
record OutlookChart(OutlookPicture picture, OutlookWords words, Size size) {

    /** A value is joined to the next however long that took: a check-up comes once a year, or less often. */
    private static final int ANY_GAP = Integer.MAX_VALUE;

    Chart chart() {
        return new Chart(
                words.title(),
                words.description(),
                size,
                new Days(first(), last()),
                OutlookAxis.of(picture, isSmall()),
                ticks(),
                layers(),
                new Caption(isByItself() ? words.title() : "", isSmall() ? List.of() : legend()));
    }

    /** Small pictures are for a glance: what everything means stands in the large one beside them. */
    private boolean isSmall() {
        return size.equals(Size.SMALL);
    }

    private boolean isByItself() {
        return size.equals(Size.SHEET) || size.equals(Size.HALF_SHEET);
    }

    private List<Layer> layers() {
        var layers = new ArrayList<Layer>();
        picture.limits().forEach(limits -> layers.addAll(zones(limits)));
        if (!picture.expected().isEmpty()) {
            layers.add(range());
        }
        if (!picture.changed().isEmpty()) {
            layers.add(changedRange());
            layers.add(changed());
        }
        if (!picture.expected().isEmpty()) {
            layers.add(asIs());
        }
        layers.add(new Upright(picture.asOf(), isSmall() ? words.now() : words.nowInFull()));
        layers.add(measured());
        return layers;
    }

    private List<Zone> zones(Limits limits) {
        return limits.below()
                ? List.of(
                        new Zone(limits.referral(), limits.guidance(), Hatch.LINES, name(words.guidance(limits))),
                        new Zone(
                                Double.NEGATIVE_INFINITY,
                                limits.referral(),
                                Hatch.CROSSED,
                                name(words.referral(limits))))
                : List.of(
                        new Zone(limits.guidance(), limits.referral(), Hatch.LINES, name(words.guidance(limits))),
                        new Zone(
                                limits.referral(),
                                Double.POSITIVE_INFINITY,
                                Hatch.CROSSED,
                                name(words.referral(limits))));
    }

    private String name(String zone) {
        return isSmall() ? "" : zone;
    }

    private Spread range() {
        return new Spread(Tone.KEY, reaches(picture.expected()));
    }

    private Spread changedRange() {
        return new Spread(Tone.WHAT, reaches(picture.changed()), true);
    }

    private List<Reach> reaches(List<Expected> of) {
        return Stream.concat(
                        picture.newest().map(found -> new Reach(found.day(), found.value(), found.value())),
                        of.stream()
                                .map(one -> new Reach(
                                        one.day(),
                                        one.forecast().lower(),
                                        one.forecast().upper())))
                .toList();
    }

    private Series asIs() {
        return towards(Tone.KEY, Mark.DOT, picture.expected());
    }

    private Series changed() {
        return towards(Tone.WHAT, Mark.DIAMOND, picture.changed());
    }

    /** The dashed line from the newest reading on. */
    private Series towards(Tone tone, Mark mark, List<Expected> of) {
        var last = of.get(of.size() - 1);
        var points = Stream.concat(
                        picture.newest().map(found -> new Point(found.day(), found.value())),
                        of.stream().map(one -> {
                            var value = one.forecast().mean();
                            return new Point(
                                    one.day(), value, isSmall() && !one.equals(last) ? "" : words.label(value));
                        }))
                .toList();
        return new Series(tone, mark, Stroke.DASHED, points, ANY_GAP);
    }

    private Series measured() {
        var newest = picture.newest().toList();
        return new Series(
                Tone.KEY,
                Mark.DOT,
                Stroke.SOLID,
                picture.history().stream()
                        .map(found -> new Point(
                                found.day(),
                                found.value(),
                                isSmall() && !newest.contains(found) ? "" : OutlookWords.number(found.value())))
                        .toList(),
                ANY_GAP);
    }

    private List<Meaning> legend() {
        var keys = new ArrayList<Meaning>();
        keys.add(new Meaning(measured(), words.measured()));
        if (!picture.expected().isEmpty()) {
            keys.add(new Meaning(asIs(), words.asIs()));
            keys.add(new Meaning(range(), words.range()));
        }
        if (!picture.changed().isEmpty()) {
            keys.add(new Meaning(changed(), words.changed()));
            keys.add(new Meaning(changedRange(), words.changedRange()));
        }
        return keys;
    }

    /** The years, of a small picture the first and the last alone. */
    private List<Tick> ticks() {
        var from = first().getYear() + 1;
        var to = last().getYear();
        return IntStream.rangeClosed(from, to)
                .filter(year -> !isSmall() || year == from || year == to)
                .mapToObj(year -> LocalDate.of(year, 1, 1))
                .map(day -> new Tick(day, words.year(day), false))
                .toList();
    }

    private LocalDate first() {
        return days().min(LocalDate::compareTo).orElse(picture.asOf());
    }

    private LocalDate last() {
        return days().max(LocalDate::compareTo).orElse(picture.asOf());
    }

    private Stream<LocalDate> days() {
        return Stream.of(
                        picture.history().stream().map(Found::day),
                        Stream.of(picture.asOf()),
                        picture.expected().stream().map(Expected::day))
                .flatMap(days -> days);
    }
}

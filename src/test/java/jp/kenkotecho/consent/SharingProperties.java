package jp.kenkotecho.consent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jp.kenkotecho.it.ConsentText;

/**
 * The rule of sharing once more, as plainly as it can be said and with nothing of the server's: random people with random
 * records and random consents, and who may see which.
 */
final class SharingProperties {

    static final List<String> CATEGORIES = List.of("daily-health", "medical", "medication", "immunization", "guidance");
    static final List<String> SENSITIVITIES = List.of("PSY", "HIV", "SEX", "GDIS");

    private SharingProperties() {}

    /** A record as it was stored. */
    record Kept(String address, String category, Set<String> sensitivities, String hidden) {}

    /** What a person agreed to; {@code without} is an exception to it. */
    record Agreed(
            String actor,
            String purpose,
            boolean denial,
            boolean holds,
            List<String> categories,
            List<String> opened,
            List<String> without) {

        ConsentText text(String patient) {
            var labels = new ArrayList<>(categories);
            labels.addAll(opened);
            var text = new ConsentText(patient, actor).purpose(purpose).sharing(labels.toArray(String[]::new));
            if (!without.isEmpty()) {
                text.butNot(without.toArray(String[]::new));
            }
            if (!holds) {
                text.period(ConsentText.day(-9), ConsentText.day(-3));
            }
            return denial ? text.denial() : text;
        }
    }

    /** Who asks: as whom, for what, from which side. */
    record Asking(String name, Set<String> actors, String purpose, boolean family) {}

    static boolean sees(Asking who, Kept what, List<Agreed> consents) {
        var isHidden =
                what.hidden().equals("everybody") || what.hidden().equals(who.family() ? "family" : "professionals");
        var denied = consents.stream().filter(Agreed::holds).anyMatch(one -> denies(who, what, one));
        var permitted = consents.stream().filter(Agreed::holds).anyMatch(one -> permits(who, what, one));
        return permitted && !denied && !isHidden;
    }

    private static boolean permits(Asking who, Kept what, Agreed one) {
        return !one.denial()
                && who.actors().contains(one.actor())
                && one.purpose().equals(who.purpose())
                && one.categories().contains(what.category())
                && one.opened().containsAll(what.sensitivities());
    }

    private static boolean denies(Asking who, Kept what, Agreed one) {
        if (!one.actor().isEmpty() && !who.actors().contains(one.actor())) {
            return false;
        }
        if (!one.denial()) {
            return !one.without().isEmpty() && covers(one.without(), what);
        }
        var labels = new ArrayList<>(one.categories());
        labels.addAll(one.opened());
        return covers(labels, what);
    }

    /** Labels of a denial: of the categories that are named, or all; with the sensitivities that are named, or any. */
    private static boolean covers(List<String> labels, Kept what) {
        var categories = new HashSet<>(labels);
        categories.retainAll(CATEGORIES);
        var sensitive = new HashSet<>(labels);
        sensitive.retainAll(SENSITIVITIES);
        return (categories.isEmpty() || categories.contains(what.category()))
                && (sensitive.isEmpty() || what.sensitivities().stream().anyMatch(sensitive::contains));
    }

    static Agreed random(Random random, List<String> actors, String relative) {
        var actor = pick(random, actors);
        var isDenial = random.nextInt(5) == 0;
        var purpose = actor.equals(relative)
                ? "FAMRQT"
                : random.nextInt(5) == 0 ? pick(random, List.of("TREAT", "PUBHLTH")) : purposeOf(actor);
        var categories = some(random, CATEGORIES, 2);
        if (categories.isEmpty()) {
            categories = List.of("medication");
        }
        var without = !isDenial && random.nextInt(3) == 0
                ? some(random, random.nextBoolean() ? SENSITIVITIES : CATEGORIES, 3)
                : List.<String>of();
        return new Agreed(
                isDenial && random.nextInt(3) == 0 ? "" : actor,
                purpose,
                isDenial,
                random.nextInt(6) != 0,
                categories,
                some(random, SENSITIVITIES, 3),
                without);
    }

    private static String purposeOf(String actor) {
        return actor.contains("office") || actor.contains("takahashi") ? "PUBHLTH" : "TREAT";
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Each with one chance in so many. */
    static List<String> some(Random random, List<String> from, int oneIn) {
        return from.stream().filter(one -> random.nextInt(oneIn) == 0).toList();
    }
}

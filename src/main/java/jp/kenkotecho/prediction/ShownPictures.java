package jp.kenkotecho.prediction;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.chart.Chart.Size;
import jp.kenkotecho.prediction.ThreeYears.Expected;
import jp.kenkotecho.prediction.ThreeYears.OnDay;
import jp.kenkotecho.prediction.ThreeYears.Shown;
import jp.kenkotecho.prediction.ThreeYears.Small;
import jp.kenkotecho.prediction.ThreeYears.Tried;
import jp.kenkotecho.prediction.model.Item;

/** What a page shows of pictures: one large with its numbers, and all of them small. */
final class ShownPictures {

    private ShownPictures() {}

    /** @param key of the one that is asked for; the first there is, where it is none */
    static Shown of(Map<Item, OutlookPicture> pictures, String key, boolean inEnglish) {
        return pictures.entrySet().stream()
                .filter(one -> one.getKey().name().equals(key))
                .findFirst()
                .or(() -> pictures.entrySet().stream().findFirst())
                .map(one -> shown(one.getKey(), one.getValue(), small(pictures, inEnglish), inEnglish))
                .orElse(Shown.NOTHING);
    }

    private static Shown shown(Item item, OutlookPicture picture, List<Small> small, boolean inEnglish) {
        return new Shown(
                item.name(),
                List.of(picture.chart(Size.PAGE, inEnglish)),
                inNumbers(picture).toList(),
                tried(picture, inEnglish),
                TowardsMean.of(picture).stream().toList(),
                small);
    }

    private static List<Small> small(Map<Item, OutlookPicture> pictures, boolean inEnglish) {
        return pictures.size() < 2
                ? List.of()
                : pictures.entrySet().stream()
                        .map(one -> new Small(
                                one.getKey().name(),
                                one.getValue().name(),
                                one.getValue().chart(Size.SMALL, inEnglish)))
                        .toList();
    }

    private static Stream<OnDay> inNumbers(OutlookPicture picture) {
        var measured = picture.history().stream()
                .map(found -> new OnDay(found.day(), List.of(found.value()), List.of(), List.of()));
        var expected = IntStream.range(0, picture.expected().size()).mapToObj(i -> {
            var one = picture.expected().get(i);
            return new OnDay(
                    one.day(),
                    List.of(),
                    List.of(Expected.of(one.forecast())),
                    picture.changed().stream()
                            .skip(i)
                            .limit(1)
                            .map(changed -> Expected.of(changed.forecast()))
                            .toList());
        });
        return Stream.concat(measured, expected);
    }

    private static List<Tried> tried(OutlookPicture picture, boolean inEnglish) {
        var words = new OutlookWords(picture, inEnglish);
        return picture.tried().stream()
                .map(tried -> new Tried(words.lever(tried), Expected.of(tried.forecast())))
                .toList();
    }
}

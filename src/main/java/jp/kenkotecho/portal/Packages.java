package jp.kenkotecho.portal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.file.TextReader;
import jp.kenkotecho.portal.model.file.ZipContents;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextDecoder;

/** ZIP files: packages of PHR services (.sphr), archives of check-ups, workbooks. */
final class Packages {

    private Packages() {}

    static List<ReadFile> read(byte[] bytes) {
        var files = ZipContents.of(bytes);
        if (files.isEmpty()) {
            return FileReader.refused(
                    Problem.Kind.TOO_MUCH,
                    "ZIP として安全に開けません。壊れているか、入れ子や多すぎる中身があります。",
                    "Not a ZIP that can safely be opened: broken, nested, or more than the limits allow.");
        }
        if (files.get().stream().anyMatch(file -> file.path().endsWith("index.phr"))) {
            return exchanged(files.get());
        }
        if (files.get().stream().anyMatch(ZipContents::isOfArchive)) {
            return archive(files.get());
        }
        return files.get().stream().anyMatch(file -> file.path().equals("xl/workbook.xml"))
                ? FileReader.workbook(bytes)
                : loose(files.get());
    }

    /** Files that somebody put into a ZIP: those that are known, where one is; the others are named by their place. */
    private static List<ReadFile> loose(List<ZipContents> files) {
        var read = new ArrayList<ReadFile>();
        for (var i = 0; i < files.size(); i++) {
            var place = "ZIP[" + (i + 1) + "]";
            if (!files.get(i).isOfSystem()) {
                FileReader.readAny(files.get(i).bytes()).stream()
                        .map(file -> TextReader.isUnknown(file.file()) ? setAside(place) : file)
                        .forEach(read::add);
            }
        }
        return read.stream().allMatch(file -> file.file() instanceof MynaFile.SetAside)
                ? ReadFile.one(TextReader.unknown(), new byte[0])
                : read;
    }

    private static ReadFile setAside(String place) {
        var note = Problem.of(
                        Problem.Kind.NOT_SUPPORTED,
                        "ZIP の中の、知らない形式のファイルを取り込みませんでした。",
                        "A file in the ZIP is in a format that is not known and was not taken.")
                .at(place);
        return new ReadFile(new MynaFile.SetAside(note), new byte[0]);
    }

    /**
     * .sphr: everything beside its index, each by its own content. What is not known is kept as it is; anything else
     * that is refused refuses the package.
     */
    private static List<ReadFile> exchanged(List<ZipContents> files) {
        var read = new ArrayList<ReadFile>();
        for (var packed : files) {
            if (!packed.path().endsWith("index.phr")) {
                FileReader.readAny(packed.bytes()).stream()
                        .map(file -> keepUnknown(file, packed))
                        .forEach(read::add);
            }
        }
        return read.isEmpty() ? ReadFile.one(TextReader.unknown(), new byte[0]) : read;
    }

    private static ReadFile keepUnknown(ReadFile file, ZipContents packed) {
        if (!TextReader.isUnknown(file.file())) {
            return file;
        }
        var text = TextDecoder.text(packed.bytes()).orElse("");
        var note = Problem.of(
                Problem.Kind.NOT_SUPPORTED,
                "PHR 交換ファイルのうち、知らない形式のものです。",
                "Of the package, this is in a format that is not known.");
        var type = text.startsWith("{") || text.startsWith("[")
                ? "application/json"
                : text.startsWith("<") ? "text/xml" : "text/plain; charset=utf-8";
        return new ReadFile(
                new MynaFile.DocumentOnly("PHR サービスの記録", type, List.of(note)), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The files of an archive of one person only: an archive of many is for whoever answers for them all. */
    private static List<ReadFile> archive(List<ZipContents> files) {
        var read = files.stream()
                .filter(ZipContents::isReportOfArchive)
                .flatMap(packed -> FileReader.readAny(packed.bytes()).stream())
                .toList();
        var persons = read.stream()
                .flatMap(ReadFile::checkups)
                .map(checkup -> List.of(
                        checkup.subject().birth(),
                        checkup.subject().sex(),
                        checkup.subject().name()))
                .collect(Collectors.toSet());
        if (persons.size() > 1) {
            return FileReader.refused(
                    Problem.Kind.CONFLICT,
                    "二人以上の健診結果が入っています。本人の記録には、一人分のファイルだけ取り込めます。",
                    "It holds the check-ups of more than one person: a personal record takes those of one.");
        }
        return read.isEmpty() ? ReadFile.one(TextReader.unknown(), new byte[0]) : read;
    }
}

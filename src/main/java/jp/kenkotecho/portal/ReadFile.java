package jp.kenkotecho.portal;

import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.portal.model.CheckupFile;
import jp.kenkotecho.portal.model.MynaFile;

/** A file as it was read, and as it may be kept. */
final class ReadFile {

    private final MynaFile file;
    private final byte[] kept;

    /** @param kept without numbers of the insurance */
    ReadFile(MynaFile file, byte[] kept) {
        this.file = file;
        this.kept = kept.clone();
    }

    MynaFile file() {
        return file;
    }

    byte[] kept() {
        return kept.clone();
    }

    /** Reports of check-ups, where it is some. */
    Stream<CheckupFile> checkups() {
        return file instanceof MynaFile.Checkups checkups ? checkups.files().stream() : Stream.empty();
    }

    static List<ReadFile> one(MynaFile file, byte[] kept) {
        return List.of(new ReadFile(file, kept));
    }
}

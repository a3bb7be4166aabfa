package jp.kenkotecho.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import jp.kenkotecho.record.Problem;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files that people choose on a page, and how much of them is taken at once. */
@Component
class Uploads {

    private final MultipartProperties bounds;

    Uploads(MultipartProperties bounds) {
        this.bounds = bounds;
    }

    /** The content of those that are not empty. */
    static List<byte[]> read(List<MultipartFile> files) {
        return files.stream().filter(one -> !one.isEmpty()).map(Uploads::bytes).toList();
    }

    /** The most that one form may send, in megabytes. */
    long megabytes() {
        return bounds.getMaxRequestSize().toMegabytes();
    }

    /** Said on the page to which {@code identity.UploadDoor} leads back with {@code large=true}. */
    List<Problem> tooLarge() {
        return List.of(Problem.of(
                Problem.Kind.TOO_MUCH,
                "大きすぎます。合わせて " + megabytes() + " MB までにして、分けて入れてください。",
                "That is too large: send no more than " + megabytes() + " MB at once."));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package jp.kenkotecho.web;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A file that a page gives away, past the frame of the pages: nobody on the way keeps it. */
final class Download {

    private Download() {}

    /** A file to be shown in the browser. */
    static ResponseEntity<byte[]> shown(String name, String type, byte[] content) {
        return answer(ContentDisposition.inline(), name, type, content);
    }

    /** A file to be stored. */
    static ResponseEntity<byte[]> stored(String name, String type, byte[] content) {
        return answer(ContentDisposition.attachment(), name, type, content);
    }

    private static ResponseEntity<byte[]> answer(
            ContentDisposition.Builder how, String name, String type, byte[] content) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(name).build().toString())
                .cacheControl(CacheControl.noStore())
                .body(content);
    }
}

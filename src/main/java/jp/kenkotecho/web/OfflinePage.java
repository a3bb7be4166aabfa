package jp.kenkotecho.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kenkotecho.identity.SignedIn;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reading without a network (clarification 039). {@code /offline} is the empty page that a device keeps and fills by
 * itself; {@code /offline/record} what it keeps, for a device that is remembered and no other; {@code /settings/offline} the
 * switch.
 */
@Controller
class OfflinePage {

    private final SignedIn signedIn;
    private final SignedInUser signedInUser;
    private final EssentialsReading reading;

    OfflinePage(SignedIn signedIn, SignedInUser signedInUser, EssentialsReading reading) {
        this.signedIn = signedIn;
        this.signedInUser = signedInUser;
        this.reading = reading;
    }

    /**
     * What a device keeps.
     *
     * @param until when the device is forgotten, ISO 8601: nothing of it is shown after that
     * @param at when the record was so, ISO 8601
     * @param of whose it is: a device on which somebody else signs in does not go on with their record unasked
     */
    record Copy(
            String until,
            String at,
            String of,
            String name,
            String born,
            Map<String, List<Essentials.Line>> sections,
            List<Code> codes) {

        static Copy of(Essentials essentials, ViewedRecord whose, Instant until) {
            return new Copy(
                    until.toString(),
                    essentials.at().toString(),
                    whose.id(),
                    essentials.name(),
                    essentials.born(),
                    essentials.sections(),
                    essentials.codes().stream()
                            .map(symbol -> new Code(symbol.width(), symbol.path()))
                            .toList());
        }
    }

    /**
     * A QR code, as {@link jp.kenkotecho.qr.QrSymbol} draws it.
     *
     * @param width modules of a side, with the quiet zone
     * @param path the dark modules as a path
     */
    record Code(int width, String path) {}

    @GetMapping("/offline")
    String page() {
        return "web/offline";
    }

    @GetMapping("/offline/record")
    ResponseEntity<Copy> record(HttpServletRequest request, Locale language) {
        var until =
                signedIn.rememberedUntil(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var own = signedInUser.record("");
        if (!own.self()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var essentials = reading.of(signedInUser.reader(EssentialsReading.types()), own, language);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Copy.of(essentials, own, until));
    }

    @GetMapping("/settings/offline")
    String settings() {
        return "web/offline-settings";
    }

    /** Remembers this device, for which alone a copy is given. */
    @PostMapping("/settings/offline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remember(HttpServletRequest request, HttpServletResponse response) {
        if (signedIn.rememberedUntil(request).isEmpty()) {
            signedIn.rememberDevice(request, response);
        }
    }
}

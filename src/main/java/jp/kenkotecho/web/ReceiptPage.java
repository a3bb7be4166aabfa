package jp.kenkotecho.web;

import jp.kenkotecho.consent.Receipts;
import jp.kenkotecho.profile.RecordStore;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /share/receipt}: what was agreed to, signed, to keep. */
@Controller
class ReceiptPage {

    private final SignedInUser signedInUser;
    private final RecordStore store;
    private final Receipts receipts;

    ReceiptPage(SignedInUser signedInUser, RecordStore store, Receipts receipts) {
        this.signedInUser = signedInUser;
        this.store = store;
        this.receipts = receipts;
    }

    @GetMapping("/share/receipt")
    ResponseEntity<byte[]> receipt(@RequestParam String consent, @RequestParam(defaultValue = "pdf") String format) {
        var caller = signedInUser.caller();
        return store.read(caller, Consent.class, consent)
                .flatMap(one -> receipts.of(one, format, caller))
                .map(receipt -> Download.stored("consent-receipt." + format, receipt.contentType(), receipt.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}

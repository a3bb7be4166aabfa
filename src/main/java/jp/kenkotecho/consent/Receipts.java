package jp.kenkotecho.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.consent.Drafts.Agreement;
import jp.kenkotecho.consent.Drafts.Left;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.stereotype.Component;

/**
 * What somebody agreed to, to keep: as JSON with a JWS (RFC 7515 §3, ES256 of RFC 7518 §3.4) over the same JSON, or as
 * a PDF with a CMS signature. Both carry the certificate by which they are checked.
 */
@Component
public class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Drafts drafts;
    private final ReceiptKey key;
    private final Clock clock;

    Receipts(Drafts drafts, ReceiptKey key, Clock clock) {
        this.drafts = drafts;
        this.key = key;
        this.clock = clock;
    }

    /** A file, written once and handed on. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Receipt(String contentType, byte[] content) {}

    /** {@code json} or {@code pdf}; empty for another format, and for what is no sharing consent. */
    public Optional<Receipt> of(Consent consent, String format, Caller reader) {
        return drafts.read(consent, reader).flatMap(agreement -> switch (format) {
            case "json" -> Optional.of(new Receipt("application/json", json(facts(consent, agreement))));
            case "pdf" -> Optional.of(new Receipt("application/pdf", pdf(consent, agreement)));
            default -> Optional.empty();
        });
    }

    /** The facts in the order of the page; what the receipt is a receipt of, and when it was made. */
    private Map<String, Object> facts(Consent consent, Agreement agreement) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("receipt", "consent");
        facts.put("issued", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("consent", "Consent/" + agreement.id());
        facts.put("version", consent.getMeta().getVersionId());
        facts.put("status", consent.getStatus().toCode());
        facts.put("given", consent.getDateTimeElement().getValueAsString());
        facts.put("person", consent.getPatient().getReference());
        facts.put(
                "signedBy",
                consent.getPerformer().stream().map(one -> one.getReference()).toList());
        facts.put("actor", agreement.actor());
        facts.put("right", agreement.denial() ? "DENIAL" : agreement.right());
        facts.put(
                "purpose",
                consent.getProvision().getPurpose().stream()
                        .map(one -> one.getCode())
                        .toList());
        facts.put("from", agreement.from().toString());
        facts.put("until", agreement.until().toString());
        facts.put(
                "categories",
                agreement.categories().stream().map(InformationCategory::code).toList());
        facts.put(
                "sensitivities",
                agreement.sensitivities().stream().map(Restriction::code).toList());
        facts.put("except", agreement.leftOut().stream().map(Receipts::facts).toList());
        facts.put(
                "policy", consent.getPolicy().stream().map(one -> one.getUri()).toList());
        return facts;
    }

    private static Map<String, Object> facts(Left left) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("actor", left.actor());
        facts.put(
                "categories",
                left.categories().stream().map(InformationCategory::code).toList());
        facts.put(
                "sensitivities",
                left.sensitivities().stream().map(Restriction::code).toList());
        return facts;
    }

    private byte[] json(Map<String, Object> facts) {
        try {
            var payload = JSON.writeValueAsString(facts);
            var receipt = new LinkedHashMap<String, Object>();
            receipt.put("receipt", facts);
            receipt.put("jws", sign(payload));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sign(String payload) {
        var signer = key.signer();
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .x509CertChain(List.of(Base64.encode(signer.certificate().getEncoded())))
                    .build();
            var jws = new JWSObject(header, new Payload(payload.getBytes(StandardCharsets.UTF_8)));
            jws.sign(new ECDSASigner(signer.key(), Curve.P_256));
            return jws.serialize();
        } catch (JOSEException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] pdf(Consent consent, Agreement agreement) {
        try {
            return ReceiptPdf.of(facts(consent, agreement), agreement, key.signer(), clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

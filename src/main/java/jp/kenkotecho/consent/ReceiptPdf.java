package jp.kenkotecho.consent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.consent.Drafts.Agreement;
import jp.kenkotecho.consent.Drafts.Left;
import jp.kenkotecho.consent.ReceiptKey.Signer;
import jp.kenkotecho.spi.PdfText;
import jp.kenkotecho.spi.PdfText.Line;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * A receipt as PDF, signed (PDF 1.7 §12.8, adbe.pkcs7.detached).
 */
final class ReceiptPdf {

    private static final String TITLE = "同意の控え Consent receipt";

    private ReceiptPdf() {}

    static byte[] of(Map<String, Object> facts, Agreement agreement, Signer signer, Instant now) throws IOException {
        return signed(PdfText.of(TITLE, lines(facts, agreement)), signer, now);
    }

    private static List<Line> lines(Map<String, Object> facts, Agreement agreement) {
        var lines = new ArrayList<String>();
        lines.add("相手 With: " + agreement.actor());
        lines.add("内容 What: " + what(agreement));
        agreement
                .categories()
                .forEach(one -> lines.add(
                        "   ・" + one.display().ja() + "  " + one.display().en()));
        agreement
                .sensitivities()
                .forEach(one -> lines.add("   ・特に慎重な情報: " + one.display().ja() + "  "
                        + one.display().en()));
        agreement.leftOut().forEach(one -> lines.add("除く Except: " + one.actor() + "  " + words(one)));
        lines.add("期間 Period: " + agreement.from() + " 〜 " + agreement.until());
        lines.add("目的 Purpose: " + facts.get("purpose"));
        lines.add("状態 Status: " + facts.get("status") + (agreement.withdrawn() ? " (取り消し済み withdrawn)" : ""));
        lines.add("同意した日時 Given: " + facts.get("given"));
        lines.add("署名した人 Signed by: " + facts.get("signedBy"));
        lines.add("規約 Policy: " + facts.get("policy"));
        lines.add("記録 Record: " + facts.get("consent") + "  version " + facts.get("version"));
        lines.add("発行 Issued: " + facts.get("issued"));
        lines.add("同意は「共有」のページでいつでも取り消せます。");
        lines.add("A consent can be withdrawn at any time on the page Sharing.");
        return Stream.concat(
                        Stream.of(Line.title("同意の控え  Consent receipt")),
                        lines.stream().map(Line::of))
                .toList();
    }

    private static String words(Left left) {
        var words = Stream.concat(
                        left.categories().stream()
                                .map(one ->
                                        one.display().ja() + " " + one.display().en()),
                        left.sensitivities().stream()
                                .map(one ->
                                        one.display().ja() + " " + one.display().en()))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "すべて everything" : words;
    }

    private static String what(Agreement agreement) {
        if (agreement.denial()) {
            return "見せない not shared";
        }
        return switch (agreement.right()) {
            case "PROXY" -> "代理 acts for the person";
            case "COMMENT" -> "コメント adds comments";
            case "GUIDE" -> "保健指導の記録 records guidance";
            default -> "見せる shared";
        };
    }

    /** The page with its signature, added as an update of the finished page, which is what the signature covers. */
    private static byte[] signed(byte[] page, Signer signer, Instant now) throws IOException {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
        signature.setName("Kenko Techo");
        signature.setSignDate(GregorianCalendar.from(now.atZone(ZoneId.of("Asia/Tokyo"))));
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(page)) {
            document.addSignature(signature, content -> cms(content, signer));
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    private static byte[] cms(InputStream content, Signer signer) throws IOException {
        try {
            var generator = new CMSSignedDataGenerator();
            var signs = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.key());
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(signs, signer.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(signer.certificate())));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (OperatorCreationException | CMSException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}

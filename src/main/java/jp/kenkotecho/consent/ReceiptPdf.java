package jp.kenkotecho.consent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.consent.Drafts.Agreement;
import jp.kenkotecho.consent.Drafts.Left;
import jp.kenkotecho.consent.ReceiptKey.Signer;
import jp.kenkotecho.pdf.PdfDocument;
import jp.kenkotecho.pdf.PdfDocument.Column;
import jp.kenkotecho.pdf.PdfDocument.Paragraph;
import jp.kenkotecho.pdf.PdfDocument.Row;
import jp.kenkotecho.pdf.PdfDocument.Section;
import jp.kenkotecho.pdf.PdfDocument.Table;
import jp.kenkotecho.pdf.PdfWriter;
import jp.kenkotecho.record.Text;
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
import org.jspecify.annotations.Nullable;

/**
 * A receipt as PDF, signed (PDF 1.7 §12.8, adbe.pkcs7.detached).
 */
final class ReceiptPdf {

    private static final Text TITLE = new Text("同意の控え", "Consent receipt");
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final List<Column> COLUMNS =
            List.of(new Column(new Text("項目", "Item"), 26), new Column(new Text("内容", "Content"), 74));

    private ReceiptPdf() {}

    static byte[] of(Map<String, Object> facts, Agreement agreement, Signer signer, Instant now) throws IOException {
        var made = now.truncatedTo(ChronoUnit.SECONDS).atZone(JAPAN).toOffsetDateTime();
        var sections = List.of(agreed(facts, agreement), recorded(facts));
        return signed(
                PdfWriter.write(new PdfDocument(TITLE, agreement.actor(), made, List.of(), sections)), signer, now);
    }

    private static Section agreed(Map<String, Object> facts, Agreement agreement) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of("相手 With", agreement.actor()));
        rows.add(Row.of("内容 What", what(agreement)));
        agreement.leftOut().forEach(one -> rows.add(Row.of("除く Except", one.actor() + "  " + words(one))));
        rows.add(Row.of("期間 Period", agreement.from() + " 〜 " + agreement.until()));
        rows.add(Row.of("目的 Purpose", said(facts.get("purpose"))));
        rows.add(Row.of("状態 Status", facts.get("status") + (agreement.withdrawn() ? " (取り消し済み withdrawn)" : "")));
        return section("同意の内容", "What was agreed to", rows);
    }

    private static Section recorded(Map<String, Object> facts) {
        var table = section(
                "記録",
                "Record",
                List.of(
                        Row.of("同意した日時 Given", said(facts.get("given"))),
                        Row.of("署名した人 Signed by", said(facts.get("signedBy"))),
                        Row.of("規約 Policy", said(facts.get("policy"))),
                        Row.of("記録 Record", facts.get("consent") + "  version " + facts.get("version")),
                        Row.of("発行 Issued", said(facts.get("issued")))));
        return new Section(
                table.title(),
                List.of(
                        table.blocks().get(0),
                        new Paragraph("同意は「見せる」のページでいつでも取り消せます。\n"
                                + "A consent can be withdrawn at any time on the page Share.")));
    }

    private static Section section(String ja, String en, List<Row> rows) {
        return new Section(new Text(ja, en), List.of(new Table(COLUMNS, rows)));
    }

    /** One fact, which may be a list of several. */
    private static String said(@Nullable Object fact) {
        return fact instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(fact);
    }

    private static String words(Left left) {
        var words = Stream.concat(
                        left.categories().stream().map(one -> both(one.display())),
                        left.sensitivities().stream().map(one -> both(one.display())))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "すべて everything" : words;
    }

    /** What is allowed, and each category and each sensitivity in a line of its own. */
    private static String what(Agreement agreement) {
        var lines = Stream.of(
                Stream.of(right(agreement)),
                agreement.categories().stream().map(one -> "・" + both(one.display())),
                agreement.sensitivities().stream().map(one -> "・特に慎重な情報: " + both(one.display())));
        return lines.flatMap(one -> one).collect(Collectors.joining("\n"));
    }

    private static String both(Text text) {
        return text.ja() + "  " + text.en();
    }

    private static String right(Agreement agreement) {
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
        signature.setSignDate(GregorianCalendar.from(now.atZone(JAPAN)));
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

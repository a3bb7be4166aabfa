package jp.kenkotecho.sharing.consent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.sharing.consent.Drafts.Agreement;
import jp.kenkotecho.sharing.consent.Drafts.Left;
import jp.kenkotecho.sharing.consent.ReceiptKey.Signer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
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
 * A receipt on one page, signed (PDF 1.7 §12.8, adbe.pkcs7.detached). Its Japanese font is one of the standard CID fonts
 * (§9.7.5.2, Adobe-Japan1), which readers have: a font of our own would make each page megabytes.
 */
final class ReceiptPdf {

    private static final float LEFT = 56;
    private static final float TOP = 780;
    private static final float LINE = 22;
    private static final int BIG = 18;
    private static final int NORMAL = 11;
    private static final String FONT = "HeiseiKakuGo-W5";

    private static final char LATIN = 0x7f;
    private static final Pattern RUN = Pattern.compile("[ -~]+|[^ -~]+");

    private ReceiptPdf() {}

    static byte[] of(Map<String, Object> facts, Agreement agreement, Signer signer, Instant now) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            var resources = new PDResources();
            resources.getCOSObject().setItem(COSName.FONT, fonts());
            page.setResources(resources);
            page.setContents(new PDStream(document, stream(content(lines(facts, agreement)))));
            document.addPage(page);
            document.getDocumentInformation().setTitle("同意の控え Consent receipt");
            var out = new ByteArrayOutputStream();
            document.save(out);
            return signed(out.toByteArray(), signer, now);
        }
    }

    private static List<String> lines(Map<String, Object> facts, Agreement agreement) {
        var lines = new ArrayList<String>();
        lines.add("同意の控え  Consent receipt");
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
        return lines;
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

    /** Text in hexadecimal: nothing in it can be an operator. */
    private static String content(List<String> lines) {
        var shown = new StringBuilder("BT\n");
        for (var i = 0; i < lines.size(); i++) {
            var size = i == 0 ? BIG : NORMAL;
            shown.append("1 0 0 1 ")
                    .append(LEFT)
                    .append(' ')
                    .append(TOP - LINE * i)
                    .append(" Tm\n");
            RUN.matcher(lines.get(i)).results().map(MatchResult::group).forEach(run -> shown.append(
                            run.charAt(0) < LATIN ? "/F2 " : "/F1 ")
                    .append(size)
                    .append(" Tf <")
                    .append(hex(run))
                    .append("> Tj\n"));
        }
        return shown.append("ET\n").toString();
    }

    private static String hex(String run) {
        var isLatin = run.charAt(0) < LATIN;
        return HexFormat.of().formatHex(run.getBytes(isLatin ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII));
    }

    /** Japanese in a CID font that knows every letter, Latin in one of the standard fourteen. */
    private static COSDictionary fonts() {
        var fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F1"), japanese());
        fonts.setItem(COSName.getPDFName("F2"), new PDType1Font(Standard14Fonts.FontName.HELVETICA).getCOSObject());
        return fonts;
    }

    private static COSDictionary japanese() {
        var system = new COSDictionary();
        system.setItem(COSName.getPDFName("Registry"), new COSString("Adobe"));
        system.setItem(COSName.getPDFName("Ordering"), new COSString("Japan1"));
        system.setInt(COSName.getPDFName("Supplement"), 4);
        var descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        descendant.setName(COSName.BASE_FONT, FONT);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor());
        var descendants = new COSArray();
        descendants.add(descendant);
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, FONT);
        font.setName(COSName.ENCODING, "UniJIS-UTF16-H");
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }

    private static COSDictionary descriptor() {
        var descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, FONT);
        descriptor.setInt(COSName.FLAGS, 4);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 752);
        descriptor.setInt(COSName.DESCENT, -271);
        descriptor.setInt(COSName.CAP_HEIGHT, 737);
        descriptor.setInt(COSName.STEM_V, 58);
        var box = new COSArray();
        for (var edge : new int[] {-92, -250, 1010, 922}) {
            box.add(COSInteger.get(edge));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        return descriptor;
    }

    /** As an update of the finished page, which is what the signature covers. */
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

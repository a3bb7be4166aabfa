package jp.kenkotecho.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.pdf.PdfText;
import org.apache.pdfbox.Loader;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;

/** What somebody agreed to, as a file that can be checked without the server. */
@Checklist("C6")
class ReceiptIT extends ServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void is_json_that_a_jws_signs() throws Exception {
        var haru = Resident.in(SERVER);
        var consent = haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic")
                .sharing("medication", "PSY")
                .butNot("HIV"));

        var receipt = JSON.readTree(file(haru, consent, "json"));
        var jws = JWSObject.parse(receipt.get("jws").asText());
        var certificate =
                X509CertUtils.parse(jws.getHeader().getX509CertChain().get(0).decode());

        assertThat(jws.verify(new ECDSAVerifier((ECPublicKey) certificate.getPublicKey())))
                .isTrue();
        assertThat(JSON.readTree(jws.getPayload().toString())).isEqualTo(receipt.get("receipt"));
        assertThat(receipt.get("receipt").toString())
                .contains("伊藤内科", "medication", "PSY", "Consent/" + consent, "TREAT", "\"status\":\"active\"", "HIV");
    }

    @Test
    void is_a_pdf_that_a_cms_signature_covers() throws Exception {
        var haru = Resident.in(SERVER);
        var consent = haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic")
                .sharing("medication", "PSY")
                .butNot("HIV"));
        var pdf = file(haru, consent, "pdf");
        Files.write(Files.createDirectories(Path.of("target", "pages")).resolve("receipt.pdf"), pdf);

        try (var document = Loader.loadPDF(pdf)) {
            var signature = document.getLastSignatureDictionary();
            var cms = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(pdf)), signature.getContents(pdf));
            var signer = cms.getSignerInfos().getSigners().iterator().next();
            var certificate = (X509CertificateHolder)
                    cms.getCertificates().getMatches(null).iterator().next();
            assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate)))
                    .isTrue();
        }
        assertThat(PdfText.of(pdf))
                .contains("同意の控え Consent receipt", "相手 With 伊藤内科", "見せる shared", "・お薬", "・特に慎重な情報: ")
                .contains("除く Except", "目的 Purpose TREAT", "状態 Status active", "Consent/" + consent + " version 1")
                .contains("いつでも取り消せます。", "can be withdrawn at any time");
    }

    @Test
    void is_for_whoever_sees_the_consent_and_of_a_consent_to_sharing() {
        var haru = Resident.in(SERVER);
        var consent = haru.agrees(new ConsentText(haru.id(), "Organization/demo-ito-clinic"));
        var doctor = App.clinic(SERVER, "user/*.rs").token("dr-ito", "");

        assertThat(SERVER.get(doctor, "Consent/" + consent + "/$receipt").status())
                .isEqualTo(404);
        assertThat(haru.reads("Consent/" + consent + "/$receipt?format=docx").status())
                .isEqualTo(422);
        assertThat(haru.browser()
                        .get("/share/receipt?consent=" + consent + "&format=pdf")
                        .header("Content-Type"))
                .isEqualTo("application/pdf");
    }

    private static byte[] file(Resident whose, String consent, String format) {
        var answer = whose.reads("Consent/" + consent + "/$receipt?format=" + format);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Base64.getDecoder().decode(answer.json().get("data").asText());
    }
}

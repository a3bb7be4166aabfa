package jp.kenkotecho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would be stored with another meaning than it was sent with is not stored. */
class NotUnderstoodIT extends ServerTest {

    private static final String MODIFIER =
            "\"modifierExtension\":[{\"url\":\"http://other.example/not\",\"valueBoolean\":true}]";
    private static final String CLINIC = "Organization/demo-ito-clinic";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"code\":{\"text\":\"a\"},M` | Basic.modifierExtension[0]",
                "`\"code\":{\"text\":\"a\"},\"contained\":[{\"resourceType\":\"Basic\",\"id\":\"b\",\"code\":{\"text\":\"b\"},M}],"
                        + "\"extension\":[{\"url\":\"http://x\",\"valueReference\":{\"reference\":\"#b\"}}]` "
                        + "| Basic.contained[0].modifierExtension[0]",
            })
    void refuses_an_extension_that_changes_the_meaning_and_says_where(String content, String where) {
        var refused = SERVER.post("Basic", "{\"resourceType\":\"Basic\"," + content.replace("M", MODIFIER) + "}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().at("/issue/0/expression/0").asText()).isEqualTo(where);
    }

    @Test
    void refuses_rules_elsewhere_and_extensions_of_a_subscription() {
        var haru = Resident.in(SERVER);
        var rules = "{\"implicitRules\":\"http://other.example/rules\",";
        var consent = haru.sends(
                "POST", "Consent", new ConsentText(haru.id(), CLINIC).text().replaceFirst("\\{", rules));
        var app = haru.tokenFor(haru.id(), "patient/*.rs patient/Subscription.cruds");
        var called = SERVER.send(SERVER.with(app, "Subscription")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Subscription\"," + MODIFIER
                        + ",\"status\":\"requested\",\"reason\":\"x\",\"criteria\":\"Observation?patient=Patient/"
                        + haru.id()
                        + "\",\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"http://127.0.0.1:9/hook\"}}")));

        assertThat(consent.status()).as(consent.text()).isEqualTo(422);
        assertThat(consent.text()).contains("Consent.implicitRules");
        assertThat(called.status()).as(called.text()).isEqualTo(422);
    }

    @Test
    void refuses_it_in_a_patch_in_a_transaction_and_tells_of_it_when_asked() {
        var plain = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"a\"}}";
        var modified = plain.replaceFirst("\\{", "{" + MODIFIER + ",");
        var id = SERVER.post("Basic", plain).id();

        assertThat(SERVER.put("Basic/" + id, modified.replaceFirst("\\{", "{\"id\":\"" + id + "\","))
                        .status())
                .isEqualTo(422);
        assertThat(SERVER.post(
                                "",
                                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                                        + modified + ",\"request\":{\"method\":\"POST\",\"url\":\"Basic\"}}]}")
                        .text())
                .contains("Bundle.entry[0].resource/Basic.modifierExtension[0]");
        assertThat(SERVER.post("Basic/$validate", modified).text()).contains("Basic.modifierExtension[0]");
    }

    /** A permit that somebody else's extension turns into its opposite would be read as a permit. */
    @Test
    void refuses_a_consent_with_one_anywhere() {
        var haru = Resident.in(SERVER);
        var text = new ConsentText(haru.id(), CLINIC).text();

        var whole = haru.sends("POST", "Consent", text.replaceFirst("\\{", "{" + MODIFIER + ","));
        var part = haru.sends("POST", "Consent", text.replace("\"provision\":{", "\"provision\":{" + MODIFIER + ","));

        assertThat(whole.status()).as(whole.text()).isEqualTo(422);
        assertThat(part.status()).as(part.text()).isEqualTo(422);
        assertThat(part.json().at("/issue/0/expression/0").asText())
                .isEqualTo("Consent.provision.modifierExtension[0]");
    }

    @Test
    void refuses_a_consent_that_nobody_gave() {
        var haru = Resident.in(SERVER);
        var nobodys = new ConsentText(haru.id(), CLINIC).text().replaceFirst("\"performer\":\\[[^\\]]*\\],?", "");

        var refused = haru.sends("POST", "Consent", nobodys);

        assertThat(nobodys).doesNotContain("performer");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().at("/issue/0/expression/0").asText()).isEqualTo("Consent.performer");
    }
}
